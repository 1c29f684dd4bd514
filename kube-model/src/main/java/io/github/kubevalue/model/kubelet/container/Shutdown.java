package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
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

    /** The ends of the containers that run, by name. */
    public Map<String, End> ends() {
        Seq<Container> sidecars = pod.spec().initContainers().filter(Container::isSidecar);
        Seq<Container> others = pod.spec()
                .initContainers()
                .removeAll(sidecars)
                .appendAll(pod.spec().containers());
        Map<String, End> ends = TreeMap.empty();
        for (Container container : others.filter(this::runs)) {
            ends = ends.put(container.name(), end(container, begun));
        }
        Instant turn = begun;
        for (Container container : pod.spec().containers()) {
            turn = later(turn, endedAt(container, ends));
        }
        for (Container sidecar : sidecars.reverse()) {
            if (runs(sidecar)) {
                ends = ends.put(sidecar.name(), end(sidecar, turn));
            }
            turn = later(turn, endedAt(sidecar, ends));
        }
        return ends;
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

    private boolean runs(Container container) {
        return pod.status().containerStatus(container.name()).exists(ContainerStatus::isRunning);
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

    /** Whether the preStop handler of a container fails. */
    public boolean hookFails(Container container) {
        return stopping(container).hookFails();
    }

    private Stopping stopping(Container container) {
        return new Stopping(container, behaviour.of(container), grace);
    }
}
