package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * One of the two halves of a cache: {@code success}, or {@code denial} for names and types that do not exist.
 *
 * @param capacity about how many replies it holds
 * @param maxTtl seconds for which a reply is kept at most
 * @param minTtl seconds for which it is kept at least, if that is not more than the maximum
 * @param disabled the zones whose replies are not kept
 */
public record Half(int capacity, long maxTtl, long minTtl, Seq<DomainName> disabled) {
    // plugin/cache/cache.go, defaultCap and minTTL; plugin/pkg/dnsutil/ttl.go
    private static final int CAPACITY = 10_000;
    private static final long MIN_TTL = 5;
    private static final long MAX_TTL = 3600;

    /** The answers, unless the Corefile says otherwise: for an hour at most. */
    public static final Half SUCCESS = new Half(CAPACITY, MAX_TTL, MIN_TTL, Vector.empty());
    /** The denials, unless the Corefile says otherwise: for half an hour at most. */
    public static final Half DENIAL = new Half(CAPACITY, MAX_TTL / 2, MIN_TTL, Vector.empty());

    /** Returns this half with another capacity. */
    public Half withCapacity(int replies) {
        return new Half(replies, maxTtl, minTtl, disabled);
    }

    /** Returns this half with another maximum. */
    public Half withMaxTtl(long seconds) {
        return new Half(capacity, seconds, minTtl, disabled);
    }

    /** Returns this half with another minimum. */
    public Half withMinTtl(long seconds) {
        return new Half(capacity, maxTtl, seconds, disabled);
    }

    /** Returns this half, disabled for some zones. */
    public Half withDisabled(Seq<DomainName> zones) {
        return new Half(capacity, maxTtl, minTtl, zones);
    }

    /** Returns the time within the bounds that is nearest to the given one. */
    // plugin/cache/cache.go, computeTTL
    long within(long seconds) {
        return Math.min(Math.max(seconds, minTtl), maxTtl);
    }

    boolean keeps(DomainName name) {
        return !name.isWithinAny(disabled);
    }
}
