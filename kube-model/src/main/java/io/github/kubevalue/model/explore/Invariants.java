package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Invariants of every cluster. */
public final class Invariants {
    private Invariants() {}

    /** Returns what holds in every state of every cluster. */
    public static Seq<Invariant> always() {
        return Vector.of(addressesAreUnique(), podsStayWhereTheyAre(), generationsFollowSpecs());
    }

    /** Returns what holds at rest: what is observed is what is desired. */
    public static Seq<Invariant> atRest() {
        return Vector.of(everyGenerationIsObserved(), replicasAreAsDesired());
    }

    private static Invariant addressesAreUnique() {
        return Invariant.of(
                "no address is given twice",
                snapshot -> twice(snapshot.list(Pod.KIND)
                                .filter(pod -> !pod.isTerminal() && !pod.spec().isHostNetwork())
                                .flatMap(pod -> pod.status().podIPs().map(PodIP::ip)))
                        .orElse(() -> twice(snapshot.list(Service.KIND)
                                .flatMap(service -> service.spec().clusterIp()))));
    }

    private static Option<String> twice(Seq<?> addresses) {
        return addresses
                .filter(address -> addresses.count(address::equals) > 1)
                .headOption()
                .map(address -> address + " is given twice");
    }

    private static Invariant podsStayWhereTheyAre() {
        return Invariant.ofSteps(
                "a pod is bound once",
                (before, after) -> before.list(Pod.KIND)
                        .filter(pod -> pod.spec().nodeName().isDefined())
                        .find(pod -> after.get(pod.key())
                                .map(Pod.class::cast)
                                .exists(later -> later.metadata()
                                                .uid()
                                                .equals(pod.metadata().uid())
                                        && !later.spec()
                                                .nodeName()
                                                .equals(pod.spec().nodeName())))
                        .map(pod ->
                                pod.key() + " has left " + pod.spec().nodeName().get()));
    }

    private static Invariant generationsFollowSpecs() {
        return Invariant.ofSteps(
                "generations grow",
                (before, after) -> before.all()
                        .find(object -> after.get(object.key())
                                .filter(later -> later.metadata()
                                        .uid()
                                        .equals(object.metadata().uid()))
                                .exists(later -> generation(later) < generation(object)))
                        .map(object -> "the generation of " + object.key() + " has shrunk"));
    }

    private static long generation(KubeObject object) {
        return object.metadata().generation().getOrElse(0L);
    }

    private static Invariant everyGenerationIsObserved() {
        return Invariant.of(
                "every generation is observed",
                snapshot -> snapshot.list(Deployment.KIND)
                        .find(each ->
                                isUnobserved(each.metadata(), each.status().observedGeneration()))
                        .map(KubeObject.class::cast)
                        .orElse(() -> snapshot.list(StatefulSet.KIND)
                                .find(each -> isUnobserved(
                                        each.metadata(), each.status().observedGeneration())))
                        .map(object -> object.key() + " was changed, and nobody has looked at it"));
    }

    private static boolean isUnobserved(ObjectMeta metadata, long observed) {
        return metadata.generation().exists(generation -> generation != observed);
    }

    private static Invariant replicasAreAsDesired() {
        return Invariant.of(
                "there are as many pods as desired",
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
