package io.github.kubevalue.model.cluster;

import java.time.Instant;

/**
 * Work that is to be done at some time.
 *
 * @param at when
 * @param order tells apart timers of the same time: first set, first due
 * @param awaited whether the cluster has not settled before that
 * @param work what to do
 */
public record Timer(Instant at, long order, boolean awaited, Work work) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
