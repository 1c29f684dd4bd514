package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.ConnectionMatch;
import io.github.kubevalue.net.netfilter.ConnectionMatch.Part;
import io.github.kubevalue.net.netfilter.ConnectionMatch.Question;
import io.github.kubevalue.net.netfilter.HeaderMatch;
import io.github.kubevalue.net.netfilter.HostMatch;
import io.github.kubevalue.net.netfilter.HostMatch.Owner;
import io.github.kubevalue.net.netfilter.MarkOperation;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Match.Addrtype;
import io.github.kubevalue.net.netfilter.Rate;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.github.kubevalue.net.netfilter.RateMatch.Hashlimit;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.netfilter.TransportMatch;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of rules with every match and target that is modelled, at the hooks where the kernel takes them. */
public final class ExtensionArbitraries {
    private final IpFamily family;

    private ExtensionArbitraries(IpFamily family) {
        this.family = family;
    }

    /** Returns rules of table mangle, long enough for an index. */
    public static Arbitrary<Ruleset> rulesets(IpFamily family) {
        ExtensionArbitraries rules = new ExtensionArbitraries(family);
        return Combinators.combine(
                        rules.rules(rules.comingIn()), rules.rules(rules.anywhere()), rules.rules(rules.goingOut()))
                .as((in, through, out) -> Ruleset.EMPTY.with(filled(
                        filled(filled(Table.empty(TableName.MANGLE), "PREROUTING", in), "FORWARD", through),
                        "POSTROUTING",
                        out)));
    }

    private static Table filled(Table table, String chain, List<Rule> rules) {
        return Vector.ofAll(rules).foldLeft(table, (so, rule) -> so.append(chain, rule));
    }

    private Arbitrary<List<Rule>> rules(Arbitrary<Match> matches) {
        return Combinators.combine(heads(), matches.list().ofMaxSize(3), targets())
                .as((head, more, target) ->
                        Rule.of(target, head.appendAll(Vector.ofAll(more).distinctBy(RuleArbitraries::kind))))
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }

    private Ip ip(String v4, String v6) {
        return Ip.parse(family == IpFamily.IPV4 ? v4 : v6);
    }

    private Cidr cidr(String v4, String v6) {
        return Cidr.parse(family == IpFamily.IPV4 ? v4 : v6);
    }

    /** An address, a protocol and a port, or less than that. */
    private Arbitrary<Seq<Match>> heads() {
        Match one = new Match.Destination(Cidr.host(ip("10.96.0.10", "fd00:96::10")));
        Match block = new Match.Destination(cidr("10.96.0.0/12", "fd00:96::/32")).negated();
        Match from = new Match.Source(cidr("10.244.0.0/16", "fd00:244::/48"));
        Match port = new TransportMatch.DestinationPort(PortRange.of(80));
        Match ports = new TransportMatch.DestinationPort(new PortRange(1, 1023)).negated();
        return Arbitraries.of(
                Vector.of(),
                Vector.of(one),
                Vector.of(from, block),
                Vector.of(one, new Match.Protocol(IpProtocol.TCP), port),
                Vector.of(new Match.Protocol(IpProtocol.UDP), port),
                Vector.of(new Match.Protocol(IpProtocol.TCP), ports),
                Vector.of(new HeaderMatch.OtherProtocol("200")),
                Vector.of(new HeaderMatch.OtherProtocol("ipcomp").negated()));
    }

    private Arbitrary<Match> comingIn() {
        Arbitrary<Match> own = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((first, second, third) -> first
                        ? new HostMatch.ReversePath(second, third, !second, third)
                        : new HostMatch.Socket(true, second, third));
        Arbitrary<Match> limited = Arbitraries.of(
                new Addrtype(
                        Match.End.DESTINATION,
                        new Addrtype.Types(false, Vector.of(AddressType.LOCAL)),
                        Option.some(Addrtype.Limit.IN)),
                new Addrtype(
                                Match.End.SOURCE,
                                new Addrtype.Types(false, Vector.of(AddressType.LOCAL)),
                                Option.some(Addrtype.Limit.IN))
                        .negated());
        return Arbitraries.oneOf(anywhere(), anywhere(), own, limited);
    }

    private Arbitrary<Match> goingOut() {
        Option<Owner.Ids> user = Option.some(new Owner.Ids(false, 1337, 1337));
        Option<Owner.Ids> others = Option.some(new Owner.Ids(true, 1000, 1999));
        Arbitrary<Match> own = Arbitraries.of(
                new Owner(user, others, Option.none()),
                new Owner(others, Option.none(), Option.none()),
                new Owner(Option.none(), Option.none(), Option.some(new Owner.Exists(true))),
                new Addrtype(
                        Match.End.SOURCE,
                        new Addrtype.Types(false, Vector.of(AddressType.LOCAL)),
                        Option.some(Addrtype.Limit.OUT)));
        return Arbitraries.oneOf(anywhere(), anywhere(), own);
    }

    private Arbitrary<Match> anywhere() {
        return Arbitraries.oneOf(headers(), connections(), rates());
    }

