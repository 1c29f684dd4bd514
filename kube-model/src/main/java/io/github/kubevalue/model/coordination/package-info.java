/** The API group coordination.k8s.io: who leads, and who is alive. All of v1 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.coordination;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
