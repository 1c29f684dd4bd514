package io.github.kubevalue.net.ipvs;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** One choice among the real servers of a virtual server. */
final class Scheduling {
    private static final int GOLDEN_RATIO = 0x61C88647;
    private static final int TABLE_BITS = 8;

    private final VirtualServer server;
    private final Function<Endpoint, Load> loads;
    private final Option<Turn> turn;

    Scheduling(VirtualServer server, Function<Endpoint, Load> loads, Option<Turn> turn) {
        this.server = server;
        this.loads = loads;
        this.turn = turn;
    }

    /** Whether the scheduler is one of those that are modelled. */
    static boolean isModelled(Scheduler scheduler) {
        return switch (scheduler) {
            case RR, WRR, LC, WLC, SED, NQ, SH, DH, FO, OVF -> true;
            case MH, LBLC, LBLCR, TWOS -> false;
        };
    }

    /** Returns who gets the connection, and where a round robin stands then; nobody if there is no one of positive weight. */
    Option<Tuple2<RealServer, Option<Turn>>> pick(Flow flow, Choice choice) {
        return switch (server.scheduler()) {
            case RR -> robin(choice, 1);
            case WRR -> weighted(choice);
            case LC -> unmoved(least(each -> load(each).overhead(), each -> 1));
            case WLC -> unmoved(least(each -> load(each).overhead(), RealServer::weight));
            case SED -> unmoved(shortestDelay());
            case NQ ->
                unmoved(available().find(each -> load(each).active() == 0).orElse(this::shortestDelay));
            case SH -> unmoved(hashed(flow.source().ip()));
            case DH -> unmoved(hashed(flow.destination().ip()));
            case FO -> unmoved(available().maxBy(RealServer::weight));
            case OVF ->
                unmoved(available()
                        .filter(each -> load(each).active() < each.weight())
                        .maxBy(RealServer::weight));
            case MH, LBLC, LBLCR, TWOS -> Option.none();
        };
    }

    private static Option<Tuple2<RealServer, Option<Turn>>> unmoved(Option<RealServer> picked) {
        return picked.map(each -> Tuple.of(each, Option.none()));
    }

    private Seq<RealServer> available() {
        return server.servers().filter(each -> each.weight() > 0);
    }

    private Load load(RealServer each) {
        return loads.apply(each.address());
    }

    // net/netfilter/ipvs/ip_vs_wlc.c, ip_vs_wlc_schedule: loads are compared without division, and the first of equals
    // wins
    private Option<RealServer> least(ToLongFunction<RealServer> load, ToLongFunction<RealServer> weight) {
        return available()
                .reduceLeftOption((best, next) -> load.applyAsLong(best) * weight.applyAsLong(next)
                                > load.applyAsLong(next) * weight.applyAsLong(best)
                        ? next
                        : best);
    }

    // net/netfilter/ipvs/ip_vs_sed.c, ip_vs_sed_dest_overhead
    private Option<RealServer> shortestDelay() {
        return least(each -> load(each).active() + 1L, RealServer::weight);
    }

    /** The next one of at least that weight; where a round robin begins that nobody has seen, nobody knows. */
    private Option<Tuple2<RealServer, Option<Turn>>> robin(Choice choice, int weight) {
        Seq<RealServer> fit = server.servers().filter(each -> each.weight() >= weight);
        if (fit.isEmpty()) {
            return Option.none();
        }
        RealServer next = turn.isEmpty()
                ? fit.get(choice.among("round robin at " + server.address(), fit.size()))
                : after(turn.get().last()).find(each -> each.weight() >= weight).get();
        return Option.some(Tuple.of(next, Option.some(new Turn(next.address(), weight))));
    }

    /** All servers, beginning with the one after that. */
    private Seq<RealServer> after(Endpoint last) {
        int place = server.servers().indexWhere(each -> each.address().equals(last));
        return server.servers().drop(place + 1).appendAll(server.servers().take(place + 1));
    }

    // net/netfilter/ipvs/ip_vs_wrr.c, ip_vs_wrr_schedule: rounds take servers of at least the weight of the round,
    // which
    // falls from the highest by the greatest common divisor
    private Option<Tuple2<RealServer, Option<Turn>>> weighted(Choice choice) {
        Option<Integer> highest = available().map(RealServer::weight).max();
        if (highest.isEmpty()) {
            return Option.none();
        }
        int step = available()
                .map(each -> BigInteger.valueOf(each.weight()))
                .reduce(BigInteger::gcd)
                .intValue();
        if (turn.isEmpty()) {
            int rounds = highest.get() / step;
            return robin(choice, highest.get() - step * choice.among("round at " + server.address(), rounds));
        }
        int weight = turn.get().weight();
        int place = server.servers()
                .indexWhere(each -> each.address().equals(turn.get().last()));
        Option<RealServer> rest = server.servers().drop(place + 1).find(each -> each.weight() >= weight);
        return rest.isDefined()
                ? rest.map(each -> Tuple.of(each, Option.some(new Turn(each.address(), weight))))
                : nextRound(weight > step ? weight - step : highest.get());
    }

    private Option<Tuple2<RealServer, Option<Turn>>> nextRound(int weight) {
        return server.servers()
                .find(each -> each.weight() >= weight)
                .map(each -> Tuple.of(each, Option.some(new Turn(each.address(), weight))));
    }

    // net/netfilter/ipvs/ip_vs_sh.c and ip_vs_dh.c: a table of 256 places, filled in turn; sh fills by weight
    private Option<RealServer> hashed(Ip ip) {
        Seq<RealServer> filling = server.scheduler() == Scheduler.SH
                ? server.servers().flatMap(each -> Vector.fill(Math.max(1, each.weight()), () -> each))
                : server.servers();
        if (filling.isEmpty()) {
            return Option.none();
        }
        RealServer found = filling.get(hash(ip) % filling.size());
        return Option.some(found).filter(each -> each.weight() > 0);
    }

    // include/linux/hash.h, hash_32
    static int hash(Ip ip) {
        int folded = ip.isV4()
                ? (int) ip.low()
                : (int) (ip.high() >>> 32) ^ (int) ip.high() ^ (int) (ip.low() >>> 32) ^ (int) ip.low();
        return folded * GOLDEN_RATIO >>> (32 - TABLE_BITS);
    }
}
