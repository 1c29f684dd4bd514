package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Ongoing;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.kubelet.Due;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/**
 * What becomes of a container now.
 *
 * @param status its status
 * @param dues when to look again
 * @param events what is told
 * @param ongoing what is told again and again
 * @param isHooked whether its postStart handler runs
 */
public record ContainerStep(
        ContainerStatus status, Seq<Due> dues, Seq<Event> events, Seq<Ongoing> ongoing, boolean isHooked) {

    /** A step that leads to that status, and to nothing else. */
    public static ContainerStep of(ContainerStatus status) {
        return new ContainerStep(status, Vector.empty(), Vector.empty(), Vector.empty(), false);
    }

    ContainerStep due(Due due) {
        return new ContainerStep(status, dues.append(due), events, ongoing, isHooked);
    }

    ContainerStep due(Iterable<Due> more) {
        return new ContainerStep(status, dues.appendAll(more), events, ongoing, isHooked);
    }

    ContainerStep toldBefore(Event... first) {
        return new ContainerStep(status, dues, Vector.of(first).appendAll(events), ongoing, isHooked);
    }

    ContainerStep telling(Event event) {
        return new ContainerStep(status, dues, events.append(event), ongoing, isHooked);
    }

    /** Returns this step, in which its postStart handler runs. */
    ContainerStep hooked() {
        return new ContainerStep(status, dues, events, ongoing, true);
    }

    /** Returns this step, from which on something is told again and again. */
    ContainerStep going(Duration pause, Event event) {
        return new ContainerStep(status, dues, events, ongoing.append(Ongoing.every(pause, event)), isHooked);
    }
}
