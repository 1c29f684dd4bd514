/** {@code VolumeRestrictions}: pods that use the same disk are kept apart, and a claim for a single pod has but one. */
@NullMarked
package io.github.kubevalue.model.scheduler.volumerestrictions;

import org.jspecify.annotations.NullMarked;
