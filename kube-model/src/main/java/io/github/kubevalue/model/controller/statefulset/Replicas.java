package io.github.kubevalue.model.controller.statefulset;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.PodManagementPolicyType;
import io.github.kubevalue.model.apps.RollingUpdateStatefulSetStrategy;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetUpdateStrategyType;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.history.History;
import io.github.kubevalue.model.controller.history.TemplatePatch;
import io.github.kubevalue.model.controller.workload.Availability;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The pods of a StatefulSet by their ordinals, and the next moves among them.
 *
 * @param set the StatefulSet
 * @param pods its pods by ordinal, those beyond the wanted range included
 * @param history the revisions of its template
 * @param now the present
 */
record Replicas(StatefulSet set, SortedMap<Integer, Pod> pods, History history, Instant now) {

    static Replicas of(StatefulSet set, Seq<Pod> pods, History history, Instant now) {
        return new Replicas(
                set,
                TreeMap.ofEntries(
                        pods.flatMap(pod -> Identity.ordinal(set, pod).map(ordinal -> Tuple.of(ordinal, pod)))),
                history,
                now);
    }

    int wanted() {
        return set.spec().replicas().getOrElse(1);
    }

    /** The name of the revision that the set has left, or had before the present roll-out. */
    String currentRevision() {
        String current = set.status().currentRevision();
        return history.revision(current).map(ControllerRevision::name).getOrElse(history.update()::name);
    }

    Seq<String> revisionsInUse() {
        return pods.values().toVector().map(Replicas::revision).append(currentRevision());
    }

    static String revision(Pod pod) {
        return pod.metadata().labels().get(Identity.REVISION).getOrElse("");
    }

    static boolean isRunningAndReady(Pod pod) {
        return pod.status().phase().contains(PodPhase.RUNNING) && pod.isReady();
    }

    boolean isAvailable(Pod pod) {
        return isRunningAndReady(pod)
                && Availability.isAvailable(pod, set.spec().minReadySeconds(), now);
    }

    private boolean isOrdered() {
        return !set.spec().podManagementPolicy().contains(PodManagementPolicyType.PARALLEL);
    }

    private Seq<Integer> ordinals() {
        return Vector.range(Identity.start(set), Identity.start(set) + wanted());
    }

    /** The pods beyond the wanted range. */
    private SortedMap<Integer, Pod> condemned() {
        return pods.filterKeys(ordinal -> !Identity.isInRange(set, ordinal));
    }

    private boolean isHealthy(Pod pod) {
        return isAvailable(pod) && !pod.metadata().isDeleting();
    }

    /** Returns the next moves: fill the range, else shrink to it, else update it. */
    Plan plan(Snapshot snapshot) {
        // stateful_set_control.go, updateStatefulSet
        Plan filled = filled(snapshot);
        if (ordinals().exists(ordinal -> isInTheWay(ordinal, snapshot))) {
            return filled;
        }
        Plan shrunk = filled.then(released(snapshot)).then(shrunk());
        boolean isShrinking = condemned()
                .values()
                .exists(pod -> isOrdered() || !pod.metadata().isDeleting());
        return isShrinking ? shrunk : shrunk.then(updated());
    }

    private Plan filled(Snapshot snapshot) {
        Plan plan = Plan.none();
        for (int ordinal : ordinals()) {
            plan = plan.then(pods.get(ordinal)
                    .map(found -> kept(found, ordinal, snapshot))
                    .getOrElse(() -> created(ordinal, snapshot)));
            if (isOrdered() && isInTheWay(ordinal, snapshot)) {
                return plan;
            }
        }
        return plan;
    }

    /** Whether nothing comes after that place. A set that is not ordered waits too for what must go before its pod can be made. */
    // stateful_set_control.go, processReplica
    private boolean isInTheWay(int ordinal, Snapshot snapshot) {
        Option<Pod> pod = pods.get(ordinal);
        return isOrdered()
                ? !pod.exists(this::isHealthy)
                : pod.map(Pod::isTerminal).getOrElse(() -> isStale(new Identity(set, ordinal), snapshot));
    }

    private boolean isStale(Identity identity, Snapshot snapshot) {
        return present(identity, snapshot).exists(claim -> Retention.isStale(set, identity.podName(), claim));
    }

    /** A pod that has ended makes room for another of its name; the claims of any other are looked after. */
    // stateful_set_control.go, processReplica
    private Plan kept(Pod pod, int ordinal, Snapshot snapshot) {
        if (pod.isTerminal()) {
            return pod.metadata().isDeleting() ? Plan.none() : deleted(pod, "it has ended");
        }
        boolean isPending = pod.status().phase().contains(PodPhase.PENDING);
        Plan missing = isPending ? claimed(new Identity(set, ordinal), snapshot) : Plan.none();
        return isPending || !isOrdered() || isHealthy(pod) ? missing.then(retained(pod, ordinal, snapshot)) : missing;
    }

    /** The plan to make the claims of a place that are not there. */
    private Plan claimed(Identity identity, Snapshot snapshot) {
        return identity.claims()
                .reject(claim -> snapshot.contains(claim.key()))
                .foldLeft(
                        Plan.none(),
                        (plan, claim) -> plan.then(
                                new Write.Create(claim), "for pod " + identity.podName(), creation(claim, identity)));
    }

