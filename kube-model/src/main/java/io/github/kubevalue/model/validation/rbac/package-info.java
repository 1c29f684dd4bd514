/** The rules on roles and bindings, with upstream's paths and messages. */
@NullMarked
package io.github.kubevalue.model.validation.rbac;

import org.jspecify.annotations.NullMarked;
