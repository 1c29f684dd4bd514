package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.kubelet.Due;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What becomes of a container now.
 *
 * @param status its status
 * @param dues when to look again
 * @param events what is told
 * @param isHooked whether its postStart handler runs
 */
public record ContainerStep(ContainerStatus status, Seq<Due> dues, Seq<Event> events, boolean isHooked) {

    /** A step that leads to that status, and to nothing else. */
    public static ContainerStep of(ContainerStatus status) {
        return new ContainerStep(status, Vector.empty(), Vector.empty(), false);
    }

    ContainerStep due(Due due) {
        return new ContainerStep(status, dues.append(due), events, isHooked);
    }

    ContainerStep due(Iterable<Due> more) {
        return new ContainerStep(status, dues.appendAll(more), events, isHooked);
    }

    ContainerStep toldBefore(Event... first) {
        return new ContainerStep(status, dues, Vector.of(first).appendAll(events), isHooked);
    }

    ContainerStep telling(Event event) {
        return new ContainerStep(status, dues, events.append(event), isHooked);
    }

    /** Returns this step, in which its postStart handler runs. */
    ContainerStep hooked() {
        return new ContainerStep(status, dues, events, true);
    }
}
