package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What {@code -m limit}, {@code -m hashlimit} and {@code -m statistic --mode nth} remember. Rules are known by their place: who
 * changes the rules of a chain starts with no memory of it.
 *
 * @param buckets what limits have left
 * @param counts how many packets each nth has seen
 */
public record RateMemory(Map<String, TokenBucket> buckets, Map<String, Integer> counts) {
    /** Nothing has been counted. */
    public static final RateMemory EMPTY = new RateMemory(HashMap.empty(), HashMap.empty());

    /** Asks the limit of a rule at a place; returns whether it holds, and the memory afterwards. */
    Tuple2<Boolean, RateMemory> limit(RateMatch.Limit match, String place, Instant now) {
        Duration cost = match.rate().between();
        TokenBucket bucket = buckets.get(place)
                .getOrElse(() -> TokenBucket.full(cost, match.burst(), now))
                .at(now, cost, match.burst());
        return take(place, bucket, cost);
    }

    private Tuple2<Boolean, RateMemory> take(String key, TokenBucket bucket, Duration cost) {
        boolean within = bucket.has(cost);
        TokenBucket left = within ? bucket.without(cost) : bucket;
        return Tuple.of(within, new RateMemory(buckets.put(key, left), counts));
    }

    /** Asks a limit for each of what tells packets apart. */
    // net/netfilter/xt_hashlimit.c, hashlimit_mt_common
    Tuple2<Boolean, RateMemory> hashlimit(RateMatch.Hashlimit match, Flow flow, Instant now) {
        String key = "hashlimit " + match.name() + key(match, flow);
        Duration cost = match.rate().between();
        TokenBucket bucket = buckets.get(key)
                .filter(known -> now.isBefore(known.at().plus(match.expire())))
                .getOrElse(() -> TokenBucket.full(cost, match.burst(), now))
                .at(now, cost, match.burst());
        Tuple2<Boolean, RateMemory> asked = take(key, bucket, cost);
        return asked.map1(within -> within != match.above());
    }

    private static String key(RateMatch.Hashlimit match, Flow flow) {
        StringBuilder key = new StringBuilder();
        for (RateMatch.Hashlimit.Mode mode : match.modes().distinct().sorted()) {
            key.append(' ')
                    .append(
                            switch (mode) {
                                case SRCIP -> network(flow.source().ip(), match.sourcePrefix());
                                case DSTIP -> network(flow.destination().ip(), match.destinationPrefix());
                                case SRCPORT -> port(flow, flow.source().port());
                                case DSTPORT -> port(flow, flow.destination().port());
                            });
        }
        return key.toString();
    }

    private static Cidr network(Ip ip, Option<Integer> prefix) {
        return new Cidr(ip, prefix.getOrElse(ip.family().bits())).network();
    }

    private static Object port(Flow flow, FlowPort port) {
        return flow.protocol().hasPorts() ? port : FlowPort.NONE;
    }

    /** Counts a packet; returns whether its turn has come, and the memory afterwards. */
    // net/netfilter/xt_statistic.c, statistic_mt
    Tuple2<Boolean, RateMemory> nth(RateMatch.Nth match, String place) {
        int count = counts.getOrElse(place, 0);
        boolean turn = count == match.packet();
        return Tuple.of(turn, new RateMemory(buckets, counts.put(place, (count + 1) % match.every())));
    }
}
