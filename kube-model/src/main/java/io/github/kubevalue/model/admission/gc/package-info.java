/** {@code OwnerReferencesPermissionEnforcement}: who makes an object hang on another must be allowed what that does. */
@NullMarked
package io.github.kubevalue.model.admission.gc;

import org.jspecify.annotations.NullMarked;
