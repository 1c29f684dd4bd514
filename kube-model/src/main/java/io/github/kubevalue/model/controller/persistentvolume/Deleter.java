package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.core.HostPathVolumeSource;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeSpec;
import io.github.kubevalue.model.volume.InTreePlugins;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** Who deletes what is behind a volume. */
enum Deleter {
    /** The binder itself. */
    BINDER,
    /** The driver that made it. */
    EXTERNAL;

    // pkg/volume/hostpath/host_path.go, Delete
    private static final Pattern TEMPORARY = Pattern.compile("/tmp/.+");

    /** Who deletes a volume, or why nobody does. */
    // pkg/controller/volume/persistentvolume/pv_controller.go, findDeletablePlugin
    static Either<String, Deleter> of(PersistentVolume volume) {
        Option<String> maker = volume.metadata()
                .annotations()
                .get(VolumeAnnotations.PROVISIONED_BY)
                .filter(name -> !name.isEmpty());
        if (maker.isDefined()) {
            return maker.get().startsWith(InTreePlugins.PREFIX)
                    ? Either.left("no volume plugin matched name: " + maker.get())
                    : Either.right(EXTERNAL);
        }
        return volume.spec().csi().isDefined() ? Either.right(EXTERNAL) : bySource(volume);
    }

    private static Either<String, Deleter> bySource(PersistentVolume volume) {
        PersistentVolumeSpec spec = volume.spec();
        if (spec.hostPath().isDefined()) {
            return byHostPath(spec.hostPath().get());
        }
        // cmd/kube-controller-manager/app/plugins.go, ProbeProvisionableRecyclableVolumePlugins: the binder has
        // host-path and nfs
        return Either.left("error getting deleter volume plugin for volume \"" + volume.name() + "\": "
                + (spec.nfs().isDefined() ? "no deletable volume plugin matched" : "no volume plugin matched"));
    }

    private static Either<String, Deleter> byHostPath(HostPathVolumeSource source) {
        return TEMPORARY.matcher(source.path()).find()
                ? Either.right(BINDER)
                : Either.left("host_path deleter only supports /tmp/.+ but received provided " + source.path());
    }
}
