package io.github.kubevalue.net.nftables;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;

/**
 * The keys that rules have put into sets with a timeout, and when they leave them.
 *
 * @param sets for each set its keys
 */
public record TimedKeys(Map<String, Map<Vector<Datum>, Instant>> sets) {
    /** No keys. */
    public static final TimedKeys EMPTY = new TimedKeys(HashMap.empty());

    /** The size of a set that rules fill, unless its author says otherwise. */
    public static final int SIZE = 65535;

    /** Whether a key is in a set then. */
    // include/net/netfilter/nf_tables.h, __nft_set_elem_expired
    boolean contains(String set, Vector<Datum> key, Instant now) {
        return keys(set).get(key).exists(now::isBefore);
    }

    /** Whether a key may be put into a set then. */
    // net/netfilter/nft_dynset.c, nft_dynset_new
    boolean hasRoom(NftSet set, Vector<Datum> key, Instant now) {
        Map<Vector<Datum>, Instant> keys = keys(set.name());
        return keys.size() < room(set)
                || keys.containsKey(key)
                || set.elements().containsKey(key)
                || keys.exists(entry -> !now.isBefore(entry._2));
    }

    /** How many keys may be there besides the elements that the author of a set put in. */
    private static int room(NftSet set) {
        return set.size().getOrElse(SIZE) - set.elements().size();
    }

    /** The keys that are in a set then. */
    Set<Vector<Datum>> of(String set, Instant now) {
        return keys(set).filterValues(now::isBefore).keySet();
    }

    /** Returns these keys with one put in or renewed; those that have left by then are forgotten. */
    TimedKeys updated(NftSet set, Vector<Datum> key, Instant now, Duration timeout) {
        Map<Vector<Datum>, Instant> keys = keys(set.name());
        Map<Vector<Datum>, Instant> left = keys.size() < room(set) ? keys : keys.filterValues(now::isBefore);
        return new TimedKeys(sets.put(set.name(), left.put(key, now.plus(timeout))));
    }

    /** Returns these keys without one. */
    TimedKeys without(String set, Vector<Datum> key) {
        return new TimedKeys(sets.put(set, keys(set).remove(key)));
    }

    private Map<Vector<Datum>, Instant> keys(String set) {
        return sets.getOrElse(set, HashMap.empty());
    }
}
