/** The API group discovery.k8s.io: which addresses stand behind a Service, in slices. All of v1 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.discovery;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
