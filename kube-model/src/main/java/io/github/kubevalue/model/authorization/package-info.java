/** The API group authorization.k8s.io: questions about what somebody may do, which are answered and not kept. All of v1 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.authorization;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
