/** {@code ServiceAccount}: every pod runs as a service account, and finds its token where programs look for it. */
@NullMarked
package io.github.kubevalue.model.admission.serviceaccount;

import org.jspecify.annotations.NullMarked;
