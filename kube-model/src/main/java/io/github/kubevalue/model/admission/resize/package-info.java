/** {@code PersistentVolumeClaimResize}: only claims whose class allows it grow. */
@NullMarked
package io.github.kubevalue.model.admission.resize;

import org.jspecify.annotations.NullMarked;
