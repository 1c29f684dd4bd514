package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.core.NFSVolumeSource;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeAccessMode;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimSpec;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.core.PersistentVolumeSpec;
import io.github.kubevalue.model.core.VolumeResourceRequirements;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeBindingMode;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Claims and volumes of a few sizes, modes and classes, so that they often fit and as often compete. */
final class Storage {
    private static final Seq<PersistentVolumeAccessMode> ONE = Vector.of(PersistentVolumeAccessMode.READ_WRITE_ONCE);
    private static final Seq<PersistentVolumeAccessMode> TWO =
            Vector.of(PersistentVolumeAccessMode.READ_WRITE_ONCE, PersistentVolumeAccessMode.READ_WRITE_MANY);

    private Storage() {}

    /** Classes that make no volumes, make them at once, and make them for the first consumer. */
    static Seq<StorageClass> classes() {
        return Vector.of(
                storageClass("manual", "kubernetes.io/no-provisioner", VolumeBindingMode.IMMEDIATE),
                storageClass("prompt", "vendor.com/disk", VolumeBindingMode.IMMEDIATE),
                storageClass("late", "vendor.com/disk", VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER));
    }

    private static StorageClass storageClass(String name, String provisioner, VolumeBindingMode mode) {
        return StorageClass.named(name).withProvisioner(provisioner).withVolumeBindingMode(Option.of(mode));
    }

    private static Arbitrary<String> classNames() {
        return Arbitraries.of("manual", "manual", "manual", "manual", "", "prompt", "late");
    }

    private static Arbitrary<Seq<PersistentVolumeAccessMode>> modes() {
        return Arbitraries.of(Vector.of(ONE, ONE, TWO).asJava());
    }

    /** Mostly nothing. */
    private static Arbitrary<Option<String>> mostly(String one, String other) {
        return Arbitraries.integers()
                .between(0, 9)
                .map(draw -> draw == 0 ? Option.of(one) : Option.when(draw == 1, other));
    }

    /** A volume of that name; some are meant for a claim {@code demo/c0} or {@code demo/c1}. */
    static Arbitrary<PersistentVolume> volume(String name) {
        Arbitrary<Option<String>> claim = mostly("c0", "c1");
        Arbitrary<PersistentVolumeReclaimPolicy> policy = Arbitraries.of(
                PersistentVolumeReclaimPolicy.RETAIN,
                PersistentVolumeReclaimPolicy.RECYCLE,
                PersistentVolumeReclaimPolicy.DELETE);
        return Combinators.combine(Arbitraries.integers().between(1, 4), modes(), classNames(), claim, policy)
                .as((size, modes, storage, meantFor, reclaim) -> PersistentVolume.named(name)
                        .withSpec(PersistentVolumeSpec.builder()
                                .capacity(TreeMap.of("storage", Quantity.parse(size + "Gi")))
                                .accessModes(modes)
                                .storageClassName(storage)
                                .persistentVolumeReclaimPolicy(reclaim)
                                .claimRef(meantFor.map(Storage::reference))
                                .nfs(NFSVolumeSource.builder()
                                        .server("nfs")
                                        .path("/" + name)
                                        .build())
                                .build()));
    }

    private static ObjectReference reference(String claim) {
        return ObjectReference.builder().namespace("demo").name(claim).build();
    }

    /** A claim of that name; some name a volume {@code v0} or {@code v1}. */
    static Arbitrary<PersistentVolumeClaim> claim(String name) {
        Arbitrary<Option<String>> volume = mostly("v0", "v1");
        return Combinators.combine(Arbitraries.integers().between(1, 4), modes(), classNames(), volume)
                .as((size, modes, storage, wanted) -> PersistentVolumeClaim.builder()
                        .metadata(ObjectMeta.named("demo", name))
                        .spec(PersistentVolumeClaimSpec.builder()
                                .accessModes(modes)
                                .storageClassName(storage)
                                .volumeName(wanted)
                                .resources(VolumeResourceRequirements.builder()
                                        .requests(TreeMap.of("storage", Quantity.parse(size + "Gi")))
                                        .build())
                                .build())
                        .build());
    }
}
