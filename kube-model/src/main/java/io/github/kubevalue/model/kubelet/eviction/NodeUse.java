package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.runtime.ContainerBehaviour;
import io.github.kubevalue.model.runtime.NodeBehaviour;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.github.kubevalue.model.runtime.Usage;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What is used on a node at some time: by its pods, as they are said to behave, and by everything else, as the annotations of
 * the node say: {@code kubevalue.io/memory} and its like, counted from when the node was created.
 *
 * @param node the node
 * @param pods its pods that have not ended
 * @param now the time
 */
record NodeUse(Node node, Seq<Pod> pods, Instant now) {
    /** The usual {@code kernel.pid_max}. */
    private static final long MOST_PIDS = 32_768;

    /** What each pod uses. */
    Seq<PodUse> uses() {
        return pods.map(pod ->
                new PodUse(pod, !pod.status().podIPs().isEmpty(), running(pod).map(this::use), emptyDirs(pod)));
    }

    private Map<String, Long> emptyDirs(Pod pod) {
        Duration run = Duration.between(pod.status().startTime().getOrElse(now), now);
        return PodBehaviour.of(pod).emptyDirs().mapValues(usage -> usage.at(run).value());
    }

    /** A container that runs, how it behaves, and since when. */
    private record Running(Container container, ContainerBehaviour behaviour, Instant since) {}

    private static Seq<Running> running(Pod pod) {
        PodBehaviour behaviour = PodBehaviour.of(pod);
        return pod.spec()
                .initContainers()
                .appendAll(pod.spec().containers())
                .flatMap(container -> pod.status()
                        .containerStatus(container.name())
                        .flatMap(ContainerStatus::runningSince)
                        .map(since -> new Running(container, behaviour.of(container), since)));
    }

    private ContainerUse use(Running running) {
        Duration run = Duration.between(running.since, now);
        ContainerBehaviour behaviour = running.behaviour;
        return new ContainerUse(
                running.container,
                behaviour.memory().at(run).value(),
                behaviour.disk().at(run).value(),
                behaviour.pids().at(run).value());
    }

    /** What the kubelet measures. */
    // pkg/kubelet/eviction/helpers.go, makeSignalObservations
    Observations observe(Seq<PodUse> uses, EvictionConfig config) {
        long memory = uses.map(PodUse::memory).sum().longValue();
        long disk = uses.map(PodUse::disk).sum().longValue();
        long pids = uses.map(PodUse::pids).sum().longValue();
        Map<Signal, Observation> none = TreeMap.empty();
        Map<Signal, Observation> withMemory = capacity("memory")
                .map(all -> none.put(Signal.MEMORY_AVAILABLE, Observation.ofBytes(all, memory + own("memory")))
                        .put(
                                Signal.ALLOCATABLE_MEMORY_AVAILABLE,
                                Observation.ofBytes(Math.min(all, forPods(config, all)), memory)))
                .getOrElse(none);
        Map<Signal, Observation> withDisk = capacity("ephemeral-storage")
                .map(all -> Observation.ofBytes(all, disk + own("disk")))
                .map(seen -> withMemory
                        .put(Signal.NODE_FS_AVAILABLE, seen)
                        .put(Signal.IMAGE_FS_AVAILABLE, seen)
                        .put(Signal.CONTAINER_FS_AVAILABLE, seen))
                .getOrElse(withMemory);
        long left = MOST_PIDS - Math.min(MOST_PIDS, pids + own("pids"));
        return new Observations(
                withDisk.put(Signal.PID_AVAILABLE, new Observation(Quantity.of(MOST_PIDS), Quantity.of(left))));
    }

    private Option<Long> capacity(String resource) {
        return node.status().capacity().get(resource).map(Quantity::value);
    }

    /** The memory that all pods may use together: what is allocatable, and what is kept back so as not to evict. */
    // pkg/kubelet/cm/node_container_manager_linux.go, getNodeAllocatableAbsolute
    private long forPods(EvictionConfig config, long capacity) {
        long allocatable =
                node.status().allocatable().get("memory").map(Quantity::value).getOrElse(capacity);
        return config.thresholds()
                .filter(threshold -> threshold.signal() == Signal.MEMORY_AVAILABLE && threshold.isHard())
                .headOption()
                .map(threshold -> allocatable
                        + threshold.value().of(Quantity.ofBytes(capacity)).value())
                .getOrElse(allocatable);
    }

    /** What the node uses for itself. */
    private long own(String what) {
        return said(what).at(Duration.between(created(), now)).value();
    }

    private Usage said(String what) {
        return new NodeBehaviour(node).uses(what);
    }

    /** When the node was created, from when on its kubelet looks. */
    Instant created() {
        return node.metadata().creationTimestamp().getOrElse(Instant.EPOCH);
    }

    /** The times to come at which something is used otherwise, as far as it is known now. */
    Seq<Instant> turns() {
        Seq<Instant> ofPods = pods.flatMap(NodeUse::running)
                .flatMap(running -> Vector.of(
                                running.behaviour.memory(), running.behaviour.disk(), running.behaviour.pids())
                        .flatMap(usage -> turns(usage, running.since)));
        Seq<Instant> ofVolumes = pods.flatMap(pod -> PodBehaviour.of(pod)
                .emptyDirs()
                .values()
                .flatMap(usage -> turns(usage, pod.status().startTime().getOrElse(now))));
        Seq<Instant> ofNode = NodeBehaviour.RESOURCES.flatMap(what -> turns(said(what), created()));
        return ofPods.appendAll(ofVolumes).appendAll(ofNode).filter(at -> at.isAfter(now));
    }

    private static Seq<Instant> turns(Usage usage, Instant since) {
        return usage.levels().map(level -> since.plus(level.after()));
    }
}
