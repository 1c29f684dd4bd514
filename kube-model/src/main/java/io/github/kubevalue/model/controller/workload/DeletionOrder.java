package io.github.kubevalue.model.controller.workload;

import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * Which pods go first when there are too many: those that are least of a loss. Of eight questions the first that tells
 * two pods apart decides.
 */
public final class DeletionOrder {
    private static final String COST = "controller.kubernetes.io/pod-deletion-cost";

    private DeletionOrder() {}

    /**
     * Returns pods of a ReplicaSet in the order in which they are to go.
     *
     * @param pods the pods to order
     * @param related the active pods of all ReplicaSets with the same owner, by which crowded nodes are known
     * @param now the present, from which ages count
     */
    public static Seq<Pod> ranked(Seq<Pod> pods, Seq<Pod> related, Instant now) {
        // pkg/controller/controller_utils.go, ActivePodsWithRanks
        Map<String, Integer> crowd = related.groupBy(DeletionOrder::node).mapValues(Seq::length);
        return pods.sorted(UNASSIGNED_FIRST
                .thenComparing(EARLIER_PHASE_FIRST)
                .thenComparing(UNREADY_FIRST)
                .thenComparing(CHEAPER_FIRST)
                .thenComparing(crowdedFirst(crowd))
                .thenComparing((one, other) ->
                        readyAt(one).isDefined() && readyAt(other).isDefined()
                                ? byMagnitude(one, readyAt(one), other, readyAt(other), now)
                                : 0)
                .thenComparing(MORE_RESTARTS_FIRST)
                .thenComparing((one, other) -> byMagnitude(one, createdAt(one), other, createdAt(other), now)));
    }

    /** Returns pods of a Job in the order in which they are to go: neither cost nor crowds count, and ages exactly. */
    public static Seq<Pod> plain(Seq<Pod> pods) {
        // controller_utils.go, ActivePods
        return pods.sorted(UNASSIGNED_FIRST
                .thenComparing(EARLIER_PHASE_FIRST)
                .thenComparing(UNREADY_FIRST)
                .thenComparing((one, other) ->
                        readyAt(one).isDefined() && readyAt(other).isDefined()
                                ? latestFirst(readyAt(one), readyAt(other))
                                : 0)
                .thenComparing(MORE_RESTARTS_FIRST)
                .thenComparing((one, other) -> latestFirst(createdAt(one), createdAt(other))));
    }

    private static final Comparator<Pod> UNASSIGNED_FIRST =
            Comparator.comparing(pod -> !node(pod).isEmpty());

    private static final Map<PodPhase, Integer> PHASES =
            HashMap.of(PodPhase.PENDING, 0, PodPhase.UNKNOWN, 1, PodPhase.RUNNING, 2);

    private static final Comparator<Pod> EARLIER_PHASE_FIRST = Comparator.comparing(
            pod -> pod.status().phase().flatMap(PHASES::get).getOrElse(0));

    private static final Comparator<Pod> UNREADY_FIRST = Comparator.comparing(Pod::isReady);

    private static final Comparator<Pod> CHEAPER_FIRST = Comparator.comparing(pod -> pod.metadata()
            .annotations()
            .get(COST)
            .flatMap(text -> Try.of(() -> Integer.valueOf(text)).toOption())
            .getOrElse(0));

    private static final Comparator<Pod> MORE_RESTARTS_FIRST = Comparator.<Pod>comparingInt(
                    pod -> restarts(pod.status().containerStatuses()))
            .thenComparingInt(DeletionOrder::sidecarRestarts)
            .reversed();

    private static Comparator<Pod> crowdedFirst(Map<String, Integer> crowd) {
        return Comparator.<Pod>comparingInt(pod -> crowd.getOrElse(node(pod), 0))
                .reversed();
    }

    private static String node(Pod pod) {
        return pod.spec().nodeName().getOrElse("");
    }

    private static int restarts(Seq<ContainerStatus> statuses) {
        return statuses.map(ContainerStatus::restartCount).max().getOrElse(0);
    }

    private static int sidecarRestarts(Pod pod) {
        Seq<String> sidecars = pod.spec().sidecars().map(container -> container.name());
        return restarts(pod.status().initContainerStatuses().filter(status -> sidecars.contains(status.name())));
    }

    private static Option<Instant> readyAt(Pod pod) {
        return pod.readyCondition()
                .filter(condition -> condition.status().isTrue())
                .flatMap(PodCondition::lastTransitionTime);
    }

    private static Option<Instant> createdAt(Pod pod) {
        return pod.metadata().creationTimestamp();
    }

    private static int latestFirst(Option<Instant> one, Option<Instant> other) {
        return other.getOrElse(Instant.MAX).compareTo(one.getOrElse(Instant.MAX));
    }

    /** Younger pods first, but ages of the same power of two are equal and fall to the smaller uid. */
    private static int byMagnitude(Pod one, Option<Instant> from, Pod other, Option<Instant> since, Instant now) {
        // controller_utils.go, logarithmicRankDiff
        if (from.equals(since)) {
            return 0;
        }
        if (from.isEmpty() || since.isEmpty()) {
            return from.isEmpty() ? -1 : 1;
        }
        int magnitudes = Integer.compare(magnitude(from.get(), now), magnitude(since.get(), now));
        return magnitudes != 0
                ? magnitudes
                : one.metadata()
                        .uid()
                        .getOrElse("")
                        .compareTo(other.metadata().uid().getOrElse(""));
    }

    private static int magnitude(Instant from, Instant now) {
        long age = Duration.between(from, now).toNanos();
        return age > 0 ? 63 - Long.numberOfLeadingZeros(age) : -1;
    }
}
