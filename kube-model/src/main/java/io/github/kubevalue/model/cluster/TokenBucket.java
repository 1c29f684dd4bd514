package io.github.kubevalue.model.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * How much more may be told of one object: each telling takes a token, and one comes back every five minutes.
 *
 * @param tokens how many there are
 * @param at when that was
 * @param isPassed whether the last telling found one
 */
record TokenBucket(double tokens, Instant at, boolean isPassed) {
    // client-go/tools/record/events_cache.go, defaultSpamBurst and defaultSpamQPS; golang.org/x/time/rate
    private static final double BURST = 25;
    private static final Duration REFILL = Duration.ofMinutes(5);

    /** Returns the bucket that nothing has been taken from. */
    static TokenBucket full(Instant now) {
        return new TokenBucket(BURST, now, true);
    }

    /** Returns the bucket from which all has been taken. */
    static TokenBucket empty(Instant now) {
        return new TokenBucket(0, now, false);
    }

    /** Returns what is left when something is told. */
    TokenBucket take(Instant now) {
        double since = (double) Duration.between(at, now).toMillis() / REFILL.toMillis();
        double available = Math.min(BURST, tokens + since);
        return available >= 1 ? new TokenBucket(available - 1, now, true) : new TokenBucket(available, now, false);
    }
}
