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
        assertThat(queue.hasUnschedulable()).isTrue();
        assertThat(queue("a").hasUnschedulable()).isFalse();
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

    /** Pods that were refused, or that something went wrong with, and that back off: name, priority, milliseconds after the start. */
    private static SchedulingQueue backing(SchedulingQueue queue, String pods) {
        return Vector.of(pods.split(" ")).foldLeft(queue, (all, text) -> {
            String[] parts = text.split(":");
            Instant since = START.plusMillis(Long.parseLong(parts[2]));
            QueuedPod taken = queue().add(key(parts[0]), Integer.parseInt(parts[1]), START)
                    .pop()
                    .get()
                    ._1;
            return parts[0].startsWith("e")
                    ? all.addFailed(taken, since)
                    : all.addRefused(taken, FIT, since).moved(key(parts[0]), since);
        });
    }

    // backoff_queue_test.go, TestBackoffQueueOrdering
    @Test
    void ofThoseThatHaveBackedOffInOneSecondTheMoreImportantIsFirst() {
        SchedulingQueue queue = backing(queue(), "p0:1:3000 p1:1:2000 p2:2:1001 p3:1:1000 p4:2:1000 p5:1:0");
        assertThat(names(queue.backingOff())).containsExactly("p5", "p4", "p2", "p3", "p1", "p0");
        assertThat(names(queue.flushed(START.plusSeconds(3)).backingOff())).containsExactly("p1", "p0");
        assertThat(names(queue.flushed(START.plusSeconds(3)).active())).containsExactly("p4", "p2", "p5", "p3");
    }

    // backoff_queue_test.go, TestBackoffQueue_popAllBackoffCompleted
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p0:0:-2000 p1:0:1000                         | p0",
                "e2:0:-2000 e3:0:1000                         | e2",
                "p0:0:-2000 p1:0:1000 e2:0:-2000 e3:0:1000    | p0 e2",
                "p0:0:-2000 e2:0:-2000                        | p0 e2",
                "p1:0:1000 e3:0:1000                          | ''"
            })
    void whoeverHasBackedOffIsActive(String pods, String active) {
        SchedulingQueue queue = backing(queue(), pods);
        SchedulingQueue flushed = queue.flushed(START);
        assertThat(names(flushed.active()).mkString(" ")).isEqualTo(active);
        assertThat(flushed.backingOff().size())
                .isEqualTo(pods.split(" ").length - flushed.active().size());
    }

    // backoff_queue_test.go, TestBackoffQueue_getBackoffTime and TestBackoffQueue_calculateBackoffDuration, in
    // nanoseconds
    @ParameterizedTest
    @CsvSource({"3, 1000, 5, 48", "1, 32, 16, 32", "1, 32, 6, 32", "1, 31, 6, 31", "1, 2147483647, 32, 2147483647"})
    void theBackoffIsSaidByTwoDurations(long initial, long max, int attempts, long expected) {
        assertThat(new Backoff(Duration.ofNanos(initial), Duration.ofNanos(max)).after(attempts))
                .isEqualTo(Duration.ofNanos(expected));
    }

    @Test
    void errorsCountBeforeRefusals() {
        QueuedPod pod = queue("a").pop().get()._1;
        assertThat(pod.backoffExpiration(Backoff.DEFAULT)).isEqualTo(Instant.MIN);
        QueuedPod refused = new QueuedPod(pod.key(), 0, START, 0, 3, 0, FIT);
        QueuedPod failed = new QueuedPod(pod.key(), 0, START, 0, 3, 1, HashSet.empty());
        assertThat(refused.backoffExpiration(Backoff.DEFAULT)).isEqualTo(START.plusSeconds(4));
        assertThat(failed.backoffExpiration(Backoff.DEFAULT)).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void onlyAPodOfThePoolIsMoved() {
        SchedulingQueue queue = refused(queue("a", "b"), START);
        assertThat(queue.moved(key("b"), START)).isEqualTo(queue);
        assertThat(queue.moved(key("c"), START)).isEqualTo(queue);
        SchedulingQueue backing = queue.moved(key("a"), START);
        assertThat(backing).isNotEqualTo(queue);
        assertThat(backing.moved(key("a"), START.plusSeconds(9))).isEqualTo(backing);
        SchedulingQueue both = refused(queue, START);
        assertThat(names(both.remove(key("a")).unschedulable())).containsExactly("b");
        assertThat(names(both.moved(key("a"), START.plusSeconds(9)).unschedulable()))
                .containsExactly("b");
    }

    @Test
    void queuesAreTheSameWhereTheirPodsAreInTheSamePlaces() {
        SchedulingQueue queue = queue("a", "b");
        assertThat(queue).isEqualTo(queue("a", "b")).hasSameHashCodeAs(queue("a", "b"));
        assertThat(queue).isNotEqualTo(queue("a")).isNotEqualTo(queue("b", "a")).isNotEqualTo("queue");
        assertThat(queue.hashCode()).isNotEqualTo(queue("a").hashCode());
        assertThat(refused(queue, START)).isNotEqualTo(queue.remove(key("a")));
        assertThat(backing(queue("a"), "p:0:0")).isNotEqualTo(queue("a"));
        assertThat(backing(queue("a"), "e:0:0")).isNotEqualTo(queue("a"));
    }

    @Test
    void aQueueIsToldFromOthersByHowLongItsPodsHaveWaited() {
        SchedulingQueue now = refused(queue("a"), START);
        SchedulingQueue later = refused(queue().add(key("a"), 0, START.plusSeconds(7)), START.plusSeconds(7));
        assertThat(now.asOf(START)).isEqualTo(later.asOf(START.plusSeconds(7)));
        assertThat(now.asOf(START)).isNotEqualTo(now.asOf(START.plusSeconds(1)));
        // what backs off for the longest time cannot be told by how often it was refused
        assertThat(asOf(5, 0)).isEqualTo(asOf(9, 0)).isNotEqualTo(asOf(4, 0));
        assertThat(asOf(0, 5)).isEqualTo(asOf(0, 9)).isNotEqualTo(asOf(0, 4));
        assertThat(asOf(0, 1)).isNotEqualTo(asOf(1, 0)).isNotEqualTo(asOf(0, 0));
        assertThat(asOf(1, 0)).isNotEqualTo(asOf(0, 0));
    }

    private static Object asOf(int refusals, int errors) {
        return new QueuedPod(key("a"), 0, START, 0, refusals, errors, FIT).asOf(Backoff.DEFAULT, START);
    }
}
