/** {@code VolumeZone}: a volume that is labelled with its zone is used in that zone only. */
@NullMarked
package io.github.kubevalue.model.scheduler.volumezone;

import org.jspecify.annotations.NullMarked;
