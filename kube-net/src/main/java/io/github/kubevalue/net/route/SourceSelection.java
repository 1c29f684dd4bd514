package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Which of a host's addresses of IPv6 stands for it towards a destination: RFC 6724, as Linux has it. One of
 * its scope comes before others, one of the outgoing device before those of others, one with the destination's label before others (unique local addresses are among
 * themselves), then the one that shares the longest prefix, then the first.
 */
// net/ipv6/addrconf.c, ipv6_dev_get_saddr
public final class SourceSelection {
    /** The labels of net/ipv6/addrlabel.c, the longest prefix first. */
    private static final Seq<Tuple2<Cidr, Integer>> LABELS = Vector.of(
            label("::1/128", 0),
            label("::/96", 3),
            label("::ffff:0:0/96", 4),
            label("2001::/32", 6),
            label("2001:10::/28", 7),
            label("2002::/16", 2),
            label("3ffe::/16", 12),
            label("fec0::/10", 11),
            label("fc00::/7", 5));

    private static final int OTHER_LABEL = 1;
    private static final Cidr LINK_LOCAL = Cidr.parse("fe80::/10");

    private SourceSelection() {}

    /**
     * An address that may be chosen.
     *
     * @param device the device that has it
     * @param cidr the address and the length of its subnet's prefix
     */
    public record Candidate(String device, Cidr cidr) {}

    /** Returns the source of packets that leave through a device for that destination; none if no address will do. */
    public static Option<Ip> source(Seq<Candidate> candidates, String out, Ip destination) {
        return candidates
                .filter(candidate ->
                        !candidate.cidr().ip().isV4() && !candidate.cidr().ip().isLoopback())
                .reduceOption((best, next) -> isBetter(next, best, out, destination) ? next : best)
                .map(candidate -> candidate.cidr().ip());
    }

    private static boolean isBetter(Candidate one, Candidate other, String out, Ip destination) {
        Vector<Integer> ranks = rank(one, out, destination);
        Vector<Integer> others = rank(other, out, destination);
        return ranks.zip(others).find(pair -> !pair._1.equals(pair._2)).exists(pair -> pair._1 > pair._2);
    }

    private static Vector<Integer> rank(Candidate candidate, String out, Ip destination) {
        Ip ip = candidate.cidr().ip();
        return Vector.of(
                ip.equals(destination) ? 1 : 0,
                LINK_LOCAL.contains(ip) == LINK_LOCAL.contains(destination) ? 1 : 0,
                candidate.device().equals(out) ? 1 : 0,
                labelOf(ip) == labelOf(destination) ? 1 : 0,
                Math.min(common(ip, destination), candidate.cidr().prefix()));
    }

    private static Tuple2<Cidr, Integer> label(String prefix, int label) {
        return Tuple.of(Cidr.parse(prefix), label);
    }

    private static int labelOf(Ip ip) {
        return LABELS.find(entry -> entry._1.contains(ip))
                .map(entry -> entry._2)
                .getOrElse(OTHER_LABEL);
    }

    /** How many bits both begin with. */
    private static int common(Ip one, Ip other) {
        long high = one.high() ^ other.high();
        return high != 0 ? Long.numberOfLeadingZeros(high) : 64 + Long.numberOfLeadingZeros(one.low() ^ other.low());
    }
}
