package io.github.kubevalue.model.volume;

import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.vavr.control.Option;

/** Why a claim cannot have a volume. */
public final class VolumeMismatch {
    private VolumeMismatch() {}

    /** Returns the first reason, in the words of the binder's event; none if the claim can have the volume. */
    public static Option<String> of(PersistentVolume volume, PersistentVolumeClaim claim) {
        // pkg/controller/volume/persistentvolume/pv_controller.go, checkVolumeSatisfyClaim
        if (volume.metadata().isDeleting()) {
            return Option.of("the volume is marked for deletion " + "\"" + volume.name() + "\"");
        }
        if (volume.storage().value() < claim.requestedStorage().value()) {
            return Option.of("requested PV is too small");
        }
        if (!volume.className().equals(claim.className())) {
            return Option.of("storageClassName does not match");
        }
        if (!VolumeSearch.hasAttributes(volume, claim)) {
            return Option.of("volumeAttributesClassName does not match");
        }
        if (!VolumeSearch.hasVolumeMode(volume, claim)) {
            return Option.of("incompatible volumeMode");
        }
        return Option.when(!VolumeSearch.hasModes(volume, claim), "incompatible accessMode");
    }
}
