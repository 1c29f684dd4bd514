package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.validation.AmountWarnings;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** What the volumes of a pod may be and had better not. (pkg/api/pod/warnings.go) */
final class VolumeWarnings {
    private VolumeWarnings() {}

    static Seq<String> of(Volume volume, FieldPath path) {
        FieldPath claim = path.child("ephemeral").child("volumeClaimTemplate").child("spec");
        return Vector.of(
                        old(
                                volume.photonPersistentDisk(),
                                path,
                                "photonPersistentDisk",
                                "v1.11, non-functional in v1.16+"),
                        old(volume.gitRepo(), path, "gitRepo", "v1.11, and disabled by default in v1.33+"),
                        old(volume.scaleIO(), path, "scaleIO", "v1.16, non-functional in v1.22+"),
                        old(volume.flocker(), path, "flocker", "v1.22, non-functional in v1.25+"),
                        old(volume.storageos(), path, "storageOS", "v1.22, non-functional in v1.25+"),
                        old(volume.quobyte(), path, "quobyte", "v1.22, non-functional in v1.25+"),
                        old(volume.glusterfs(), path, "glusterfs", "v1.25, non-functional in v1.26+"))
                .flatMap(Function.identity())
                .appendAll(volume.ephemeral()
                        .flatMap(ephemeral -> ephemeral.volumeClaimTemplate())
                        .toVector()
                        .flatMap(template -> AmountWarnings.claim(template.spec(), claim)))
                .appendAll(old(volume.cephfs(), path, "cephfs", "v1.28, non-functional in v1.31+"))
                .appendAll(old(volume.rbd(), path, "rbd", "v1.28, non-functional in v1.31+"));
    }

    private static Option<String> old(Option<?> source, FieldPath path, String name, String since) {
        return source.map(given -> path.child(name) + ": deprecated in " + since);
    }
}
