package io.github.kubevalue.dns.plugin.cache;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * How a reply in the cache is used.
 *
 * @param hits how often it was asked for, one query soon after the other
 * @param last when it was last asked for
 * @param retryAfter until when its source is left alone because it failed
 */
// plugin/cache/freq/freq.go
record Usage(int hits, Instant last, Option<Instant> retryAfter) {
    static final Usage NONE = new Usage(0, Instant.EPOCH, Option.none());

    /** One more query; if it comes too long after the last, it is the first again. */
    Usage hit(Duration within, Instant now) {
        boolean first = hits == 0 || last.isBefore(now.minus(within));
        return new Usage(first ? 1 : hits + 1, now, retryAfter);
    }

    Usage withRetryAfter(Option<Instant> time) {
        return new Usage(hits, last, time);
    }
}
