/** The API group apiregistration.k8s.io: who serves which API. All of v1 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.apiregistration;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
