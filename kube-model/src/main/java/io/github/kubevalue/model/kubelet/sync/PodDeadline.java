package io.github.kubevalue.model.kubelet.sync;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.kubelet.Due;
import io.github.kubevalue.model.kubelet.container.Ends;
import io.github.kubevalue.model.kubelet.container.Shutdown;
import io.github.kubevalue.model.kubelet.status.PodConditions;
import io.github.kubevalue.model.kubelet.status.PodFailure;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The end of a pod that has been active for as long as it may be: its containers are stopped with its grace; then it has failed.
 *
 * @param pod the pod
 * @param told whether people know that its containers are being stopped
 * @param now the time
 */
record PodDeadline(Pod pod, boolean told, Instant now) {
    // pkg/kubelet/active_deadline.go
    private static final String REASON = "DeadlineExceeded";
    private static final String MESSAGE = "Pod was active on the node longer than the specified deadline";

    /** When that is; none if it may be for ever. */
    Option<Instant> at() {
        return pod.spec()
                .activeDeadlineSeconds()
                .flatMap(seconds -> pod.status().startTime().map(start -> start.plusSeconds(seconds)));
    }

    boolean isOver() {
        return at().exists(deadline -> !deadline.isAfter(now));
    }

    Plan plan() {
        Ends ends = Shutdown.of(pod, at().getOrElse(now)).ends();
        Seq<Due> ahead = ends.ahead(now).map(Due::once);
        Pod current = pod.withStatus(ends.reached(pod.status(), now));
        if (ahead.isEmpty()) {
            return telling(new PodFailure(current, REASON, MESSAGE, now).plan()).remembering(Memory.NONE);
        }
        PodStatus status = new PodConditions(pod, now).of(current.status());
        Plan plan = status.equals(pod.status())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(pod.withStatus(status)), MESSAGE);
        return Due.await(telling(plan), ahead, now).remembering(new PodTermination.Begun());
    }

    private Plan telling(Plan plan) {
        Seq<Event> events = told ? Vector.empty() : Shutdown.killing(pod).prepend(Event.normal(pod, REASON, MESSAGE));
        return plan.withEvents(events.appendAll(plan.events()));
    }
}
