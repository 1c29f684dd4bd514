package io.github.kubevalue.model.controller.podgc;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Deletes pods that no kubelet will ever end. It looks around every 20 s. */
public final class PodGarbageCollector implements Controller {
    // pkg/controller/podgc/gc_controller.go, gcCheckPeriod, quarantineTime
    private static final Duration PERIOD = Duration.ofSeconds(20);
    private static final Duration QUARANTINE = Duration.ofSeconds(40);
    private static final String OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

    /**
     * A pod whose node was found missing: the node may show up yet.
     *
     * @param since when it was found
     */
    record Quarantine(Instant since) implements Memory {
        @Override
        public Object asOf(Instant now) {
            return Duration.between(since, now);
        }
    }

    /** Returns the controller. */
    public PodGarbageCollector() {}

    @Override
    public String name() {
        return "pod-garbage-collector-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Node.KIND) || kind.equals(Pod.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(Node.KIND)) {
            boolean isGone = change.after().map(Node.class::cast).forAll(PodGarbageCollector::isOut);
            return isGone ? snapshot.by(PodIndexes.BY_NODE, change.key().name()).map(Pod::key) : Vector.empty();
        }
        boolean isLost = change.key().kind().equals(Pod.KIND)
                && change.after().map(Pod.class::cast).exists(pod -> isLost(pod, snapshot));
        return isLost ? Vector.of(change.key()) : Vector.empty();
    }

    private static boolean isLost(Pod pod, Snapshot snapshot) {
        return isUnscheduled(pod) || isOrphan(pod, snapshot) || isOnNodeThatIsOut(pod, snapshot);
    }

    // gcUnscheduledTerminating
    private static boolean isUnscheduled(Pod pod) {
        return pod.metadata().isDeleting() && pod.spec().nodeName().isEmpty();
    }

    // gcOrphaned
    private static boolean isOrphan(Pod pod, Snapshot snapshot) {
        return pod.spec().nodeName().exists(node -> !snapshot.contains(Node.KIND.key("", node)));
    }

    // gcTerminating
    private static boolean isOnNodeThatIsOut(Pod pod, Snapshot snapshot) {
        return pod.metadata().isDeleting()
                && pod.spec()
                        .nodeName()
                        .flatMap(node -> snapshot.get(Node.KIND, "", node))
                        .exists(PodGarbageCollector::isOut);
    }

    private static boolean isOut(Node node) {
        return !node.isReady()
                && node.spec().taints().exists(taint -> taint.key().equals(OUT_OF_SERVICE));
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        Option<Pod> lost = snapshot.get(Pod.KIND, key.namespace(), key.name()).filter(pod -> isLost(pod, snapshot));
        if (lost.isEmpty()) {
            return forgotten(moment);
        }
        Duration left = untilNextLook(moment.now());
        if (!left.isZero()) {
            return Plan.none().requeueAfter(left);
        }
        return isOrphan(lost.get(), snapshot)
                ? quarantined(lost.get(), moment)
                : collected(lost.get(), Option.none()).then(forgotten(moment));
    }

    private static Plan forgotten(Moment moment) {
        return moment.memory().equals(Memory.NONE) ? Plan.none() : Plan.none().remembering(Memory.NONE);
    }

    private static Duration untilNextLook(Instant now) {
        long late = now.toEpochMilli() % PERIOD.toMillis();
        return Duration.ofMillis(late == 0 ? 0 : PERIOD.toMillis() - late);
    }

    private static Plan quarantined(Pod pod, Moment moment) {
        Instant since = moment.memory(Quarantine.class).map(Quarantine::since).getOrElse(moment.now());
        Duration left = Duration.between(moment.now(), since.plus(QUARANTINE));
        if (!left.isNegative() && !left.isZero()) {
            return Plan.none().remembering(new Quarantine(since)).requeueAfter(left);
        }
        PodCondition why =
                PodCondition.disruption(pod, "DeletionByPodGC", "PodGC: node no longer exists", moment.now());
        return collected(pod, Option.of(why)).then(forgotten(moment));
    }

    // markFailedAndDeletePodWithCondition
    private static Plan collected(Pod pod, Option<PodCondition> condition) {
        String why = condition.flatMap(PodCondition::message).getOrElse("no kubelet will end it");
        PodStatus status = pod.status()
                .withPhase(PodPhase.FAILED)
                .withObservedGeneration(pod.metadata().generation());
        Pod failed = pod.withStatus(condition.map(status::withCondition).getOrElse(status));
        Plan told = pod.isTerminal() ? Plan.none() : Plan.of(new Write.UpdateStatus(failed), why);
        return told.then(Write.delete(pod).withGrace(0), why);
    }
}
