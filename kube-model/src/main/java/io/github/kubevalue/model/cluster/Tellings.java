package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.controller.Event;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.Comparator;

/**
 * What was told of one object. Who tells through the recorder of client-go counts what it told before, combines what differs in its
 * message alone once that is much, and drops what is too much; the scheduler has a recorder of another kind, which counts only.
 *
 * @param all the tellings, in order
 * @param buckets how much more may be told, by who tells what; none as long as that is surely enough
 * @param varieties in how many ways what was told, likewise
 */
record Tellings(Vector<Telling> all, Map<Telling.Source, TokenBucket> buckets, Map<Telling.Sort, Variety> varieties) {
    static final Tellings NONE = new Tellings(Vector.empty(), LinkedHashMap.empty(), LinkedHashMap.empty());

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
                buckets.put(told.source(), TokenBucket.empty(now)),
                varieties.put(told.sort(), variety(told, now).with(told.message(), now)));
    }

    // EventCorrelate: what is dropped is counted all the same
    private Tellings correlated(Telling told, Instant now) {
        boolean isFirst = all.size() < Variety.MOST - 1 && all.forAll(other -> other.compareTo(told) != 0);
        if (buckets.isEmpty() && isFirst) {
            return put(told, now, true);
        }
        Variety variety = variety(told, now).with(told.message(), now);
        TokenBucket bucket = bucket(told, now).take(now);
        return new Tellings(all, buckets.put(told.source(), bucket), varieties.put(told.sort(), variety))
                .put(variety.isCombined() ? told.combined() : told, now, bucket.isPassed());
    }

    private Variety variety(Telling told, Instant now) {
        return varieties
                .get(told.sort())
                .getOrElse(() -> toldOnce(told)
                        .filter(other -> other.sort().equals(told.sort()))
                        .foldLeft(Variety.none(now), (so, one) -> so.with(one.message(), one.first())));
    }

    private TokenBucket bucket(Telling told, Instant now) {
        return buckets.get(told.source()).getOrElse(() -> {
            Seq<Instant> times = toldOnce(told).map(Telling::first);
            return times.foldLeft(TokenBucket.full(times.headOption().getOrElse(now)), TokenBucket::take);
        });
    }

    /** What was told by who tells this, as long as nothing is known of how much that was: each but once. */
    private Seq<Telling> toldOnce(Telling told) {
        return all.filter(other -> other.isCorrelated() && other.source().equals(told.source()))
                .sorted(Comparator.comparing(Telling::first));
    }

    private Tellings put(Telling told, Instant now, boolean isWritten) {
        int place = all.indexWhere(other -> other.compareTo(told) >= 0);
        if (place >= 0 && all.get(place).compareTo(told) == 0) {
            return new Tellings(
                    all.update(place, all.get(place).again(told.message(), now, isWritten)), buckets, varieties);
        }
        Telling first = isWritten ? told : told.unwritten();
        return new Tellings(place < 0 ? all.append(first) : all.insert(place, first), buckets, varieties);
    }
}
