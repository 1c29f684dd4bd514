package io.github.kubevalue.model.scheduler.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.scheduler.queue.QueuedPod.Backoff;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From pkg/scheduler/backend/queue: scheduling_queue_test.go, backoff_queue_test.go. */
class SchedulingQueueTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Set<String> FIT = HashSet.of("NodeResourcesFit");

    private static ResourceKey key(String name) {
        return Pod.KIND.key("demo", name);
    }

    private static SchedulingQueue queue(String... names) {
        return Vector.of(names)
                .foldLeft(SchedulingQueue.empty(Backoff.DEFAULT), (queue, name) -> queue.add(key(name), 0, START));
    }

    private static SchedulingQueue refused(SchedulingQueue queue, Instant now) {
        Tuple2<QueuedPod, SchedulingQueue> taken = queue.pop().get();
        return taken._2.addRefused(taken._1, FIT, now);
    }

    private static Seq<String> names(Seq<QueuedPod> pods) {
        return pods.map(pod -> pod.key().name());
    }

    @Test
    void theMoreImportantPodIsFirstThenTheOlderOne() {
        SchedulingQueue queue = queue("low", "low2").add(key("high"), 10, START.plusSeconds(5));
        assertThat(names(queue.active())).containsExactly("high", "low", "low2");
        assertThat(queue.pop().get()._1.key()).isEqualTo(key("high"));
    }

    @Test
    void aPodThatIsThereIsNotAddedAgain() {
        assertThat(queue("a", "a")).isEqualTo(queue("a"));
    }

    @Test
    void aRefusedPodWaitsForSomethingToHappen() {
        SchedulingQueue queue = refused(queue("a"), START);
        assertThat(names(queue.unschedulable())).containsExactly("a");
        assertThat(queue.isReady()).isFalse();
        assertThat(queue.pop()).isEmpty();
        assertThat(queue.get(key("a")).get().refusals()).isEqualTo(1);
    }

    @Test
    void whatMayHelpHasThePodBackOff() {
        SchedulingQueue queue = refused(queue("a"), START).moved(FIT::equals, pod -> true, START);
        assertThat(names(queue.backingOff())).containsExactly("a");
        assertThat(queue.active()).isEmpty();
    }

    @Test
    void whatMayHelpLaterHasThePodActiveAtOnce() {
        SchedulingQueue queue = refused(queue("a"), START).moved(FIT::equals, pod -> true, START.plusSeconds(2));
        assertThat(names(queue.active())).containsExactly("a");
    }

    @Test
    void whatOtherPluginsHeedDoesNotHelp() {
        SchedulingQueue queue = refused(queue("a"), START);
        assertThat(queue.moved(plugins -> plugins.contains("NodePorts"), pod -> true, START))
                .isEqualTo(queue);
        assertThat(queue.moved(FIT::equals, pod -> false, START)).isEqualTo(queue);
    }

    @Test
    void whereNoPodIsActiveWhoeverBacksOffIsTakenEarly() {
        SchedulingQueue backing = refused(queue("a"), START).moved(FIT::equals, pod -> true, START);
        assertThat(backing.pop().get()._1.key()).isEqualTo(key("a"));
        SchedulingQueue busy = backing.add(key("b"), 0, START);
        assertThat(busy.pop().get()._1.key()).isEqualTo(key("b"));
    }

    @Test
    void afterAnErrorNobodyIsTakenEarly() {
        Tuple2<QueuedPod, SchedulingQueue> taken = queue("a").pop().get();
        SchedulingQueue queue = taken._2.addFailed(taken._1, START);
        assertThat(names(queue.backingOff())).containsExactly("a");
        assertThat(queue.pop()).isEmpty();
        assertThat(queue.nextExpiration()).contains(START.plusSeconds(2));
        assertThat(names(queue.flushed(START.plusSeconds(1)).active())).isEmpty();
        assertThat(names(queue.flushed(START.plusSeconds(2)).active())).containsExactly("a");
    }

    // backoff_queue_test.go, TestBackoffQueue_calculateBackoffDuration
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 10", "16, 10", "100, 10"})
    void theBackoffDoublesUpToTenSeconds(int attempts, int seconds) {
        assertThat(Backoff.DEFAULT.after(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theBackoffEndsWithAWholeSecond() {
        SchedulingQueue queue = refused(queue("a"), START.plusMillis(700));
        assertThat(queue.get(key("a")).get().backoffExpiration(Backoff.DEFAULT)).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void aRefusalEndsARowOfErrors() {
        Tuple2<QueuedPod, SchedulingQueue> taken = queue("a").pop().get();
        SchedulingQueue failed = taken._2.addFailed(taken._1, START).flushed(START.plusSeconds(9));
        SchedulingQueue queue = refused(failed, START.plusSeconds(9));
        assertThat(queue.get(key("a")).get().errors()).isZero();
        assertThat(queue.get(key("a")).get().refusals()).isEqualTo(1);
    }

    // scheduling_queue_test.go, TestHighPriorityFlushUnschedulablePodsLeftover
    @Test
    void afterFiveMinutesThePoolIsFlushed() {
        SchedulingQueue queue = refused(queue("a"), START);
        assertThat(queue.nextFlush()).contains(START.plus(Duration.ofMinutes(5)).plusSeconds(30));
        assertThat(queue.flushed(START.plus(Duration.ofMinutes(5))).active()).isEmpty();
        assertThat(names(queue.flushed(START.plus(Duration.ofMinutes(5)).plusSeconds(30))
                        .active()))
                .containsExactly("a");
    }

    @Test
    void gatedPodsAreNeverFlushed() {
        SchedulingQueue queue = queue().addGated(key("a"), 0, START);
        assertThat(queue.nextFlush()).isEmpty();
        assertThat(queue.flushed(START.plus(Duration.ofDays(1)))).isEqualTo(queue);
        assertThat(names(queue.moved(key("a"), START).active())).containsExactly("a");
    }

    @Test
    void aDeletedPodIsNowhere() {
        assertThat(queue("a").remove(key("a"))).isEqualTo(queue());
        assertThat(refused(queue("a"), START).remove(key("a")).unschedulable()).isEmpty();
        assertThat(refused(queue("a"), START)
                        .moved(FIT::equals, pod -> true, START)
                        .remove(key("a"))
                        .backingOff())
                .isEmpty();
    }

    @Test
    void whoeverAwaitsPluginsDoesNotBackOff() {
        Tuple2<QueuedPod, SchedulingQueue> taken = queue("a").pop().get();
        SchedulingQueue queue = taken._2.addAwaiting(taken._1, HashSet.of("VolumeBinding"));
        assertThat(names(queue.moved(key("a"), START).active())).containsExactly("a");
        assertThat(queue.toString()).isEqualTo("0 active, 0 backing off, 1 unschedulable");
    }
}
