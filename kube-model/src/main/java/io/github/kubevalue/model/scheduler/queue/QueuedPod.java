package io.github.kubevalue.model.scheduler.queue;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.Tuple;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * A pod that waits to be placed.
 *
 * @param key the pod
 * @param priority how important it is
 * @param since when it came, or was last refused
 * @param order tells apart pods of the same time: first come, first served
 * @param refusals how often no node was found for it
 * @param errors how often in a row something went wrong
 * @param rejectors the plugins that refused it the last time
 */
public record QueuedPod(
        ResourceKey key, int priority, Instant since, long order, int refusals, int errors, Set<String> rejectors) {
    /** The order in which pods are placed: by priority, then by time. */
    // pkg/scheduler/framework/plugins/queuesort/priority_sort.go
    static final Comparator<QueuedPod> ORDER = Comparator.comparing(QueuedPod::priority)
            .reversed()
            .thenComparing(QueuedPod::since)
            .thenComparing(QueuedPod::order);

    /** Whoever waits longest first. */
    static final Comparator<QueuedPod> AGE =
            Comparator.comparing(QueuedPod::since).thenComparing(QueuedPod::order);

    static QueuedPod of(ResourceKey key, int priority, Instant now, long order) {
        return new QueuedPod(key, priority, now, order, 0, 0, HashSet.empty());
    }

    /** Returns this pod after plugins refused it. */
    QueuedPod refused(Set<String> by, Instant now, long at) {
        return new QueuedPod(key, priority, now, at, refusals + 1, 0, by);
    }

    /** Returns this pod after something went wrong. */
    QueuedPod failed(Instant now, long at) {
        return new QueuedPod(key, priority, now, at, refusals, errors + 1, HashSet.empty());
    }

    /** Returns this pod as plugins have something done for it, which is no refusal. */
    QueuedPod awaiting(Set<String> plugins) {
        return new QueuedPod(key, priority, since, order, refusals, errors, plugins);
    }

    /** Returns this pod as a plugin keeps it out of the queue. */
    QueuedPod gated(String by) {
        return new QueuedPod(key, priority, since, order, refusals, errors, rejectors.add(by));
    }

    /** What tells it from others at a time; not how often it was refused, but for how long it then backs off. */
    Object asOf(Backoff backoff, Instant now) {
        return Tuple.of(
                Canonical.family(key),
                priority,
                Duration.between(since, now),
                refusals == 0 ? Duration.ZERO : backoff.after(refusals),
                errors == 0 ? Duration.ZERO : backoff.after(errors),
                rejectors);
    }

    /** Until when it backs off: 1 s after the first attempt, then 2 s, 4 s, up to 10 s; in whole seconds. */
    // pkg/scheduler/backend/queue/backoff_queue.go, getBackoffTime
    public Instant backoffExpiration(Backoff backoff) {
        int count = errors > 0 ? errors : refusals;
        return count == 0 ? Instant.MIN : aligned(since.plus(backoff.after(count)));
    }

    /** Whether it still backs off. */
    boolean isBackingOff(Backoff backoff, Instant now) {
        return !backoffExpiration(backoff).isBefore(aligned(now));
    }

    static Instant aligned(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * For how long pods back off.
     *
     * @param initial after the first attempt
     * @param max at most
     */
    public record Backoff(Duration initial, Duration max) {
        /** As it is by default. */
        public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

        private static final int MOST_DOUBLINGS = 40;

        /** Returns the time after so many attempts. */
        public Duration after(int attempts) {
            Duration doubled = initial.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
            return doubled.compareTo(max) > 0 ? max : doubled;
        }
    }
}
