package io.github.kubevalue.model.controller.nodelifecycle;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.Toleration;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a pod may stay on its node, and how long.
 *
 * @param pod the pod
 * @param taints the {@code NoExecute} taints of its node
 * @param moment when this is asked, and what was said before
 */
record TaintEviction(Pod pod, Seq<Taint> taints, Moment moment) {
    // pkg/controller/tainteviction/taint_eviction.go, processPodOnNode

    /**
     * An eviction to come. Once said its time stays, whatever becomes of the tolerations, as long as there are any for all taints.
     *
     * @param since when it was said
     * @param at when the pod is to go
     */
    record Scheduled(Instant since, Instant at) implements Memory {
        @Override
        public Object asOf(Instant now) {
            Duration left = Duration.between(now, at);
            return Tuple.of(since.isBefore(now), left.isNegative() ? Duration.ZERO : left);
        }
    }

    /** Returns the plan after which no eviction is to come. */
    static Plan forgotten(Moment moment) {
        return moment.memory(Scheduled.class).isDefined() ? Plan.none().remembering(Memory.NONE) : Plan.none();
    }

    Plan plan() {
        if (taints.isEmpty() || pod.metadata().isDeleting()) {
            return cancelled();
        }
        return taints.forAll(pod.spec()::tolerates)
                ? tolerated().map(this::within).getOrElse(this::cancelled)
                : cancelled().then(evicted());
    }

    /** How long the pod may stay; none if for ever. Of two tolerations of one taint the first counts. */
    private Option<Duration> tolerated() {
        // GetMatchingTolerations, getMinTolerationTime
        return taints.flatMap(taint -> pod.spec().tolerations().find(toleration -> toleration.tolerates(taint)))
                .flatMap(Toleration::tolerationSeconds)
                .min()
                .map(seconds -> Duration.ofSeconds(Math.max(0, seconds)));
    }

    private Plan within(Duration time) {
        Scheduled scheduled = moment.memory(Scheduled.class)
                .filter(said -> said.since().isBefore(moment.now()))
                .getOrElse(() -> new Scheduled(moment.now(), moment.now().plus(time)));
        Plan plan = scheduled.at().isAfter(moment.now())
                ? Plan.none().requeueAfter(Duration.between(moment.now(), scheduled.at()))
                : evicted();
        return plan.remembering(scheduled);
    }

    private Plan cancelled() {
        boolean isToCome = moment.memory(Scheduled.class)
                .exists(scheduled -> scheduled.at().isAfter(moment.now()));
        return isToCome ? forgotten(moment).telling(event("Cancelling deletion of Pod ")) : forgotten(moment);
    }

    private Plan evicted() {
        PodCondition reason = PodCondition.disruption(
                pod, "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint", moment.now());
        Pod marked = pod.withStatus(pod.status().withCondition(reason));
        return Plan.of(new Write.UpdateStatus(marked), "it does not tolerate a taint of its node")
                .then(Write.delete(pod), "it does not tolerate a taint of its node")
                .telling(event("Marking for deletion Pod "));
    }

    private Event event(String words) {
        return Event.normal(pod, "TaintManagerEviction", words + pod.namespace() + "/" + pod.name());
    }
}
