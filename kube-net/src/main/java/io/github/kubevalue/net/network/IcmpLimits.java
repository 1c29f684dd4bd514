package io.github.kubevalue.net.network;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * How many ICMP errors each host may still send to each peer: a bucket that holds six and gains one every
 * {@code icmp_ratelimit}, a second. The limit for all peers together, {@code icmp_msgs_per_sec}, is not modelled.
 *
 * @param buckets what is left, for those that have sent one
 */
// net/ipv4/inetpeer.c, inet_peer_xrlim_allow
public record IcmpLimits(Map<Pair, Bucket> buckets) {
    /** Nobody has sent any. */
    public static final IcmpLimits FRESH = new IcmpLimits(HashMap.empty());

    // XRLIM_BURST_FACTOR
    private static final int BURST = 6;
    private static final int ADDRESS_BITS = 128;

    /**
     * Who sends to whom.
     *
     * @param host the host whose kernel sends
     * @param to the address that is told
     */
    public record Pair(Peer host, Ip to) {}

    /**
     * What is left.
     *
     * @param tokens the time that has been saved up
     * @param last when it was counted
     */
    public record Bucket(Duration tokens, Instant last) {}

    /** Returns the time between two errors to an address that a route of that prefix length leads to. */
    // net/ipv6/icmp.c, icmpv6_xrlim_allow: wider prefixes may be told more often; IPv4 does not look at the route
    public static Duration interval(Ip to, int prefix) {
        Duration second = Duration.ofSeconds(1);
        return to.isV4() ? second : Duration.ofMillis(second.toMillis() >> (ADDRESS_BITS - prefix >> 5));
    }

    /** Returns the limits after one more error, or none if it may not be sent. */
    public Option<IcmpLimits> spending(Pair pair, Duration interval, Instant now) {
        Duration full = interval.multipliedBy(BURST);
        Duration saved = buckets.get(pair)
                .map(bucket -> bucket.tokens().plus(Duration.between(bucket.last(), now)))
                .filter(tokens -> tokens.compareTo(full) < 0)
                .getOrElse(full);
        return Option.when(
                saved.compareTo(interval) >= 0,
                () -> new IcmpLimits(buckets.put(pair, new Bucket(saved.minus(interval), now))));
    }
}
