package io.github.kubevalue.model.volume;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeAccessMode;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeMode;
import io.github.kubevalue.model.core.PersistentVolumePhase;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * The search for the volume that fits a claim best: one that is meant for the claim, or else the smallest that has room,
 * class, mode, labels and place. Of volumes that are alike, the first by name, where Kubernetes takes any.
 */
public final class VolumeSearch {
    // component-helpers/storage/volume/pv_helpers.go, FindMatchingVolume
    private static final Seq<PersistentVolumeAccessMode> MODES = Vector.of(
            PersistentVolumeAccessMode.READ_WRITE_ONCE,
            PersistentVolumeAccessMode.READ_ONLY_MANY,
            PersistentVolumeAccessMode.READ_WRITE_MANY,
            PersistentVolumeAccessMode.READ_WRITE_ONCE_POD);
    private static final Comparator<Seq<PersistentVolumeAccessMode>> FEWEST = Comparator.comparingInt(
                    (Seq<PersistentVolumeAccessMode> modes) -> modes.size())
            .thenComparing(modes -> modes.mkString(","));

    private VolumeSearch() {}

    /**
     * Returns the volume to which the binder binds a claim. Among those with the fewest access modes beyond the wanted
     * ones, a volume that is meant for the claim comes first, then the smallest; a claim that waits for its first consumer
     * gets only one that is meant for it.
     */
    public static Option<PersistentVolume> best(PersistentVolumeClaim claim, Snapshot snapshot) {
        // pkg/controller/volume/persistentvolume/index.go, findByClaim
        BindingTime time = BindingTime.of(claim, snapshot);
        Seq<PersistentVolume> willing = candidates(claim, snapshot).filter(volume -> hasModes(volume, claim));
        return willing.map(VolumeSearch::modes)
                .distinct()
                .sorted(FEWEST)
                .flatMap(modes ->
                        best(claim, willing.filter(volume -> modes(volume).equals(modes)), time))
                .headOption();
    }

    private static Option<PersistentVolume> best(
            PersistentVolumeClaim claim, Seq<PersistentVolume> volumes, BindingTime time) {
        Seq<PersistentVolume> fitting = volumes.filter(volume -> fits(volume, claim));
        Option<PersistentVolume> own = fitting.find(volume -> volume.isBoundTo(claim));
        return own.isDefined() || time == BindingTime.WITH_THE_FIRST_CONSUMER
                ? own
                : smallest(fitting.filter(volume -> isOffered(volume, claim)));
    }

    /**
     * Returns the volume that the scheduler would bind to a claim for a pod on that node.
     *
     * @param taken the volumes that other claims of the pod get
     */
    public static Option<PersistentVolume> on(
            Node node, PersistentVolumeClaim claim, Set<String> taken, Snapshot snapshot) {
        Seq<PersistentVolume> fitting = candidates(claim, snapshot)
                .filter(volume -> volume.className().equals(claim.className()))
                .reject(volume -> taken.contains(volume.name()))
                .filter(volume -> fits(volume, claim));
        Option<PersistentVolume> own = fitting.find(volume -> volume.isBoundTo(claim));
        return own.isDefined()
                ? own.filter(volume -> volume.isReachableFrom(node))
                : smallest(fitting.filter(
                        volume -> isOffered(volume, claim) && hasModes(volume, claim) && volume.isReachableFrom(node)));
    }

    /** Those that are meant for the claim, and those of its class that are meant for none; by name. */
    private static Seq<PersistentVolume> candidates(PersistentVolumeClaim claim, Snapshot snapshot) {
        return snapshot.by(VolumeIndexes.VOLUMES_BY_CLAIM, VolumeIndexes.text(claim))
                .filter(volume -> volume.isBoundTo(claim))
                .appendAll(snapshot.by(VolumeIndexes.FREE_VOLUMES, claim.className()))
                .sortBy(PersistentVolume::name);
    }

    private static boolean fits(PersistentVolume volume, PersistentVolumeClaim claim) {
        return volume.storage().compareTo(claim.requestedStorage()) >= 0
                && hasVolumeMode(volume, claim)
                && hasAttributes(volume, claim)
                && !volume.metadata().isDeleting();
    }

    private static boolean isOffered(PersistentVolume volume, PersistentVolumeClaim claim) {
        return volume.status().phase().contains(PersistentVolumePhase.AVAILABLE)
                && volume.className().equals(claim.className())
                && claim.spec()
                        .selector()
                        .forAll(selector -> LabelQuery.of(selector)
                                .exists(query -> query.matches(volume.metadata().labels())));
    }

    private static Option<PersistentVolume> smallest(Seq<PersistentVolume> volumes) {
        return volumes.minBy(PersistentVolume::storage);
    }

    /** Whether a volume can be mounted in all the ways that the claim wants. */
    public static boolean hasModes(PersistentVolume volume, PersistentVolumeClaim claim) {
        return volume.spec().accessModes().containsAll(claim.spec().accessModes());
    }

    /** Whether a volume is what the claim wants: a file system or a device. */
    public static boolean hasVolumeMode(PersistentVolume volume, PersistentVolumeClaim claim) {
        return volume.spec()
                .volumeMode()
                .getOrElse(PersistentVolumeMode.FILESYSTEM)
                .equals(claim.spec().volumeMode().getOrElse(PersistentVolumeMode.FILESYSTEM));
    }

    /** Whether a volume has the class of attributes that the claim wants. */
    public static boolean hasAttributes(PersistentVolume volume, PersistentVolumeClaim claim) {
        return volume.spec()
                .volumeAttributesClassName()
                .getOrElse("")
                .equals(claim.spec().volumeAttributesClassName().getOrElse(""));
    }

    private static Seq<PersistentVolumeAccessMode> modes(PersistentVolume volume) {
        return MODES.filter(volume.spec().accessModes()::contains);
    }
}
