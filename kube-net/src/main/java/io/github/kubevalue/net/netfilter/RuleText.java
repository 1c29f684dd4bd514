package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The text of rules, as {@code -A CHAIN} takes it. {@link #written} keeps the order and number formats in which programs such as
 * kube-proxy write; {@link #saved} is what iptables-save prints of the same rule once it is loaded.
 */
public final class RuleText {
    private RuleText() {}

    /** Returns the rule as a program writes it: {@code -m tcp -p tcp -d 10.96.0.10 --dport 80 -j KUBE-SVC-X}. */
    public static String written(Rule rule) {
        MatchText words = new MatchText(MatchText.Form.WRITTEN, IpFamily.IPV4);
        return joined(
                words.blocks(rule.matches()), TargetText.of(rule.target(), MatchText.Form.WRITTEN, IpFamily.IPV4));
    }

    /** Returns the rule as iptables-save prints it: {@code -d 10.96.0.10/32 -p tcp -m tcp --dport 80 -j KUBE-SVC-X}. */
    public static String saved(Rule rule, IpFamily family) {
        MatchText words = new MatchText(MatchText.Form.SAVED, family);
        return joined(
                words.blocks(canonical(rule).matches()), TargetText.of(rule.target(), MatchText.Form.SAVED, family));
    }

    private static String joined(Seq<String> matches, String target) {
        return (target.isEmpty() ? matches : matches.append(target)).mkString(" ");
    }

    /**
     * Returns the rule as the kernel holds it: its head in the order of the header, then the extensions in the order in which
     * they were loaded, addresses without the bits that a mask hides, states of connections, types of addresses and modes as sets.
     */
    public static Rule canonical(Rule rule) {
        Seq<Match> head = Vector.<Class<? extends Match>>of(
                        Match.Source.class,
                        Match.Destination.class,
                        Match.InInterface.class,
                        Match.OutInterface.class,
                        Match.Protocol.class,
                        HeaderMatch.OtherProtocol.class,
                        HeaderMatch.Fragment.class)
                .flatMap(kind -> rule.matches().filter(match -> kind.isInstance(match.bare())))
                .reject(RuleText::isEverything);
        Seq<Match> rest = rule.matches().reject(Match::isHead).map(match -> withoutEveryPort(match, head));
        int transport = rest.indexWhere(RuleText::isTransport);
        if (transport < 0) {
            return new Rule(head.appendAll(rest).map(RuleText::masked), rule.target(), rule.counters());
        }
        Seq<Match> header = rest.filter(RuleText::isTransport);
        Seq<Match> options =
                header.reject(TransportMatch.Bare.class::isInstance).sortBy(RuleText::place);
        Seq<Match> ordered = rest.take(transport)
                .appendAll(options.isEmpty() ? header.take(1) : options)
                .appendAll(rest.drop(transport).reject(RuleText::isTransport));
        return new Rule(head.appendAll(ordered).map(RuleText::masked), rule.target(), rule.counters());
    }

    /** Whether a match of the head holds for every packet; the kernel does not keep those. */
    private static boolean isEverything(Match match) {
        return match instanceof Match.Source source && source.cidr().prefix() == 0
                || match instanceof Match.Destination destination
                        && destination.cidr().prefix() == 0
                || match instanceof Match.InInterface in && in.name().equals("+")
                || match instanceof Match.OutInterface out && out.name().equals("+");
    }

    // extensions/libxt_tcp.c, tcp_save, and libxt_udp.c: 0:65535 is what stands there if no port was given; not so in
    // libxt_sctp.c
    private static Match withoutEveryPort(Match match, Seq<Match> head) {
        boolean every = match instanceof TransportMatch.SourcePort source
                        && source.ports().equals(PortRange.ALL)
                || match instanceof TransportMatch.DestinationPort destination
                        && destination.ports().equals(PortRange.ALL);
        return Vector.of(IpProtocol.TCP, IpProtocol.UDP)
                .find(protocol -> every && head.contains(new Match.Protocol(protocol)))
                .<Match>map(TransportMatch.Bare::new)
                .getOrElse(match);
    }

    /** Whether a match is an option of {@code -m tcp} and its like, which are one extension. */
    static boolean isTransport(Match match) {
        return match.bare() instanceof TransportMatch;
    }

    /** In the order in which {@code -m tcp} prints its options. */
    private static int place(Match match) {
        Match bare = match.bare();
        return bare instanceof TransportMatch.SourcePort ? 0 : bare instanceof TransportMatch.DestinationPort ? 1 : 2;
    }

    private static Match masked(Match match) {
        if (match instanceof Match.Not not) {
            return new Match.Not(masked(not.match()));
        }
        if (match instanceof Match.Source source) {
            return new Match.Source(source.cidr().network());
        }
        if (match instanceof Match.Destination destination) {
            return new Match.Destination(destination.cidr().network());
        }
        if (match instanceof ConnectionMatch.State state) {
            return new ConnectionMatch.State(state.states().distinct().sorted());
        }
        if (match instanceof Match.Addrtype types) {
            return types.inOrder();
        }
        if (match instanceof RateMatch.Hashlimit limit) {
            return limit.inOrder();
        }
        return match instanceof ConnectionMatch.Conntrack conntrack
                ? new ConnectionMatch.Conntrack(conntrack.states().distinct().sorted())
                : match;
    }
}
