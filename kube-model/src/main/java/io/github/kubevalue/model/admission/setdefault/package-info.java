/** {@code DefaultStorageClass}: a claim that names no storage class gets the default one. */
@NullMarked
package io.github.kubevalue.model.admission.setdefault;

import org.jspecify.annotations.NullMarked;
