package io.github.kubevalue.model.admission.podsecurity;

import static io.github.kubevalue.model.admission.podsecurity.Wording.counted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.quoted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.sorted;

import io.github.kubevalue.model.core.Volume;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The volumes that restricted pods may have. (pod-security-admission/policy/check_restrictedVolumes.go) */
final class RestrictedVolumes {
    private static final Seq<String> ALLOWED = Vector.of("csi", "image");
    private static final Seq<String> FORBIDDEN = Vector.of(
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "gitRepo",
            "nfs",
            "iscsi",
            "glusterfs",
            "rbd",
            "flexVolume",
            "cinder",
            "cephfs",
            "flocker",
            "fc",
            "azureFile",
            "vsphereVolume",
            "quobyte",
            "azureDisk",
            "photonPersistentDisk",
            "portworxVolume",
            "scaleIO",
            "storageos");

    private RestrictedVolumes() {}

    static Option<Violation> violation(PodView pod) {
        Seq<Volume> bad = pod.spec().volumes().reject(RestrictedVolumes::isAllowed);
        Seq<String> names = bad.map(Volume::name);
        Seq<String> types = sorted(bad.map(RestrictedVolumes::type));
        return Option.when(
                !bad.isEmpty(),
                () -> new Violation(
                        "restricted volume types",
                        counted("volume", "volumes", names) + " " + quoted(names) + " " + counted("uses", "use", names)
                                + " " + counted("restricted volume type", "restricted volume types", types) + " "
                                + quoted(types)));
    }

    private static boolean isAllowed(Volume volume) {
        return volume.configMap().isDefined()
                || volume.downwardAPI().isDefined()
                || volume.emptyDir().isDefined()
                || volume.ephemeral().isDefined()
                || volume.persistentVolumeClaim().isDefined()
                || volume.projected().isDefined()
                || volume.secret().isDefined()
                || ALLOWED.exists(type -> Unlisted.isOf(volume, type));
    }

    private static String type(Volume volume) {
        return volume.hostPath().isDefined()
                ? "hostPath"
                : FORBIDDEN.find(type -> Unlisted.isOf(volume, type)).getOrElse("unknown");
    }
}
