package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The end of all containers of a pod: all at once, but for sidecars, which wait for the others, and then end in the reverse of
 * their order.
 *
 * @param pod the pod
 * @param behaviour how its containers behave
 * @param begun when it begins
 * @param grace the seconds that each container has
 */
public record Shutdown(Pod pod, PodBehaviour behaviour, Instant begun, long grace) {
    // pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainersWithSyncResult; kuberuntime_termination_order.go

    /** Returns the end of a pod that has the grace of its own, or the usual one. */
    public static Shutdown of(Pod pod, Instant begun) {
        long grace = pod.spec().terminationGracePeriodSeconds().getOrElse(Stopping.USUAL_GRACE);
        return new Shutdown(pod, PodBehaviour.of(pod), begun, grace);
    }

    /** The containers of a pod that run. */
    public static Seq<Container> running(Pod pod) {
        return pod.spec()
                .initContainers()
                .appendAll(pod.spec().containers())
                .appendAll(pod.spec().ephemeralContainers().map(EphemeralContainer::asContainer))
                .filter(container -> runs(pod, container));
    }

    private static boolean runs(Pod pod, Container container) {
        return pod.status().containerStatus(container.name()).exists(ContainerStatus::isRunning);
    }

    /** What is told of each container of a pod that is stopped. */
    public static Seq<Event> killing(Pod pod) {
        return running(pod).map(container -> killing(pod, container.name()));
    }

    static Event killing(Pod pod, String container) {
        return new ContainerEvents(pod, container).normal("Killing", "Stopping container " + container);
    }

    /** The ends of the containers that run. */
    public Ends ends() {
        Seq<Container> sidecars = pod.spec().sidecars();
        Map<String, End> ends = TreeMap.empty();
        for (Container container : running(pod).removeAll(sidecars)) {
            ends = ends.put(container.name(), end(container, begun));
        }
        Instant turn = begun;
        for (Container container : pod.spec().containers()) {
            turn = later(turn, endedAt(container, ends));
        }
        for (Container sidecar : sidecars.reverse()) {
            if (runs(pod, sidecar)) {
                ends = ends.put(sidecar.name(), end(sidecar, turn));
            }
            turn = later(turn, endedAt(sidecar, ends));
        }
        return new Ends(ends);
    }

    /** When a container ends, or has ended. */
    private Option<Instant> endedAt(Container container, Map<String, End> ends) {
        return ends.get(container.name())
                .map(End::at)
                .orElse(pod.status()
                        .containerStatus(container.name())
                        .flatMap(ContainerStatus::end)
                        .flatMap(ContainerStateTerminated::finishedAt));
    }

    private static Instant later(Instant one, Option<Instant> other) {
        return other.filter(one::isBefore).getOrElse(one);
    }

    /** It may end by itself before. */
    private End end(Container container, Instant turn) {
        ContainerStatus status = pod.status().containerStatus(container.name()).get();
        End stopped = stopping(container).end(begun, turn, 0);
        return new ContainerRun(pod, container, behaviour.of(container), status)
                .unstopped()
                .filter(end -> end.at().isBefore(stopped.at()))
                .getOrElse(stopped);
    }

    /** The containers that run of which the preStop handler fails. */
    public Seq<Container> failingHooks() {
        return running(pod).filter(container -> stopping(container).hookFails());
    }

    private Stopping stopping(Container container) {
        return new Stopping(container, behaviour.of(container), grace);
    }
}
