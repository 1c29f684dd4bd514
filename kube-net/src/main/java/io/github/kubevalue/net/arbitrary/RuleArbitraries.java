package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.ConnectionMatch;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.netfilter.TransportMatch;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of rules that the kernel accepts, and that packets of {@link FlowArbitraries} often match. */
public final class RuleArbitraries {
    private RuleArbitraries() {}

    /** Returns matches of a rule: perhaps a protocol with its ports, then anything else. */
    public static Arbitrary<Seq<Match>> matches() {
        return Combinators.combine(transports(), others().list().ofMaxSize(2), Arbitraries.of(true, false))
                .as((transport, more, first) -> {
                    Seq<Match> rest = Vector.ofAll(more).distinctBy(RuleArbitraries::kind);
                    return first ? transport.appendAll(rest) : rest.appendAll(transport);
                });
    }

    /** Matches of one kind stand once in a rule. */
    static Class<?> kind(Match match) {
        return match.bare().getClass();
    }

    private static Arbitrary<Seq<Match>> transports() {
        Arbitrary<PortRange> ports = Arbitraries.oneOf(
                FlowArbitraries.ports().map(PortRange::of),
                Arbitraries.of(new PortRange(0, 1023), new PortRange(1024, 65535)));
        Arbitrary<IpProtocol> protocols = Arbitraries.of(IpProtocol.TCP, IpProtocol.UDP, IpProtocol.SCTP);
        Arbitrary<Seq<Match>> withPort = Combinators.combine(protocols, ports, Arbitraries.of(0, 0, 0, 1, 2, 3))
                .as(RuleArbitraries::ported);
        return Arbitraries.frequencyOf(
                Tuple.of(5, withPort),
                Tuple.of(2, Arbitraries.just(Vector.<Match>empty())),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                Vector.<Match>of(new Match.Protocol(IpProtocol.ICMP), new Match.Icmp(8, Option.none())),
                                Vector.<Match>of(
                                        new Match.Protocol(IpProtocol.TCP),
                                        new TransportMatch.Flags(
                                                TcpFlags.of(TcpFlag.FIN, TcpFlag.SYN, TcpFlag.RST, TcpFlag.ACK),
                                                TcpFlags.SYN)))));
    }

    private static Seq<Match> ported(IpProtocol protocol, PortRange ports, int shape) {
        Match match = switch (shape) {
            case 0 -> new TransportMatch.DestinationPort(ports);
            case 1 -> new TransportMatch.SourcePort(ports);
            case 2 -> new TransportMatch.DestinationPort(PortRange.of(ports.last())).negated();
            default -> new Match.Multiport(Match.End.DESTINATION, Vector.of(ports, PortRange.of(443)));
        };
        return Vector.of(new Match.Protocol(protocol), match);
    }

    private static Arbitrary<Match> others() {
        Arbitrary<Match> heads = Combinators.combine(cidrs(), Arbitraries.of(0, 1, 1, 2, 3, 4))
                .as((cidr, shape) -> switch (shape) {
                    case 0 -> new Match.Source(cidr);
                    case 1 -> new Match.Destination(cidr);
                    case 2 -> cidr.prefix() == 0 ? new Match.Source(cidr) : new Match.Source(cidr).negated();
                    case 3 -> new Match.InInterface("veth+");
                    default -> new Match.OutInterface("eth0");
                });
        Arbitrary<Match> extensions = Arbitraries.of(
                new Match.Mark(0x4000, 0x4000),
                new Match.Mark(0x4000, 0x4000).negated(),
                new ConnectionMatch.Conntrack(Vector.of(CtState.NEW)),
                new ConnectionMatch.Conntrack(Vector.of(CtState.RELATED, CtState.ESTABLISHED, CtState.DNAT)),
                new Match.Addrtype(Match.End.DESTINATION, AddressType.LOCAL),
                new Match.Addrtype(Match.End.SOURCE, AddressType.LOCAL).negated(),
                new Match.Statistic(Fraction.of(1, 2)),
                new Match.Statistic(Fraction.of(1, 3)),
                RateMatch.Recent.set("SEEN"),
                RateMatch.Recent.rcheck("SEEN", 10),
                new Match.Comment("demo/web:http cluster IP"),
                new Match.Comment("it's \"quoted\""));
        return Arbitraries.frequencyOf(Tuple.of(3, heads), Tuple.of(2, extensions));
    }

    private static Arbitrary<Cidr> cidrs() {
        return Arbitraries.oneOf(
                FlowArbitraries.ips().map(Cidr::host),
                FlowArbitraries.ips().map(Cidr::host),
                Arbitraries.of("10.244.0.0/16", "10.96.0.0/12", "0.0.0.0/0").map(Cidr::parse));
    }

    private static Arbitrary<Target> anywhere() {
        return Arbitraries.of(
                Target.ACCEPT,
                Target.RETURN,
                Target.RETURN,
                Target.NONE,
                Target.Mark.or(0x4000),
                Target.Mark.xor(0x4000));
    }

    private static Arbitrary<Target> targets(TableName table, String kind) {
        Arbitrary<Target> own = switch (kind) {
            case "DST" ->
                FlowArbitraries.addresses()
                        .map(to -> NatTarget.Dnat.to(to.ip(), to.port().number().get()));
            case "SRC" ->
                Arbitraries.of(
                        NatTarget.Masquerade.plain(),
                        NatTarget.Masquerade.fullyRandom(),
                        NatTarget.Snat.to(Ip.parse("192.0.2.11")));
            default ->
                table == TableName.FILTER
                        ? Arbitraries.of(
                                Target.DROP,
                                Target.Reject.plain(),
                                new Target.Reject(Option.some(RejectWith.ICMP_HOST_UNREACHABLE)))
                        : Arbitraries.just(Target.DROP);
        };
        return Arbitraries.oneOf(anywhere(), own);
    }

    /** DNAT to a port needs a protocol in its rule. */
    private static Arbitrary<Rule> rules(Arbitrary<Target> targets) {
        return Combinators.combine(matches(), targets)
                .as((matches, target) -> target instanceof NatTarget.Dnat
                        ? Rule.of(target, withProtocol(matches))
                        : Rule.of(target, matches));
    }

    private static Seq<Match> withProtocol(Seq<Match> matches) {
        return matches.exists(Match.Protocol.class::isInstance)
                ? matches
                : matches.prepend(new Match.Protocol(IpProtocol.TCP));
    }

    /** Chains of one kind; each may jump to the ones after it. */
    private static Arbitrary<Seq<Chain>> chains(TableName table, String kind) {
        Arbitrary<Target> last = targets(table, kind);
        Arbitrary<Target> jumping = Arbitraries.oneOf(
                last, last, Arbitraries.of(new Target.Jump(kind + "-2"), new Target.Goto(kind + "-2")));
        return Combinators.combine(
                        rules(jumping).list().ofMaxSize(40), rules(last).list().ofMaxSize(30))
                .as((first, second) -> Vector.of(chain(kind + "-1", first), chain(kind + "-2", second)));
    }

    private static Chain chain(String name, List<Rule> rules) {
        return Chain.named(name).withRules(Vector.ofAll(rules));
    }

    /** Returns rules in nat and filter: each built-in chain jumps to chains of its own kind. */
    public static Arbitrary<Ruleset> rulesets() {
        return Combinators.combine(
                        chains(TableName.NAT, "DST"), chains(TableName.NAT, "SRC"), chains(TableName.FILTER, "FLT"))
                .as((destination, source, filter) -> {
                    Table nat = Table.empty(TableName.NAT).withAll(destination).withAll(source);
                    nat = jumpFrom(nat, "DST-1", Hook.PREROUTING, Hook.OUTPUT);
                    nat = jumpFrom(nat, "SRC-1", Hook.POSTROUTING);
                    Table filtering = Table.empty(TableName.FILTER).withAll(filter);
                    return Ruleset.EMPTY
                            .with(nat)
                            .with(jumpFrom(filtering, "FLT-1", Hook.INPUT, Hook.FORWARD, Hook.OUTPUT));
                });
    }

    private static Table jumpFrom(Table table, String chain, Hook... hooks) {
        return Vector.of(hooks).foldLeft(table, (so, hook) -> so.append(hook.name(), Rule.of(new Target.Jump(chain))));
    }
}
