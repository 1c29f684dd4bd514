package io.github.kubevalue.model.cluster;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Duration;
import java.time.Instant;

/**
 * In how many ways one thing has been told, never more than ten minutes apart. Of ten ways the last is combined with what differs
 * after it.
 *
 * @param messages the ways; of many no more than the first nine
 * @param last when it was told last, whether that was written or not
 * @param isCombined whether that was one way too many
 */
record Variety(Set<String> messages, Instant last, boolean isCombined) {
    // client-go/tools/record/events_cache.go, defaultAggregateMaxEvents and defaultAggregateIntervalInSeconds
    static final int MOST = 10;
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    static Variety none(Instant now) {
        return new Variety(HashSet.empty(), now, false);
    }

    // EventAggregate
    Variety with(String message, Instant now) {
        Set<String> known = last.plus(INTERVAL).isBefore(now) ? HashSet.empty() : messages;
        boolean isTooMuch = !known.contains(message) && known.size() == MOST - 1;
        return new Variety(isTooMuch ? known : known.add(message), now, isTooMuch);
    }
}
