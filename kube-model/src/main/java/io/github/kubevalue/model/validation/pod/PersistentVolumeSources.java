package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.CSIPersistentVolumeSource;
import io.github.kubevalue.model.core.LocalVolumeSource;
import io.github.kubevalue.model.core.PersistentVolumeSpec;
import io.github.kubevalue.model.core.SecretReference;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * The rules on where a persistent volume is: exactly one source, and what each must say. Sources that are served by drivers
 * or by nobody today are counted, but not looked into.
 */
public final class PersistentVolumeSources {
    // pkg/apis/core/validation/validation.go, ValidatePersistentVolumeSpec
    private static final int LONGEST_DRIVER = 63;

    private PersistentVolumeSources() {}

    /** Returns the faults of the source of a volume, the first if there are several. */
    public static Seq<FieldError> faults(PersistentVolumeSpec spec, FieldPath path) {
        Seq<String> given = given(spec);
        return given.isEmpty()
                ? Vector.of(path.required("must specify a volume type"))
                : ofFirst(given.head(), spec, path)
                        .appendAll(given.tail()
                                .map(name -> path.child(name).forbidden("may not specify more than 1 volume type")));
    }

    /** The names of the sources that are given, in the order in which they are looked at. */
    private static Seq<String> given(PersistentVolumeSpec spec) {
        Seq<Tuple2<String, Option<?>>> all = Vector.of(
                Tuple.of("hostPath", spec.hostPath()),
                Tuple.of("gcePersistentDisk", spec.gcePersistentDisk()),
                Tuple.of("awsElasticBlockStore", spec.awsElasticBlockStore()),
                Tuple.of("glusterfs", spec.glusterfs()),
                Tuple.of("flocker", spec.flocker()),
                Tuple.of("nfs", spec.nfs()),
                Tuple.of("rbd", spec.rbd()),
                Tuple.of("quobyte", spec.quobyte()),
                Tuple.of("cephFS", spec.cephfs()),
                Tuple.of("iscsi", spec.iscsi()),
                Tuple.of("cinder", spec.cinder()),
                Tuple.of("fc", spec.fc()),
                Tuple.of("flexVolume", spec.flexVolume()),
                Tuple.of("azureFile", spec.azureFile()),
                Tuple.of("vsphereVolume", spec.vsphereVolume()),
                Tuple.of("photonPersistentDisk", spec.photonPersistentDisk()),
                Tuple.of("portworxVolume", spec.portworxVolume()),
                Tuple.of("azureDisk", spec.azureDisk()),
                Tuple.of("scaleIO", spec.scaleIO()),
                Tuple.of("local", spec.local()),
                Tuple.of("storageos", spec.storageos()),
                Tuple.of("csi", spec.csi()));
        return all.filter(source -> source._2.isDefined()).map(Tuple2::_1);
    }

    private static Seq<FieldError> ofFirst(String name, PersistentVolumeSpec spec, FieldPath path) {
        return switch (name) {
            case "hostPath" -> VolumeRules.hostPath(spec.hostPath().get(), path.child(name));
            case "nfs" -> NetworkVolumeRules.nfs(spec.nfs().get(), path.child(name));
            case "local" -> local(spec.local().get(), spec, path);
            case "csi" -> csi(spec.csi().get(), path.child(name));
            default -> Vector.empty();
        };
    }

    private static Seq<FieldError> local(LocalVolumeSource local, PersistentVolumeSpec spec, FieldPath path) {
        FieldPath at = path.child("local").child("path");
        return Faults.NONE
                .and(local.path().isEmpty() ? Vector.of(at.required()) : PathRules.noBacksteps(local.path(), at))
                .when(
                        spec.nodeAffinity().isEmpty(),
                        () -> path.child("nodeAffinity").required("Local volume requires node affinity"))
                .found();
    }

    // validateCSIPersistentVolumeSource
    private static Seq<FieldError> csi(CSIPersistentVolumeSource csi, FieldPath path) {
        return Faults.NONE
                .and(driver(csi.driver(), path.child("driver")))
                .when(
                        csi.volumeHandle().isEmpty(),
                        () -> path.child("volumeHandle").required())
                .given(csi.controllerPublishSecretRef(), ref -> secret(ref, path.child("controllerPublishSecretRef")))
                .given(csi.controllerExpandSecretRef(), ref -> secret(ref, path.child("controllerExpandSecretRef")))
                .given(csi.nodePublishSecretRef(), ref -> secret(ref, path.child("nodePublishSecretRef")))
                .given(csi.nodeExpandSecretRef(), ref -> secret(ref, path.child("nodeExpandSecretRef")))
                .found();
    }

    // ValidateCSIDriverName
    private static Seq<FieldError> driver(String name, FieldPath path) {
        return name.isEmpty()
                ? Vector.of(path.required())
                : Faults.NONE
                        .when(name.length() > LONGEST_DRIVER, () -> path.tooLong(LONGEST_DRIVER))
                        .keeps(Names.DNS_SUBDOMAIN, Option.of(name.toLowerCase(Locale.ROOT)), path)
                        .found();
    }

    // validatePVSecretReference
    private static Seq<FieldError> secret(SecretReference ref, FieldPath path) {
        return Faults.NONE
                .named(Names.DNS_SUBDOMAIN, ref.name(), path.child("name"))
                .named(Names.DNS_LABEL, ref.namespace(), path.child("namespace"))
                .found();
    }
}