    private Arbitrary<Match> headers() {
        HeaderMatch range = new HeaderMatch.IpRange(
                Match.End.SOURCE, ip("10.244.1.0", "fd00::1"), ip("10.244.2.255", "fd00:ffff::"));
        HeaderMatch to = new HeaderMatch.IpRange(
                Match.End.DESTINATION, ip("10.96.0.10", "fd00:96::10"), ip("10.96.0.10", "fd00:96::10"));
        return Arbitraries.of(
                range,
                range.negated(),
                to,
                new HeaderMatch.Ttl(HeaderMatch.Ttl.Comparison.EQ, 64).negated(),
                new HeaderMatch.Ttl(HeaderMatch.Ttl.Comparison.GT, 63),
                new HeaderMatch.Ttl(HeaderMatch.Ttl.Comparison.LT, 64),
                new HeaderMatch.PacketType(HeaderMatch.PacketType.Kind.UNICAST),
                new HeaderMatch.PacketType(HeaderMatch.PacketType.Kind.BROADCAST).negated(),
                new Match.Mark(0x10, 0xf0),
                new Match.Mark(1, -1).negated(),
                new Match.Comment("cali:0_x-Y"),
                new Match.Comment("a \"b\" it's"),
                new Addrtype(
                        Option.some(new Addrtype.Types(true, Vector.of(AddressType.LOCAL, AddressType.MULTICAST))),
                        Option.some(new Addrtype.Types(false, Vector.of(AddressType.UNICAST))),
                        Option.none()));
    }

    private Arbitrary<Match> connections() {
        Part states = new Part(true, new Question.States(Vector.of(CtState.NEW, CtState.ESTABLISHED)));
        Part protocol = new Part(false, new Question.Protocol(IpProtocol.TCP));
        Part source = new Part(
                true,
                new Question.Address(Direction.ORIGINAL, Match.End.SOURCE, cidr("10.244.0.0/16", "fd00:244::/48")));
        Part reply = new Part(
                false,
                new Question.Address(Direction.REPLY, Match.End.SOURCE, Cidr.host(ip("10.96.0.10", "fd00:96::10"))));
        Part port = new Part(false, new Question.Port(Direction.ORIGINAL, Match.End.DESTINATION, PortRange.of(80)));
        Part way = new Part(false, new Question.Way(Direction.ORIGINAL));
        return Arbitraries.of(
                new ConnectionMatch.Conntrack(Vector.of(CtState.NEW)),
                new ConnectionMatch.Conntrack(Vector.of(CtState.INVALID, CtState.UNTRACKED)).negated(),
                new ConnectionMatch.State(Vector.of(CtState.RELATED, CtState.ESTABLISHED)),
                new ConnectionMatch.Connmark(0x10, 0xf0),
                new ConnectionMatch.Connmark(0x1, -1).negated(),
                new ConnectionMatch.Parts(Vector.of(states, protocol, port)),
                new ConnectionMatch.Parts(Vector.of(source, reply)),
                new ConnectionMatch.Parts(Vector.of(protocol, source, port, way)));
    }

    private Arbitrary<Match> rates() {
        Arbitrary<Match> limits = Combinators.combine(
                        Arbitraries.of("5/min", "1/hour", "7/hour", "10/sec", "300/hour", "10000/sec"),
                        Arbitraries.integers().between(1, 8))
                .as((rate, burst) -> new RateMatch.Limit(Rate.tryParse(rate).get(), burst));
        Arbitrary<Match> turns = Arbitraries.integers().between(1, 5).map(every -> new RateMatch.Nth(every, every - 1));
        Arbitrary<Match> shares = Arbitraries.of(2, 3, 7, 40).map(n -> new Match.Statistic(Fraction.of(1, n)));
        Arbitrary<Match> recent = Arbitraries.of(
                RateMatch.Recent.set("SEEN"),
                RateMatch.Recent.rcheck("SEEN", 10),
                RateMatch.Recent.rcheck("SEEN", 10).negated());
        return Arbitraries.oneOf(limits, hashlimits(), turns, shares, recent);
    }

    private Arbitrary<Match> hashlimits() {
        Arbitrary<Vector<Hashlimit.Mode>> modes = Arbitraries.of(
                Vector.of(),
                Vector.of(Hashlimit.Mode.SRCIP),
                Vector.of(Hashlimit.Mode.SRCIP, Hashlimit.Mode.DSTIP, Hashlimit.Mode.DSTPORT));
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(1, 5), modes)
                .as((above, burst, mode) -> new Hashlimit(
                        above,
                        Rate.tryParse("5/min").get(),
                        burst,
                        mode,
                        "h" + above + burst + mode.size(),
                        Option.when(mode.size() == 1, 24),
                        Option.none(),
                        above ? "--hashlimit-htable-max 500" : "",
                        above ? Duration.ofSeconds(30) : Duration.ofMinutes(1)));
    }

    private static Arbitrary<Target> targets() {
        return Arbitraries.of(
                Target.NONE,
                Target.NONE,
                Target.ACCEPT,
                Target.RETURN,
                Target.DROP,
                new Target.Mark(MarkOperation.SET_XMARK, 0x12, 0xff),
                Target.Mark.xor(0x10),
                new Target.Connmark(Target.Connmark.Operation.SET_XMARK, 0x11, 0xff, -1),
                new Target.Connmark(Target.Connmark.Operation.SAVE_MARK, 0, 0xf, 0xff),
                new Target.Connmark(Target.Connmark.Operation.RESTORE_MARK, 0, -1, -1),
                new Target.Ttl(Target.Ttl.Operation.DEC, 1),
                new Target.Ttl(Target.Ttl.Operation.SET, 65),
                new Target.Ttl(Target.Ttl.Operation.INC, 2));
    }
}