    private Plan retained(Pod pod, int ordinal, Snapshot snapshot) {
        return present(new Identity(set, ordinal), snapshot)
                .map(claim -> new Retention(set, pod).plan(claim))
                .foldLeft(Plan.none(), Plan::then);
    }

    private static Seq<PersistentVolumeClaim> present(Identity identity, Snapshot snapshot) {
        return identity.claims()
                .flatMap(claim -> snapshot.get(PersistentVolumeClaim.KIND, claim.namespace(), claim.name()));
    }

    private Plan created(int ordinal, Snapshot snapshot) {
        Identity identity = new Identity(set, ordinal);
        if (isStale(identity, snapshot)) {
            return Plan.none();
        }
        Plan claimed = claimed(identity, snapshot);
        Seq<String> leaving = present(identity, snapshot)
                .filter(claim -> claim.metadata().isDeleting())
                .map(claim -> "pvc " + claim.name() + " is being deleted");
        if (!leaving.isEmpty()) {
            return claimed.telling(uncreated(identity, leaving));
        }
        boolean isOld = isAtCurrentRevision(ordinal);
        Pod pod = isOld
                ? identity.pod(currentTemplate(), currentRevision())
                : identity.pod(set.spec().template(), history.update().name());
        return claimed.then(new Write.Create(pod), "ordinal " + ordinal + " has no pod", creation(identity));
    }

    // apimachinery/pkg/util/errors, aggregate.Error
    private Event uncreated(Identity identity, Seq<String> errors) {
        String error = errors.size() == 1 ? errors.head() : errors.mkString("[", ", ", "]");
        return creation(identity).failure(error);
    }

    // stateful_pod_control.go, recordPodEvent
    private Creation creation(Identity identity) {
        String text = "Create Pod " + identity.podName() + " in StatefulSet " + set.name();
        return new Creation(set, text + " successful", text);
    }

    // stateful_pod_control.go, recordClaimEvent
    private Creation creation(PersistentVolumeClaim claim, Identity identity) {
        String claimed = "Create Claim " + claim.name();
        String of = "Pod " + identity.podName() + " in StatefulSet " + set.name();
        return new Creation(set, claimed + " " + of + " success", claimed + " for " + of);
    }

    /** Whether a pod of that ordinal is made as before the present roll-out. */
    private boolean isAtCurrentRevision(int ordinal) {
        // stateful_set_utils.go, newVersionedStatefulSetPod
        if (!isRolling()) {
            return false;
        }
        int place = ordinal - Identity.start(set);
        return set.spec()
                .updateStrategy()
                .rollingUpdate()
                .map(rolling -> place < rolling.partition().getOrElse(0))
                .getOrElse(() -> place < set.status().currentReplicas());
    }

    private PodTemplateSpec currentTemplate() {
        return history.revision(currentRevision())
                .flatMap(ControllerRevision::data)
                .flatMap(TemplatePatch::template)
                .getOrElse(set.spec().template());
    }

    boolean isRolling() {
        return !set.spec().updateStrategy().type().contains(StatefulSetUpdateStrategyType.ON_DELETE);
    }

    /** The claims of pods beyond the replicas may be to go with them. */
    private Plan released(Snapshot snapshot) {
        return condemned().map(entry -> retained(entry._2, entry._1, snapshot)).foldLeft(Plan.none(), Plan::then);
    }

    private Plan shrunk() {
        Seq<Pod> condemned = condemned().values().toVector().reverse();
        Seq<Pod> doomed = condemned.reject(pod -> pod.metadata().isDeleting());
        if (!isOrdered()) {
            return doomed.foldLeft(Plan.none(), (plan, pod) -> plan.then(deleted(pod, "beyond the replicas")));
        }
        // the highest goes; an unhealthy one only if it is the first unhealthy of all
        return condemned
                .headOption()
                .filter(pod -> !pod.metadata().isDeleting())
                .filter(pod -> isAvailable(pod) || firstUnhealthy().contains(pod))
                .map(pod -> deleted(pod, "beyond the replicas"))
                .getOrElse(Plan.none());
    }

    private Option<Pod> firstUnhealthy() {
        return pods.values().toVector().find(pod -> !isHealthy(pod));
    }

    private Plan deleted(Pod pod, String why) {
        return Plan.of(Write.delete(pod), why)
                .telling(Event.normal(
                        set,
                        "SuccessfulDelete",
                        "Delete Pod " + pod.name() + " in StatefulSet " + set.name() + " successful"));
    }

    private Plan updated() {
        if (!isRolling()) {
            return Plan.none();
        }
        int partition = set.spec()
                .updateStrategy()
                .rollingUpdate()
                .flatMap(RollingUpdateStatefulSetStrategy::partition)
                .getOrElse(0);
        for (int ordinal : ordinals().drop(partition).reverse()) {
            Option<Pod> pod = pods.get(ordinal);
            boolean isOld =
                    pod.exists(found -> !revision(found).equals(history.update().name())
                            && !found.metadata().isDeleting());
            if (isOld) {
                return deleted(
                        pod.get(), "its revision is not " + history.update().name());
            }
            if (!pod.exists(this::isHealthy)) {
                return Plan.none();
            }
        }
        return Plan.none();
    }
}
