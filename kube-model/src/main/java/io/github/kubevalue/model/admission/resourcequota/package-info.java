/** {@code ResourceQuota}: what a namespace may use, charged with each write. Kinds limited by configuration are not modelled. */
@NullMarked
package io.github.kubevalue.model.admission.resourcequota;

import org.jspecify.annotations.NullMarked;
