/**
 * Role-based access control: what roles allow, to whom bindings grant it, what a user may pass on, and the roles that every API
 * server makes. An answer names the binding, the role and the rule that decided.
 */
@NullMarked
package io.github.kubevalue.model.authorizer.rbac;

import org.jspecify.annotations.NullMarked;
