package io.github.kubevalue.model.admission.podsecurity;

import static io.github.kubevalue.model.admission.podsecurity.Wording.counted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.quoted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.sorted;

import io.github.kubevalue.model.core.Volume;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** The volumes that restricted pods may have. (pod-security-admission/policy/check_restrictedVolumes.go) */
final class RestrictedVolumes {
    /** A kind of volume: how messages call it, and how a volume says that it is one. */
    private record Type(String name, Function<Volume, Option<?>> source) {
        boolean isOf(Volume volume) {
            return source.apply(volume).isDefined();
        }
    }

    private static final Seq<Function<Volume, Option<?>>> ALLOWED = Vector.of(
            Volume::configMap,
            Volume::csi,
            Volume::downwardAPI,
            Volume::emptyDir,
            Volume::ephemeral,
            Volume::image,
            Volume::persistentVolumeClaim,
            Volume::projected,
            Volume::secret);

    private static final Seq<Type> FORBIDDEN = Vector.of(
            new Type("hostPath", Volume::hostPath),
            new Type("gcePersistentDisk", Volume::gcePersistentDisk),
            new Type("awsElasticBlockStore", Volume::awsElasticBlockStore),
            new Type("gitRepo", Volume::gitRepo),
            new Type("nfs", Volume::nfs),
            new Type("iscsi", Volume::iscsi),
            new Type("glusterfs", Volume::glusterfs),
            new Type("rbd", Volume::rbd),
            new Type("flexVolume", Volume::flexVolume),
            new Type("cinder", Volume::cinder),
            new Type("cephfs", Volume::cephfs),
            new Type("flocker", Volume::flocker),
            new Type("fc", Volume::fc),
            new Type("azureFile", Volume::azureFile),
            new Type("vsphereVolume", Volume::vsphereVolume),
            new Type("quobyte", Volume::quobyte),
            new Type("azureDisk", Volume::azureDisk),
            new Type("photonPersistentDisk", Volume::photonPersistentDisk),
            new Type("portworxVolume", Volume::portworxVolume),
            new Type("scaleIO", Volume::scaleIO),
            new Type("storageos", Volume::storageos));

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
        return ALLOWED.exists(source -> source.apply(volume).isDefined());
    }

    private static String type(Volume volume) {
        return FORBIDDEN.find(type -> type.isOf(volume)).map(Type::name).getOrElse("unknown");
    }
}
