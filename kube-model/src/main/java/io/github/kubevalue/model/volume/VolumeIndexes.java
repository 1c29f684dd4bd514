package io.github.kubevalue.model.volume;

import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** How volumes, claims and the pods that use them are found. */
public final class VolumeIndexes {

    /** Under what {@link #WAITING_CLAIMS} has the claims that do not say a class. */
    public static final String UNSAID_CLASS = "<unsaid>";

    /** Pods by the claims that they use, the claims of their ephemeral volumes among them: {@code demo/data}. */
    public static final Index<Pod> PODS_BY_CLAIM = Index.of(
                    "pods by claim", Pod.KIND, pod -> claims(pod).map(claim -> pod.namespace() + "/" + claim))
            .reading(pod -> pod.spec().volumes());

    /** Volumes by the claim that they are bound to or meant for: {@code demo/data}. */
    public static final Index<PersistentVolume> VOLUMES_BY_CLAIM = Index.of(
            "volumes by claim",
            PersistentVolume.KIND,
            volume -> claim(volume).map(VolumeIndexes::text).toVector());

    /** Volumes that are neither bound nor meant for a claim, by class. */
    public static final Index<PersistentVolume> FREE_VOLUMES = Index.of(
            "free volumes by class",
            PersistentVolume.KIND,
            volume -> volume.spec().claimRef().isEmpty() ? Vector.of(volume.className()) : Vector.empty());

    /** Claims by the volume that they are bound to or want. */
    public static final Index<PersistentVolumeClaim> CLAIMS_BY_VOLUME = Index.of(
            "claims by volume",
            PersistentVolumeClaim.KIND,
            claim -> claim.volumeName().toVector());

    /** Claims that wait for any volume, by class; those that do not say a class under {@link #UNSAID_CLASS} too. */
    public static final Index<PersistentVolumeClaim> WAITING_CLAIMS =
            Index.of("waiting claims by class", PersistentVolumeClaim.KIND, VolumeIndexes::awaited);

    /** All of them. */
    public static final Catalog CATALOG =
            Catalog.of(PODS_BY_CLAIM, VOLUMES_BY_CLAIM, FREE_VOLUMES, CLAIMS_BY_VOLUME, WAITING_CLAIMS);

    private VolumeIndexes() {}

    /** Returns the text under which a claim is found: {@code demo/data}. */
    public static String text(PersistentVolumeClaim claim) {
        return text(claim.key());
    }

    /** Returns the text under which the claim of a key is found. */
    public static String text(ResourceKey claim) {
        return claim.namespace() + "/" + claim.name();
    }

    /** Returns the claim that a volume is bound to or meant for. */
    public static Option<ResourceKey> claim(PersistentVolume volume) {
        return volume.spec().claimRef().map(VolumeIndexes::key);
    }

    /** Returns the claims that a pod uses, those of its ephemeral volumes among them. */
    public static Seq<ResourceKey> claimKeys(Pod pod) {
        return claims(pod).map(name -> PersistentVolumeClaim.KIND.key(pod.namespace(), name));
    }

    /** Returns the names of the claims that a pod uses, those of its ephemeral volumes among them. */
    public static Seq<String> claims(Pod pod) {
        return pod.spec().volumes().flatMap(volume -> claim(pod, volume));
    }

    /** Returns the name of the claim behind a volume of a pod, if there is one. */
    public static Option<String> claim(Pod pod, Volume volume) {
        // component-helpers/storage/ephemeral/ephemeral.go, VolumeClaimName
        return volume.persistentVolumeClaim()
                .map(source -> source.claimName())
                .orElse(() -> volume.ephemeral().map(source -> pod.name() + "-" + volume.name()));
    }

    private static ResourceKey key(ObjectReference ref) {
        return PersistentVolumeClaim.KIND.key(
                ref.namespace().getOrElse(""), ref.name().getOrElse(""));
    }

    private static Seq<String> awaited(PersistentVolumeClaim claim) {
        boolean waits = claim.volumeName().isEmpty() && !claim.metadata().isAnnotated(VolumeAnnotations.BIND_COMPLETED);
        if (!waits) {
            return Vector.empty();
        }
        return claim.hasClass() ? Vector.of(claim.className()) : Vector.of(claim.className(), UNSAID_CLASS);
    }
}
