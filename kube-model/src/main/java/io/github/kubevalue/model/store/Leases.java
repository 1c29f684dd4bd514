package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import java.time.Instant;
import java.util.Comparator;

/**
 * The leases of a store and what goes with each.
 *
 * @param granted the leases by number
 * @param attached the keys that go with a lease
 */
record Leases(SortedMap<Long, Lease> granted, SortedMap<Long, SortedSet<ResourceKey>> attached) {
    static final Leases EMPTY = new Leases(TreeMap.empty(), TreeMap.empty());

    Lease get(long id) {
        return granted.get(id)
                .getOrElseThrow(() -> new IllegalArgumentException("etcdserver: requested lease not found"));
    }

    Leases put(Lease lease) {
        return new Leases(granted.put(lease.id(), lease), attached);
    }

    Leases remove(long id) {
        return new Leases(granted.remove(id), attached.remove(id));
    }

    Seq<ResourceKey> keys(long id) {
        return attached.getOrElse(id, TreeSet.empty()).toVector();
    }

    /** The leases that are over, in the order in which they ended. */
    Seq<Lease> over(Instant now) {
        return granted.values()
                .filter(lease -> lease.isOver(now))
                .sorted(Comparator.comparing(Lease::expiry).thenComparing(Lease::id));
    }

    Leases with(Change change) {
        long before = change.previous().map(KeyValue::lease).getOrElse(0L);
        long after = change.current().map(KeyValue::lease).getOrElse(0L);
        if (before == after) {
            return this;
        }
        SortedMap<Long, SortedSet<ResourceKey>> detached =
                before == 0 ? attached : attached.computeIfPresent(before, (id, keys) -> keys.remove(change.key()))._2;
        return new Leases(
                granted,
                after == 0
                        ? detached
                        : detached.put(
                                after,
                                detached.getOrElse(after, TreeSet.empty()).add(change.key())));
    }
}
