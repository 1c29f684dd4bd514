package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.BiFunction;

/**
 * Where volumes come from: each from one source. Of several, the first in upstream's order is judged, and the others are
 * one too many. (pkg/apis/core/validation/validation.go, validateVolumeSource)
 */
final class VolumeSources {
    private VolumeSources() {}

    /** A source that a volume gives: its name in manifests, the name that messages give it, and its own faults. */
    private record Source(String called, Seq<FieldError> faults) {}

    static Seq<FieldError> faults(Volume volume, Option<String> pod, PodOptions options, FieldPath path) {
        Seq<Source> given = Vector.of(
                        source(
                                "emptyDir",
                                volume.emptyDir(),
                                (dir, at) -> VolumeRules.emptyDir(dir.sizeLimit(), at),
                                path),
                        source("hostPath", volume.hostPath(), VolumeRules::hostPath, path),
                        source("gitRepo", volume.gitRepo(), DiskRules::gitRepo, path),
                        source(
                                "gcePersistentDisk",
                                volume.gcePersistentDisk(),
                                (disk, at) -> DiskRules.disk(
                                        disk.pdName(),
                                        disk.partition(),
                                        path.child("persistentDisk.pdName"),
                                        path.child("persistentDisk")),
                                path),
                        source(
                                "awsElasticBlockStore",
                                volume.awsElasticBlockStore(),
                                (disk, at) ->
                                        DiskRules.disk(disk.volumeID(), disk.partition(), at.child("volumeID"), at),
                                path),
                        source(
                                "secret",
                                volume.secret(),
                                (secret, at) -> Faults.NONE
                                        .required(secret.secretName(), at.child("secretName"))
                                        .and(PathRules.mode(secret.defaultMode(), at.child("defaultMode")))
                                        .and(VolumeRules.items(secret.items(), at.child("items")))
                                        .found(),
                                path),
                        source("nfs", volume.nfs(), NetworkVolumeRules::nfs, path),
                        source("iscsi", volume.iscsi(), NetworkVolumeRules::iscsi, path),
                        source(
                                "glusterfs",
                                volume.glusterfs(),
                                (gluster, at) -> needed(at, "endpoints", gluster.endpoints())
                                        .appendAll(needed(at, "path", gluster.path())),
                                path),
                        source("flocker", volume.flocker(), NetworkVolumeRules::flocker, path),
                        source(
                                "persistentVolumeClaim",
                                volume.persistentVolumeClaim(),
                                (claim, at) -> Faults.NONE
                                        .when(
                                                claim.claimName().isEmpty(),
                                                () -> at.child("claimName").required())
                                        .found(),
                                path),
                        source(
                                "rbd",
                                volume.rbd(),
                                (rbd, at) -> needed(
                                                at, "monitors", rbd.monitors().mkString())
                                        .appendAll(needed(at, "image", rbd.image())),
                                path),
                        source("cinder", volume.cinder(), DiskRules::cinder, path),
                        source(
                                "cephFS",
                                volume.cephfs(),
                                (ceph, at) -> needed(
                                        path.child("cephfs"),
                                        "monitors",
                                        ceph.monitors().mkString()),
                                path),
                        source("quobyte", volume.quobyte(), NetworkVolumeRules::quobyte, path),
                        source(
                                "downwardAPI",
                                volume.downwardAPI(),
                                (api, at) -> Faults.NONE
                                        .and(PathRules.mode(api.defaultMode(), at.child("defaultMode")))
                                        .and(api.items().flatMap(file -> ProjectionRules.file(file, at)))
                                        .found(),
                                path),
                        source("fc", volume.fc(), NetworkVolumeRules::fc, path),
                        source("flexVolume", volume.flexVolume(), NetworkVolumeRules::flex, path),
                        source(
                                "configMap",
                                volume.configMap(),
                                (map, at) -> Faults.NONE
                                        .required(map.name(), at.child("name"))
                                        .and(PathRules.mode(map.defaultMode(), at.child("defaultMode")))
                                        .and(VolumeRules.items(map.items(), at.child("items")))
                                        .found(),
                                path),
                        source(
                                "azureFile",
                                volume.azureFile(),
                                (file, at) -> needed(at, "secretName", file.secretName())
                                        .appendAll(needed(at, "shareName", file.shareName())),
                                path),
                        source(
                                "vsphereVolume",
                                volume.vsphereVolume(),
                                (disk, at) -> needed(at, "volumePath", disk.volumePath()),
                                path),
                        source(
                                "photonPersistentDisk",
                                volume.photonPersistentDisk(),
                                (disk, at) -> needed(at, "pdID", disk.pdID()),
                                path),
                        source(
                                "portworxVolume",
                                volume.portworxVolume(),
                                (disk, at) -> needed(at, "volumeID", disk.volumeID()),
                                path),
                        source("azureDisk", volume.azureDisk(), DiskRules::azure, path),
                        source("storageos", volume.storageos(), NetworkVolumeRules::storageOs, path),
                        source(
                                "projected",
                                volume.projected(),
                                (projected, at) -> ProjectionRules.faults(projected, options, at),
                                path),
                        source("scaleIO", volume.scaleIO(), DiskRules::scaleIo, path),
                        source("csi", volume.csi(), NetworkVolumeRules::csi, path),
                        source(
                                "ephemeral",
                                volume.ephemeral(),
                                (ephemeral, at) ->
                                        VolumeRules.ephemeral(ephemeral, volume.name(), pod, at, path.child("name")),
                                path),
                        source("image", volume.image(), (image, at) -> DiskRules.image(image, options, at), path))
                .flatMap(source -> source);
        return Faults.NONE
                .and(given.take(1).flatMap(Source::faults))
                .and(given.drop(1)
                        .map(source -> path.child(misspelt(source.called()))
                                .forbidden("may not specify more than 1 volume type")))
                .given(volume.iscsi(), iscsi -> NetworkVolumeRules.initiator(iscsi, volume.name(), path.child("name")))
                .when(given.isEmpty(), () -> path.required("must specify a volume type"))
                .found();
    }

    private static Seq<FieldError> needed(FieldPath path, String field, String value) {
        return value.isEmpty() ? Vector.of(path.child(field).required()) : Vector.empty();
    }

    /** The name of a source in the message that it is one too many. */
    private static String misspelt(String source) {
        return source.equals("downwardAPI") ? "downwarAPI" : source;
    }

    private static <T> Option<Source> source(
            String name, Option<T> source, BiFunction<T, FieldPath, Seq<FieldError>> faults, FieldPath path) {
        return source.map(given -> new Source(name, faults.apply(given, path.child(name))));
    }
}
