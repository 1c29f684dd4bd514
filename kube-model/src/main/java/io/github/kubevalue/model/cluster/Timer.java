package io.github.kubevalue.model.cluster;

import java.time.Instant;
import java.util.Comparator;

/**
 * Work that is to be done at some time.
 *
 * @param at when
 * @param order tells apart timers of the same time: first set, first due
 * @param awaited whether the cluster has not settled before that
 * @param work what to do
 */
public record Timer(Instant at, long order, boolean awaited, Work work) implements Comparable<Timer> {
    private static final Comparator<Timer> ORDER =
            Comparator.comparing(Timer::at).thenComparing(Timer::order);

    @Override
    public int compareTo(Timer other) {
        return ORDER.compare(this, other);
    }
}
