/** The API group authentication.k8s.io: questions about who somebody is, which are answered and not kept. All of v1 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.authentication;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
