package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.Set;

/** Invariants of every cluster. */
public final class Invariants {
    private Invariants() {}

    /** Returns what holds in every state of every cluster: of addresses, bindings and generations. */
    public static Seq<Invariant> always() {
        return Vector.of(addressesAreUnique(), podsStayWhereTheyAre(), generationsNeverShrink());
    }

    /** Returns what holds at rest: what is desired has been looked at, and ReplicaSets have their pods. */
    public static Seq<Invariant> atRest() {
        return Vector.of(everyGenerationIsObserved(), replicasAreAsDesired());
    }

    private static Invariant addressesAreUnique() {
        return Invariant.of(
                "no two pods and no two Services have one address",
                snapshot -> twice(snapshot.list(Pod.KIND)
                                .filter(pod -> !pod.isTerminal() && !pod.spec().isHostNetwork())
                                .flatMap(pod -> pod.status().podIPs().map(PodIP::ip)))
                        .orElse(() -> twice(snapshot.list(Service.KIND)
                                .flatMap(service -> service.spec().clusterIpList()))));
    }

    private static Option<String> twice(Seq<?> addresses) {
        Set<Object> known = new HashSet<>();
        return addresses.find(address -> !known.add(address)).map(address -> address + " is given twice");
    }

    private static Invariant podsStayWhereTheyAre() {
        return Invariant.ofChanges(
                "a bound pod stays on its node",
                change -> change.before()
                        .filter(Pod.class::isInstance)
                        .map(Pod.class::cast)
                        .filter(pod -> pod.spec().nodeName().isDefined())
                        .filter(pod -> later(change)
                                .exists(now -> !((Pod) now)
                                        .spec()
                                        .nodeName()
                                        .equals(pod.spec().nodeName())))
                        .map(pod ->
                                pod.key() + " has left " + pod.spec().nodeName().get()));
    }

    private static Invariant generationsNeverShrink() {
        return Invariant.ofChanges(
                "a generation never shrinks",
                change -> change.before()
                        .filter(object -> later(change).exists(now -> generation(now) < generation(object)))
                        .map(object -> "the generation of " + object.key() + " has shrunk"));
    }

    /** The object after a change, if it is still that which was before. */
    private static Option<KubeObject> later(Change change) {
        return change.after()
                .filter(now -> change.before()
                        .exists(object ->
                                object.metadata().uid().equals(now.metadata().uid())));
    }

    private static long generation(KubeObject object) {
        return object.metadata().generation().getOrElse(0L);
    }

    /** An object whose controller says up to which generation it has looked at it. */
    private record Observed(KubeObject object, long generation) {}

    private static Invariant everyGenerationIsObserved() {
        return Invariant.of(
                "every generation of a workload is observed",
                snapshot -> observed(snapshot)
                        .find(each -> each.object().metadata().generation().exists(now -> now != each.generation()))
                        .map(each -> each.object().key() + " was changed, and nobody has looked at it"));
    }

    private static Seq<Observed> observed(Snapshot snapshot) {
        return Vector.<Observed>empty()
                .appendAll(snapshot.list(Deployment.KIND)
                        .map(each -> new Observed(each, each.status().observedGeneration())))
                .appendAll(snapshot.list(ReplicaSet.KIND)
                        .map(each -> new Observed(each, each.status().observedGeneration())))
                .appendAll(snapshot.list(StatefulSet.KIND)
                        .map(each -> new Observed(each, each.status().observedGeneration())))
                .appendAll(snapshot.list(DaemonSet.KIND)
                        .map(each -> new Observed(each, each.status().observedGeneration())))
                .appendAll(snapshot.list(ReplicationController.KIND)
                        .map(each -> new Observed(each, each.status().observedGeneration())));
    }

    private static Invariant replicasAreAsDesired() {
        return Invariant.of(
                "a ReplicaSet has as many pods as it is to have",
                snapshot -> snapshot.list(ReplicaSet.KIND)
                        .find(set ->
                                pods(snapshot, set) != set.spec().replicas().getOrElse(1))
                        .map(set -> set.key() + " has " + pods(snapshot, set) + " of "
                                + set.spec().replicas().getOrElse(1) + " pods"));
    }

    private static int pods(Snapshot snapshot, ReplicaSet set) {
        return snapshot.owned(Pod.KIND, set.metadata().uid().getOrElse("")).count(Pod::isActive);
    }
}
