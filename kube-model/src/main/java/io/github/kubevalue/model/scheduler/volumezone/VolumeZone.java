package io.github.kubevalue.model.scheduler.volumezone;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimVolumeSource;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeBindingMode;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.BindingTime;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/** Refuses nodes in other zones and regions than those of the labels of the pod's volumes. */
public final class VolumeZone implements FilterPlugin {
    // pkg/scheduler/framework/plugins/volumezone/volume_zone.go
    private static final Status CONFLICT = Status.unresolvable("node(s) had no available volume zone");

    /** The labels of volumes, and as what nodes may have them as well. */
    private static final Map<String, String> LABELS = LinkedHashMap.of(
            "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region",
            "topology.kubernetes.io/zone", "topology.kubernetes.io/zone",
            "topology.kubernetes.io/region", "topology.kubernetes.io/region");

    /**
     * Where a volume can be used.
     *
     * @param label the label
     * @param values its values
     */
    private record Place(String label, Seq<String> values) {
        boolean includes(NodeInfo node) {
            return node.label(label)
                    .orElse(() -> node.label(LABELS.get(label).get()))
                    .exists(values::contains);
        }
    }

    @Override
    public String name() {
        return "VolumeZone";
    }

    // EventsToRegister
    @Override
    public boolean heeds(ClusterEvent event) {
        return event.is(StorageClass.KIND, Action.ADD)
                || event.is(Node.KIND, Action.ADD, Action.UPDATE_NODE_LABEL)
                || event.is(PersistentVolumeClaim.KIND, Action.ADD, Action.UPDATE)
                || event.is(PersistentVolume.KIND, Action.ADD, Action.UPDATE);
    }

    @Override
    public boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        if (event.object() instanceof StorageClass storage) {
            return storage.volumeBindingMode().contains(VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER);
        }
        if (event.object() instanceof PersistentVolumeClaim claim) {
            return claim.namespace().equals(waiting.namespace())
                    && claims(waiting).contains(claim.name());
        }
        return !(event.object() instanceof PersistentVolume after)
                || event.before()
                        .forAll(before -> !places((PersistentVolume) before).equals(places(after)));
    }

    private static Seq<String> claims(Pod pod) {
        return pod.spec()
                .volumes()
                .flatMap(Volume::persistentVolumeClaim)
                .map(PersistentVolumeClaimVolumeSource::claimName);
    }

    @Override
    public Filter prepare(Cycle cycle) {
        Seq<Either<String, Seq<Place>>> found =
                claims(cycle.pod()).map(name -> ofClaim(cycle.pod().namespace(), name, cycle.snapshot()));
        Either<Seq<String>, Seq<Seq<Place>>> all = Either.sequence(found);
        if (all.isLeft()) {
            return Filter.refusal(Status.unresolvable(all.getLeft().head()));
        }
        Seq<Place> places = all.get().flatMap(one -> one);
        return places.isEmpty() ? Filter.PASS : Filter.of(node -> judge(places, node));
    }

    private static Status judge(Seq<Place> places, NodeInfo node) {
        boolean hasZone = LABELS.keySet().exists(label -> node.label(label).isDefined());
        return Status.of(!hasZone || places.forAll(place -> place.includes(node)), CONFLICT);
    }

    // getPVbyPod
    private static Either<String, Seq<Place>> ofClaim(String namespace, String name, Snapshot snapshot) {
        return snapshot.get(PersistentVolumeClaim.KIND, namespace, name)
                .toEither(() -> "persistentvolumeclaim \"" + name + "\" not found")
                .flatMap(claim -> claim.volumeName()
                        .map(volume -> ofVolume(volume, snapshot))
                        .getOrElse(() -> unbound(claim, snapshot)));
    }

    private static Either<String, Seq<Place>> unbound(PersistentVolumeClaim claim, Snapshot snapshot) {
        String storage = claim.className();
        if (storage.isEmpty()) {
            return Either.left("PersistentVolumeClaim had no pv name and storageClass name");
        }
        if (snapshot.get(StorageClass.KIND, storage).isEmpty()) {
            return Either.left("storageclass.storage.k8s.io \"" + storage + "\" not found");
        }
        return BindingTime.of(claim, snapshot) == BindingTime.WITH_THE_FIRST_CONSUMER
                ? Either.right(Vector.empty())
                : Either.left("PersistentVolume had no name");
    }

    private static Either<String, Seq<Place>> ofVolume(String name, Snapshot snapshot) {
        return snapshot.get(PersistentVolume.KIND, name)
                .toEither(() -> "persistentvolume \"" + name + "\" not found")
                .map(VolumeZone::places);
    }

    // component-helpers/node/topology, LabelZonesToSet: zones are joined by two underscores
    private static Seq<Place> places(PersistentVolume volume) {
        return LABELS.keySet()
                .toVector()
                .flatMap(label -> volume.metadata().labels().get(label).map(value -> new Place(label, zones(value))));
    }

    private static Seq<String> zones(String value) {
        return Vector.of(value.split("__")).map(String::strip);
    }
}
