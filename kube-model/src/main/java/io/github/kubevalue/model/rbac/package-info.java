/** The API group rbac.authorization.k8s.io: who may do what, by roles and bindings. All of v1 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.rbac;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
