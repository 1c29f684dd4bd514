package io.github.kubevalue.model.kubelet.admission;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodQOSClass;
import io.github.kubevalue.model.kubelet.CriticalPods;
import io.github.kubevalue.model.kubelet.status.PodFailure;
import io.github.kubevalue.model.resource.QualityOfService;
import io.github.kubevalue.model.resource.Resources;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/**
 * A node makes room for a critical pod that was bound to it: it ends pods that matter less, as few and as small as will do.
 *
 * @param preemptor the critical pod
 * @param pods the pods of the node
 */
record CriticalPreemption(Pod preemptor, Seq<Pod> pods) {
    // pkg/kubelet/preemption/preemption.go
    private static final String MESSAGE = "Preempted in order to admit critical pod";
    private static final String CONDITION = "Pod was preempted by Kubelet to accommodate a critical pod.";

    /** Returns the plan to end the pods that have to go, or why the critical pod is turned away: not enough can. */
    // HandleAdmissionFailure
    Either<Rejection, Plan> plan(Requirements requirements, Instant now) {
        return victims(requirements)
                .toEither(() -> new Rejection(
                        "UnexpectedAdmissionError",
                        "Unexpected error while attempting to recover from admission failure: preemption: error"
                                + " finding a set of pods to preempt: no set of running pods found to reclaim resources: "
                                + beyond(requirements)))
                .map(victims -> victims.map(victim -> new PodFailure(victim, "Preempting", MESSAGE, now)
                                .disrupted(CONDITION)
                                .telling(Event.warning(victim, "Preempting", MESSAGE)))
                        .foldLeft(Plan.none(), Plan::then));
    }

    /** The pods that have to go: best effort ones before burstable ones before guaranteed ones. */
    Option<Seq<Pod>> victims(Requirements requirements) {
        Seq<Pod> bestEffort = preemptable(PodQOSClass.BEST_EFFORT);
        Seq<Pod> burstable = preemptable(PodQOSClass.BURSTABLE);
        Seq<Pod> guaranteed = preemptable(PodQOSClass.GUARANTEED);
        Requirements beyond = requirements.without(bestEffort.appendAll(burstable));
        if (!beyond.without(guaranteed).areMet()) {
            return Option.none();
        }
        Seq<Pod> ofGuaranteed = nearest(guaranteed, beyond);
        Seq<Pod> ofBurstable = nearest(burstable, requirements.without(bestEffort.appendAll(ofGuaranteed)));
        Seq<Pod> ofBestEffort = nearest(bestEffort, requirements.without(ofBurstable.appendAll(ofGuaranteed)));
        return Option.of(ofBestEffort.appendAll(ofBurstable).appendAll(ofGuaranteed));
    }

    /** What would still lack if all went that can. */
    private Requirements beyond(Requirements requirements) {
        return requirements.without(pods.filter(this::yields));
    }

    private Seq<Pod> preemptable(PodQOSClass quality) {
        return pods.filter(this::yields)
                .filter(pod -> QualityOfService.of(pod.spec()).equals(quality));
    }

    // pkg/kubelet/types/pod_update.go, Preemptable
    private boolean yields(Pod pod) {
        if (CriticalPods.isCritical(preemptor) && !CriticalPods.isCritical(pod)) {
            return true;
        }
        return preemptor.spec().priority().exists(own -> pod.spec().priority().exists(other -> own > other));
    }

    /** One pod after the other: that which is nearest to what still lacks; of several, that which requests less. */
    private static Seq<Pod> nearest(Seq<Pod> pods, Requirements requirements) {
        Comparator<Pod> bySize = Comparator.<Pod>comparingLong(pod -> Requirements.request(pod, Resources.MEMORY))
                .thenComparingLong(pod -> Requirements.request(pod, Resources.CPU));
        Vector<Pod> chosen = Vector.empty();
        Seq<Pod> left = pods;
        Requirements lacking = requirements;
        while (!lacking.areMet()) {
            Requirements now = lacking;
            Pod next = left.minBy(Comparator.<Pod>comparingDouble(now::distance).thenComparing(bySize))
                    .get();
            chosen = chosen.append(next);
            left = left.remove(next);
            lacking = lacking.without(Vector.of(next));
        }
        return chosen;
    }
}
