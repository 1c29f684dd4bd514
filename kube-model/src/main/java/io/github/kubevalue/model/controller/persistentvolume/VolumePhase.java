package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumePhase;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Where a volume stands, and since when. */
final class VolumePhase {
    // pkg/controller/volume/persistentvolume/pv_controller.go, updateVolumePhase
    private VolumePhase() {}

    /** The plan to write the phase, if it is another. */
    static Plan plan(PersistentVolume volume, PersistentVolumePhase phase, Instant now) {
        return isIn(volume, phase) ? Plan.none() : write(volume, phase, Option.none(), now);
    }

    /** The plan to write that the volume has failed, and to tell why, if that is new. */
    static Plan failed(PersistentVolume volume, String reason, String message, Instant now) {
        return isIn(volume, PersistentVolumePhase.FAILED)
                ? Plan.none()
                : write(volume, PersistentVolumePhase.FAILED, Option.of(message), now)
                        .telling(Event.warning(volume, reason, message));
    }

    static boolean isIn(PersistentVolume volume, PersistentVolumePhase phase) {
        return volume.status().phase().contains(phase);
    }

    private static Plan write(
            PersistentVolume volume, PersistentVolumePhase phase, Option<String> message, Instant now) {
        return Plan.of(
                new Write.UpdateStatus(volume.withStatus(volume.status()
                        .withPhase(Option.of(phase))
                        .withMessage(message)
                        .withLastPhaseTransitionTime(Option.of(now.truncatedTo(ChronoUnit.SECONDS))))),
                "volume is " + phase.text().toLowerCase(Locale.ROOT));
    }
}
