package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.netfilter.Rate;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What a limit has left: net/netfilter/xt_limit.c, with time that flows instead of jiffies.
 *
 * @param credit how much, as the time in which it was earned
 * @param at when
 */
public record TokenBucket(Duration credit, Instant at) {

    /** Returns what is there now: credit grows with time, up to the burst; who has never been asked has all of it. */
    static TokenBucket at(Option<TokenBucket> before, Rate rate, int burst, Instant now) {
        Duration most = rate.between().multipliedBy(burst);
        Duration earned = before.map(bucket -> bucket.credit.plus(Duration.between(bucket.at, now)))
                .getOrElse(most);
        return new TokenBucket(earned.compareTo(most) < 0 ? earned : most, now);
    }

    /** Returns whether there is enough for one packet, and what is left then. */
    Tuple2<Boolean, TokenBucket> take(Rate rate) {
        Duration left = credit.minus(rate.between());
        return left.isNegative() ? Tuple.of(false, this) : Tuple.of(true, new TokenBucket(left, at));
    }
}
