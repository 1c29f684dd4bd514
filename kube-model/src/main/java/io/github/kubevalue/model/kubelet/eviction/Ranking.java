package io.github.kubevalue.model.kubelet.eviction;

import io.vavr.collection.Seq;
import java.util.Comparator;

/**
 * Whom to evict first: pods of which nothing is known, those that use more than they requested, those of low priority, those
 * that exceed their requests by most. For process numbers, requests do not count.
 *
 * @param signal for what pods are evicted
 */
record Ranking(Signal signal) implements Comparator<PodUse> {
    // pkg/kubelet/eviction/helpers.go, rankMemoryPressure, rankPIDPressure, rankDiskPressureFunc

    @Override
    public int compare(PodUse one, PodUse other) {
        Comparator<PodUse> byPriority = Comparator.comparing(Ranking::priority);
        Comparator<PodUse> byUse =
                Comparator.comparing(PodUse::isMeasured).thenComparing(use -> use.isMeasured() ? -excess(use) : 0);
        return signal == Signal.PID_AVAILABLE
                ? byPriority.thenComparing(byUse).compare(one, other)
                : Comparator.comparing(PodUse::isMeasured)
                        .thenComparing(use -> use.isMeasured() && excess(use) <= 0)
                        .thenComparing(byPriority)
                        .thenComparing(byUse)
                        .compare(one, other);
    }

    /** Returns the pods, first those to evict first. */
    Seq<PodUse> of(Seq<PodUse> pods) {
        return pods.sorted(this);
    }

    /** By how much a pod uses more than it requested. */
    private long excess(PodUse use) {
        return signal == Signal.PID_AVAILABLE ? use.pids() : use.of(signal) - use.requested(signal.resource());
    }

    private static int priority(PodUse use) {
        return use.pod().spec().priority().getOrElse(0);
    }
}
