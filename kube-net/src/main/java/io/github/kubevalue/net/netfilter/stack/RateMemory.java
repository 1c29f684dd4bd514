package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.github.kubevalue.net.netfilter.RateMatch.Hashlimit;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What {@code -m limit}, {@code -m hashlimit} and {@code -m statistic --mode nth} remember. Rules are known by their place; who loads
 * other rules starts without memory.
 *
 * @param limits what limits have left
 * @param tables the tables of hashlimit by their family and name
 * @param counts how many packets each nth has seen
 */
public record RateMemory(Map<Asker, TokenBucket> limits, Map<String, HashlimitTable> tables, Map<Asker, Long> counts) {
    /** Nothing has been counted. */
    public static final RateMemory EMPTY = new RateMemory(HashMap.empty(), HashMap.empty(), HashMap.empty());

    /**
     * A match that remembers by itself.
     *
     * @param place where its rule stands: {@code IPv4 filter FORWARD 3}
     * @param match the match
     */
    public record Asker(String place, RateMatch match) {}

    /** Asks the limit of a rule at a place; returns whether it holds, and the memory afterwards. */
    Tuple2<Boolean, RateMemory> limit(RateMatch.Limit match, String place, Instant now) {
        Asker asker = new Asker(place, match);
        return TokenBucket.at(limits.get(asker), match.rate(), match.burst(), now)
                .take(match.rate())
                .map2(left -> new RateMemory(limits.put(asker, left), tables, counts));
    }

    /** Asks a limit for each of what tells packets apart. */
    // net/netfilter/xt_hashlimit.c, hashlimit_mt_common
    Tuple2<Boolean, RateMemory> hashlimit(Hashlimit match, Flow flow, Instant now) {
        String name = flow.source().ip().family() + " " + match.name();
        Seq<Object> key = match.modes().distinct().sorted().map(mode -> part(mode, match, flow));
        HashlimitTable table = tables.getOrElse(name, HashlimitTable.at(now)).cleaned(now, match.expire());
        return TokenBucket.at(table.find(key, now, match.expire()), match.rate(), match.burst(), now)
                .take(match.rate())
                .map(
                        within -> within != match.above(),
                        left -> new RateMemory(limits, tables.put(name, table.with(key, left)), counts));
    }

    // net/netfilter/xt_hashlimit.c, hashlimit_init_dst: the protocol does not tell packets apart
    private static Object part(Hashlimit.Mode mode, Hashlimit match, Flow flow) {
        return switch (mode) {
            case SRCIP -> network(flow.source().ip(), match.sourcePrefix());
            case DSTIP -> network(flow.destination().ip(), match.destinationPrefix());
            case SRCPORT -> port(flow, flow.source().port());
            case DSTPORT -> port(flow, flow.destination().port());
        };
    }

    /** A mask longer than the address hides nothing of it. */
    private static Cidr network(Ip ip, Option<Integer> prefix) {
        int bits = ip.family().bits();
        return new Cidr(ip, Math.min(bits, prefix.getOrElse(bits))).network();
    }

    private static FlowPort port(Flow flow, FlowPort port) {
        return flow.protocol().hasPorts() ? port : FlowPort.NONE;
    }

    /** Counts a packet; returns whether its turn has come, and the memory afterwards. */
    // net/netfilter/xt_statistic.c, statistic_mt
    Tuple2<Boolean, RateMemory> nth(RateMatch.Nth match, String place) {
        Asker asker = new Asker(place, match);
        long count = counts.getOrElse(asker, 0L);
        return Tuple.of(
                count == match.packet(),
                new RateMemory(limits, tables, counts.put(asker, (count + 1) % match.every())));
    }
}
