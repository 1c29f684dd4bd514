/** {@code StorageObjectInUseProtection}: volumes and claims do not go while they are in use. */
@NullMarked
package io.github.kubevalue.model.admission.storageobjectinuseprotection;

import org.jspecify.annotations.NullMarked;
