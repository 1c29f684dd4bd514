package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
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
        Set<Object> known = new HashSet<>();
        return addresses.find(address -> !known.add(address)).map(address -> address + " is given twice");
    }

    private static Invariant podsStayWhereTheyAre() {
        return Invariant.ofChanges(
                "a pod is bound once",
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

    private static Invariant generationsFollowSpecs() {
        return Invariant.ofChanges(
                "generations grow",
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
