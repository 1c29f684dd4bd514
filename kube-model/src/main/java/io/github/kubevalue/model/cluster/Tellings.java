package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.controller.Event;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * What was told of one object. Who tells through the recorder of client-go counts what it told before, combines what differs in its
 * message alone once that is much, and drops what is too much; the scheduler has a recorder of another kind, which counts only.
 *
 * @param all the tellings, in order
 * @param buckets how much more may be told, by who tells what; none as long as that is surely enough
 */
record Tellings(Vector<Telling> all, Map<Telling.Source, TokenBucket> buckets) {
    static final Tellings NONE = new Tellings(Vector.empty(), LinkedHashMap.empty());

    // client-go/tools/record/events_cache.go, defaultAggregateMaxEvents and defaultAggregateIntervalInSeconds
    private static final int MOST = 10;
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    /** Returns them with what is told now. */
    Tellings with(Event event, String reporter, Instant now) {
        Telling told = Telling.of(event, reporter, now, all);
        return told.isCorrelated() ? correlated(told, now) : put(told, now, true);
    }

    /** Returns them with what has been told so often by that time that it was dropped. */
    Tellings skipping(Event event, String reporter, int times, Instant now) {
        Telling told = Telling.of(event, reporter, now, all);
        return new Tellings(
                all.map(one -> one.compareTo(told) == 0 ? one.dropped(times) : one),
                buckets.put(told.source(), TokenBucket.empty(now)));
    }

    // EventCorrelate: what is dropped is counted all the same
    private Tellings correlated(Telling told, Instant now) {
        Telling combined = isTooMuch(told, now) ? told.combined() : told;
        boolean isFirst = all.size() < MOST - 1 && all.forAll(other -> other.compareTo(combined) != 0);
        if (buckets.isEmpty() && isFirst) {
            return put(combined, now, true);
        }
        TokenBucket bucket = buckets.get(told.source())
                .getOrElse(() -> replayed(told.source(), now))
                .take(now);
        return new Tellings(all, buckets.put(told.source(), bucket)).put(combined, now, bucket.isPassed());
    }

    /** The bucket after all that was told but once. */
    private TokenBucket replayed(Telling.Source source, Instant now) {
        Seq<Instant> times = all.filter(
                        telling -> telling.isCorrelated() && telling.source().equals(source))
                .map(Telling::first)
                .sorted();
        return times.foldLeft(TokenBucket.full(times.headOption().getOrElse(now)), TokenBucket::take);
    }

    /** Whether ten of a kind have been told, never more than ten minutes apart, and this is none of the first nine. */
    // EventAggregate
    private boolean isTooMuch(Telling told, Instant now) {
        if (all.size() < MOST - 1) {
            return false;
        }
        Seq<Telling> recent = recent(all.filter(told::isSimilar), now).reject(Telling::isCombined);
        return recent.map(Telling::message).toSet().add(told.message()).size() >= MOST;
    }

    private static Seq<Telling> recent(Seq<Telling> similar, Instant now) {
        Instant oldest = now;
        Vector<Telling> recent = Vector.empty();
        for (Telling telling : similar.sortBy(Comparator.<Instant>reverseOrder(), Telling::last)) {
            if (telling.last().plus(INTERVAL).isBefore(oldest)) {
                break;
            }
            recent = recent.append(telling);
            oldest = telling.isCombined() ? telling.first() : telling.last();
        }
        return recent;
    }

    private Tellings put(Telling told, Instant now, boolean isWritten) {
        int place = all.indexWhere(other -> other.compareTo(told) >= 0);
        if (place >= 0 && all.get(place).compareTo(told) == 0) {
            return new Tellings(all.update(place, all.get(place).again(told.message(), now, isWritten)), buckets);
        }
        Telling first = isWritten ? told : told.unwritten();
        return new Tellings(place < 0 ? all.append(first) : all.insert(place, first), buckets);
    }
}
