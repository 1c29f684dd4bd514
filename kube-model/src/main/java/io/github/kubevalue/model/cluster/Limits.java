package io.github.kubevalue.model.cluster;

import java.time.Duration;

/**
 * How long to wait for a cluster to settle.
 *
 * @param steps how many pieces of work may be done
 * @param time how much virtual time may pass
 */
public record Limits(int steps, Duration time) {
    /** Five million steps, of which 150,000 pods take two, and a day. */
    public static final Limits DEFAULT = new Limits(5_000_000, Duration.ofDays(1));
}
