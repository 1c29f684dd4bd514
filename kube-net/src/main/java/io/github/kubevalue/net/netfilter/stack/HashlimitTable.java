package io.github.kubevalue.net.netfilter.stack;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A table of {@code -m hashlimit}. The kernel looks every second for what has not been seen for long, and then forgets it; here it is
 * forgotten at once.
 *
 * @param buckets what is left for each of what its rules tell apart
 * @param cleanedAt when those were last thrown away that are forgotten
 */
public record HashlimitTable(Map<Seq<Object>, TokenBucket> buckets, Instant cleanedAt) {

    /** An empty table. */
    static HashlimitTable at(Instant now) {
        return new HashlimitTable(HashMap.empty(), now);
    }

    /** Returns what is left, unless nothing has been seen for that long. */
    Option<TokenBucket> find(Seq<Object> key, Instant now, Duration expire) {
        return buckets.get(key).filter(bucket -> !isForgotten(bucket, now, expire));
    }

    // net/netfilter/xt_hashlimit.c, htable_selective_cleanup
    private static boolean isForgotten(TokenBucket bucket, Instant now, Duration expire) {
        return !now.isBefore(bucket.at().plus(expire));
    }

    /** Returns this table without what is forgotten, for which it looks no more often than that. */
    HashlimitTable cleaned(Instant now, Duration expire) {
        return now.isBefore(cleanedAt.plus(expire))
                ? this
                : new HashlimitTable(buckets.rejectValues(bucket -> isForgotten(bucket, now, expire)), now);
    }

    HashlimitTable with(Seq<Object> key, TokenBucket left) {
        return new HashlimitTable(buckets.put(key, left), cleanedAt);
    }
}
