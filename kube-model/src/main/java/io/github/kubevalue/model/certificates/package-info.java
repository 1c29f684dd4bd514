/** The API group certificates.k8s.io: requests for certificates. All of v1 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.certificates;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
