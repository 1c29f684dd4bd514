package io.github.kubevalue.model.kubelet.eviction;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** The orders of {@code pkg/kubelet/eviction/helpers_test.go}. */
class RankingTest {
    private static final int LOW = -1;
    private static final int DEFAULT = 0;
    private static final int HIGH = 1;

    private static Seq<String> ranked(Signal signal, PodUse... uses) {
        return new Ranking(signal)
                .of(Vector.of(uses).reverse())
                .map(PodUse::pod)
                .map(Pod::name);
    }

    private static Vector<String> names(PodUse... uses) {
        return Vector.of(uses).map(PodUse::pod).map(Pod::name);
    }

    private static void holds(Signal signal, PodUse... ranked) {
        assertThat(ranked(signal, ranked)).containsExactlyElementsOf(names(ranked));
        assertThat(new Ranking(signal).of(Vector.of(ranked)).map(PodUse::pod).map(Pod::name))
                .containsExactlyElementsOf(names(ranked));
    }

    @Test
    void whoExceedsHisRequestOfMemoryGoesFirstEvenIfHisPriorityIsHigher() {
        holds(
                Signal.MEMORY_AVAILABLE,
                Usages.memory("exceeds-requests", 1, "100Mi", "101Mi"),
                Usages.memory("below-requests", -1, "200Mi", "199Mi"));
    }

    @Test
    void whoExceedsHisRequestOfDiskGoesFirst() {
        holds(
                Signal.NODE_FS_AVAILABLE,
                Usages.disk("exceeds-requests", 1, "100Mi", "101Mi"),
                Usages.disk("below-requests", -1, "200Mi", "199Mi"));
    }

    @Test
    void lowPriorityGoesFirst() {
        holds(
                Signal.PID_AVAILABLE,
                Usages.pids("low-priority", -134, 1),
                Usages.pids("medium-priority", 1, 1),
                Usages.pids("high-priority", 12534, 1));
    }

    @Test
    void theGreediestForDiskGoesFirst() {
        holds(
                Signal.IMAGE_FS_AVAILABLE,
                Usages.disk("best-effort-high", DEFAULT, "", "300Mi"),
                Usages.disk("burstable-high", DEFAULT, "100Mi", "350Mi"),
                Usages.disk("best-effort-low", DEFAULT, "", "100Mi"),
                Usages.disk("burstable-low", DEFAULT, "100Mi", "110Mi"),
                Usages.disk("guaranteed-high", DEFAULT, "400Mi", "375Mi"),
                Usages.disk("guaranteed-low", DEFAULT, "400Mi", "120Mi"));
    }

    @Test
    void diskPressureRanksByExcessThenPriorityThenUse() {
        holds(
                Signal.NODE_FS_AVAILABLE,
                Usages.disk("above-requests-low-priority-high-usage", LOW, "", "500Mi"),
                Usages.disk("above-requests-low-priority-low-usage", LOW, "", "50Mi"),
                Usages.disk("above-requests-high-priority-high-usage", HIGH, "100Mi", "600Mi"),
                Usages.disk("above-requests-high-priority-low-usage", HIGH, "100Mi", "150Mi"),
                Usages.disk("below-requests-low-priority-high-usage", LOW, "1Gi", "800Mi"),
                Usages.disk("below-requests-low-priority-low-usage", LOW, "1Gi", "200Mi"),
                Usages.disk("below-requests-high-priority-high-usage", HIGH, "1Gi", "800Mi"),
                Usages.disk("below-requests-high-priority-low-usage", HIGH, "1Gi", "200Mi"));
    }

    @Test
    void theGreediestForMemoryGoesFirst() {
        holds(
                Signal.ALLOCATABLE_MEMORY_AVAILABLE,
                Usages.memory("burstable-high", DEFAULT, "100Mi", "800Mi"),
                Usages.memory("best-effort-high", DEFAULT, "", "500Mi"),
                Usages.memory("best-effort-low", DEFAULT, "", "300Mi"),
                Usages.memory("burstable-low", DEFAULT, "100Mi", "300Mi"),
                Usages.memory("guaranteed-high", DEFAULT, "1Gi", "800Mi"),
                Usages.memory("guaranteed-low", DEFAULT, "1Gi", "200Mi"));
    }

    @Test
    void memoryPressureRanksByExcessThenPriorityThenUse() {
        holds(
                Signal.MEMORY_AVAILABLE,
                Usages.memory("above-requests-low-priority-high-usage", LOW, "", "500Mi"),
                Usages.memory("above-requests-low-priority-low-usage", LOW, "", "50Mi"),
                Usages.memory("above-requests-high-priority-high-usage", HIGH, "100Mi", "600Mi"),
                Usages.memory("above-requests-high-priority-low-usage", HIGH, "100Mi", "150Mi"),
                Usages.memory("below-requests-low-priority-high-usage", LOW, "1Gi", "800Mi"),
                Usages.memory("below-requests-low-priority-low-usage", LOW, "1Gi", "200Mi"),
                Usages.memory("below-requests-high-priority-high-usage", HIGH, "1Gi", "800Mi"),
                Usages.memory("below-requests-high-priority-low-usage", HIGH, "1Gi", "200Mi"));
    }

    @Test
    void pidPressureRanksByPriorityThenProcesses() {
        holds(
                Signal.PID_AVAILABLE,
                Usages.pids("low-priority-high-usage", LOW, 20),
                Usages.pids("low-priority-low-usage", LOW, 6),
                Usages.pids("high-priority-high-usage", HIGH, 20),
                Usages.pids("high-priority-low-usage", HIGH, 5));
    }

    @Test
    void aPodOfWhichNothingIsKnownGoesFirst() {
        holds(
                Signal.MEMORY_AVAILABLE,
                Usages.unmeasured("unknown", HIGH),
                Usages.memory("exceeds", LOW, "100Mi", "101Mi"));
        holds(
                Signal.NODE_FS_AVAILABLE,
                Usages.unmeasured("unknown", HIGH),
                Usages.disk("exceeds", LOW, "100Mi", "101Mi"));
    }
}
