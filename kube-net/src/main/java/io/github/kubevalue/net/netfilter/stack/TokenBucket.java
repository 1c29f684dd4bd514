package io.github.kubevalue.net.netfilter.stack;

import java.time.Duration;
import java.time.Instant;

/**
 * What a limit has left: net/netfilter/xt_limit.c, with time that flows instead of jiffies.
 *
 * @param credit how much, as the time in which it was earned
 * @param at when
 */
public record TokenBucket(Duration credit, Instant at) {

    /** A full bucket. */
    static TokenBucket full(Duration cost, int burst, Instant now) {
        return new TokenBucket(cost.multipliedBy(burst), now);
    }

    /** Returns what is there now: credit grows with time, up to the burst. */
    TokenBucket at(Instant now, Duration cost, int burst) {
        Duration earned = credit.plus(Duration.between(at, now));
        Duration most = cost.multipliedBy(burst);
        return new TokenBucket(earned.compareTo(most) > 0 ? most : earned, now);
    }

    boolean has(Duration cost) {
        return credit.compareTo(cost) >= 0;
    }

    TokenBucket without(Duration cost) {
        return new TokenBucket(credit.minus(cost), at);
    }
}
