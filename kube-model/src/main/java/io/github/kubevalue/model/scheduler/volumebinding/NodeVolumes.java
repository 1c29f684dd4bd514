package io.github.kubevalue.model.scheduler.volumebinding;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.InTreePlugins;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.github.kubevalue.model.volume.VolumeSearch;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What the claims of a pod would get on a node.
 *
 * @param bindings the claims that get a volume which is there
 * @param provisions the claims for which one would be made
 * @param reasons why the node will not do; empty if it will
 */
record NodeVolumes(
        Seq<Tuple2<PersistentVolumeClaim, PersistentVolume>> bindings,
        Seq<PersistentVolumeClaim> provisions,
        Seq<String> reasons) {
    // pkg/scheduler/framework/plugins/volumebinding/binder.go, FindPodVolumes
    private static final String NODE_CONFLICT = "node(s) didn't match PersistentVolume's node affinity";
    private static final String BIND_CONFLICT = "node(s) didn't find available persistent volumes to bind";
    private static final String NO_SPACE = "node(s) did not have enough free storage";
    private static final String NO_VOLUME = "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";

    private static final NodeVolumes NOTHING = new NodeVolumes(Vector.empty(), Vector.empty(), Vector.empty());

    static NodeVolumes of(PodClaims claims, Node node, Snapshot snapshot) {
        Option<String> unreachable = unreachable(claims.bound(), node, snapshot);
        NodeVolumes delayed = delayed(claims.delayed(), node, snapshot);
        Seq<String> conflict = unreachable.filter(NODE_CONFLICT::equals).toVector();
        Seq<String> missing = unreachable.filter(NO_VOLUME::equals).toVector();
        return new NodeVolumes(
                delayed.bindings,
                delayed.provisions,
                conflict.appendAll(delayed.reasons).appendAll(missing));
    }

    // checkBoundClaims
    private static Option<String> unreachable(Seq<PersistentVolumeClaim> bound, Node node, Snapshot snapshot) {
        return bound.flatMap(PersistentVolumeClaim::volumeName)
                .map(name -> snapshot.get(PersistentVolume.KIND, name))
                .find(volume -> !volume.exists(one -> one.isReachableFrom(node)))
                .map(volume -> volume.isEmpty() ? NO_VOLUME : NODE_CONFLICT);
    }

    private static NodeVolumes delayed(Seq<PersistentVolumeClaim> claims, Node node, Snapshot snapshot) {
        boolean isElsewhere = claims.exists(claim -> selectedNode(claim).exists(name -> !name.equals(node.name())));
        if (isElsewhere) {
            return NOTHING.because(BIND_CONFLICT);
        }
        NodeVolumes selected =
                NOTHING.providing(claims.filter(claim -> selectedNode(claim).isDefined()));
        NodeVolumes matched = claims.reject(claim -> selectedNode(claim).isDefined())
                .sortBy(PersistentVolumeClaim::requestedStorage)
                .foldLeft(selected, (so, claim) -> so.matching(claim, node, snapshot));
        return matched.provisions
                .flatMap(claim -> unprovidable(claim, node, snapshot))
                .headOption()
                .map(matched::because)
                .getOrElse(matched);
    }

    private static Option<String> selectedNode(PersistentVolumeClaim claim) {
        return claim.metadata().annotations().get(VolumeAnnotations.SELECTED_NODE);
    }

    // findMatchingVolumes
    private NodeVolumes matching(PersistentVolumeClaim claim, Node node, Snapshot snapshot) {
        Set<String> taken = HashSet.ofAll(bindings.map(binding -> binding._2.name()));
        return VolumeSearch.on(node, claim, taken, snapshot)
                .map(volume -> new NodeVolumes(bindings.append(Tuple.of(claim, volume)), provisions, reasons))
                .getOrElse(() -> providing(Vector.of(claim)));
    }

    private NodeVolumes providing(Seq<PersistentVolumeClaim> claims) {
        return new NodeVolumes(bindings, provisions.appendAll(claims), reasons);
    }

    private NodeVolumes because(String reason) {
        return new NodeVolumes(bindings, provisions, Vector.of(reason));
    }

    // checkVolumeProvisions
    private static Option<String> unprovidable(PersistentVolumeClaim claim, Node node, Snapshot snapshot) {
        Option<StorageClass> found = snapshot.get(StorageClass.KIND, claim.className());
        boolean isProvided = found.exists(storage -> !storage.provisioner().isEmpty()
                && !storage.provisioner().equals(InTreePlugins.NO_PROVISIONER)
                && storage.isAllowedOn(node));
        if (!isProvided) {
            return Option.of(BIND_CONFLICT);
        }
        return Option.when(!StorageCapacity.suffices(claim, found.get(), node, snapshot), NO_SPACE);
    }
}
