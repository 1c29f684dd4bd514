package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.scheduler.PreBindPlugin;
import io.github.kubevalue.model.scheduler.attempt.Decision;
import io.github.kubevalue.model.scheduler.attempt.Decision.Placed;
import io.github.kubevalue.model.scheduler.attempt.Decision.Unschedulable;
import io.github.kubevalue.model.scheduler.attempt.PostFilterPlugin.Rescue;
import io.github.kubevalue.model.scheduler.queue.QueuedPod;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What is written of a decision, and what is remembered of it.
 *
 * @param pod the pod
 * @param taken the pod as it was queued
 * @param memory what is in mind, without the pod
 * @param now the virtual time
 */
record Reports(Pod pod, QueuedPod taken, SchedulerMemory memory, Instant now) {
    private static final String FAILED = "FailedScheduling";
    private static final int LONGEST_NOTE = 1024;

    /** Returns the plan to say that a pod is not placed since it is to be deleted. */
    static Plan skipped(Pod pod) {
        // pkg/scheduler/schedule_one.go, skipPodSchedule
        return Plan.none()
                .telling(Event.warning(
                        pod, FAILED, "skip schedule deleting pod: " + pod.namespace() + "/" + pod.name()));
    }

    Plan of(Decision decision, Snapshot snapshot, Seq<PreBindPlugin> before) {
        return decision instanceof Placed placed
                ? awaiting(placed.node(), snapshot, before).getOrElse(() -> bound(placed.node()))
                : refused((Unschedulable) decision);
    }

    /** What has to be done before the pod is bound; meanwhile the node is nominated for it. */
    // pkg/scheduler/schedule_one.go, bindingCycle
    private Option<Plan> awaiting(String name, Snapshot snapshot, Seq<PreBindPlugin> before) {
        Option<Node> node = snapshot.get(Node.KIND, name);
        Seq<Tuple2<String, Plan>> plans = before.flatMap(plugin ->
                node.flatMap(one -> plugin.preBind(snapshot, pod, one).map(plan -> Tuple.of(plugin.name(), plan))));
        return Option.when(
                !plans.isEmpty(),
                () -> plans.map(Tuple2::_2)
                        .foldLeft(nominating(name), Plan::then)
                        .remembering(memory.withQueue(memory.queue()
                                .addAwaiting(taken, plans.map(Tuple2::_1).toSet()))));
    }

    private Plan nominating(String node) {
        return pod.status().nominatedNodeName().contains(node)
                ? Plan.none()
                : Plan.of(
                        new Write.UpdateStatus(pod.withStatus(pod.status().withNominatedNodeName(Option.of(node)))),
                        "waits for its volumes on " + node);
    }

    /** The pod is bound; should that fail, it backs off. */
    private Plan bound(String node) {
        String text = "Successfully assigned " + pod.namespace() + "/" + pod.name() + " to " + node;
        SchedulerMemory assuming = memory.assuming(pod.withSpec(pod.spec().withNodeName(node)));
        Reaction reaction = new Reaction() {
            @Override
            public Option<Memory> memory() {
                return Option.of(assuming);
            }
        };
        return Plan.none()
                .then(new Write.Bind(pod.key(), node), text, reaction)
                .telling(Event.normal(pod, "Scheduled", text))
                .remembering(memory.withQueue(memory.queue().addFailed(taken, now)));
    }

    private Plan refused(Unschedulable decision) {
        SchedulerMemory after = memory.withQueue(
                memory.queue().addRefused(taken, decision.evaluation().rejectors(), now));
        Plan reported = reported(nominated(decision.rescue()), decision.message())
                .telling(Event.warning(pod, FAILED, shortened(decision.message())));
        Plan all = decision.rescue() instanceof Rescue.Possible possible ? reported.then(room(possible)) : reported;
        return all.remembering(after);
    }

    private static String shortened(String message) {
        // schedule_one.go, truncateMessage
        return message.length() <= LONGEST_NOTE ? message : message.substring(0, LONGEST_NOTE - 4) + " ...";
    }

    private PodStatus nominated(Rescue rescue) {
        if (rescue instanceof Rescue.Possible possible) {
            return pod.status().withNominatedNodeName(Option.of(possible.node()));
        }
        return rescue instanceof Rescue.Hopeless ? pod.status().withNominatedNodeName(Option.none()) : pod.status();
    }

    private Plan reported(PodStatus status, String message) {
        Option<PodCondition> before = status.condition(PodCondition.POD_SCHEDULED);
        PodCondition after = PodCondition.builder()
                .type(PodCondition.POD_SCHEDULED)
                .status(ConditionStatus.FALSE)
                .reason("Unschedulable")
                .message(message)
                .observedGeneration(pod.metadata().generation())
                .lastTransitionTime(
                        before.filter(condition -> condition.status().equals(ConditionStatus.FALSE))
                                .flatMap(PodCondition::lastTransitionTime)
                                .getOrElse(now))
                .build();
        // UpdatePodCondition: another generation alone is no news
        boolean isSaid = before.exists(
                said -> said.withObservedGeneration(after.observedGeneration()).equals(after));
        PodStatus reported = isSaid ? status : status.withCondition(after);
        return reported.equals(pod.status())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(pod.withStatus(reported)), message);
    }

    /** Victims go, and nodes are not nominated any more for pods that may not fit beside this one. */
    // pkg/scheduler/framework/preemption/executor.go
    private Plan room(Rescue.Possible possible) {
        Plan cleared = possible.displaced()
                .foldLeft(
                        Plan.none(),
                        (plan, other) -> plan.then(
                                new Write.UpdateStatus(
                                        other.withStatus(other.status().withNominatedNodeName(Option.none()))),
                                "the node is kept for pod " + pod.key()));
        return possible.victims()
                .filter(victim -> !victim.metadata().isDeleting())
                .foldLeft(cleared, (plan, victim) -> plan.then(preempted(victim, possible.node())));
    }

    private Plan preempted(Pod victim, String node) {
        String by = pod.metadata().uid().getOrElse("");
        String profile = pod.spec().schedulerName().getOrElse(DefaultProfile.NAME);
        PodCondition target = PodCondition.disruption(
                victim, "PreemptionByScheduler", profile + ": preempting to accommodate a higher priority pod", now);
        Pod marked = victim.withStatus(victim.status().withCondition(target));
        String why = "preempted by pod " + by;
        return Plan.of(new Write.UpdateStatus(marked), why)
                .then(Write.delete(victim), why)
                .telling(Event.normal(victim, "Preempted", "Preempted by pod " + by + " on node " + node));
    }
}
