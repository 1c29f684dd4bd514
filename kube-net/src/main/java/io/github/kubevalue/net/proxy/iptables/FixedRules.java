package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.ConnectionMatch;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Target;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules of a node that are there with no Service. */
final class FixedRules {
    private static final String NODE_PORTS_COMMENT =
            "kubernetes service nodeports; NOTE: this must be the last rule in this chain";
    private static final Cidr LOOPBACK_V4 = Cidr.parse("127.0.0.0/8");
    private static final Cidr LOOPBACK_V6 = Cidr.parse("::1/128");

    private final NodeFacts facts;
    private final int mark;

    FixedRules(NodeFacts facts) {
        this.facts = facts;
        this.mark = facts.config().masqueradeMark();
    }

    Seq<Rule> markMasq() {
        return Vector.of(Rule.of(Target.Mark.or(mark)));
    }

    /** The mark is cleared, so that a packet which meets these rules twice is masqueraded once. */
    Seq<Rule> postrouting() {
        return Vector.of(
                Rule.of(Target.RETURN, new Match.Mark(mark, mark).negated()),
                Rule.of(Target.Mark.xor(mark)),
                Rule.of(
                        facts.config().randomFully()
                                ? NatTarget.Masquerade.fullyRandom()
                                : NatTarget.Masquerade.plain(),
                        new Match.Comment("kubernetes service traffic requiring SNAT")));
    }

    Seq<Rule> forward() {
        Rule invalid = Rule.of(Target.DROP, new ConnectionMatch.Conntrack(Vector.of(CtState.INVALID)));
        Seq<Rule> accept = Vector.of(
                Rule.of(Target.ACCEPT, new Match.Comment("kubernetes forwarding rules"), new Match.Mark(mark, mark)),
                Rule.of(
                        Target.ACCEPT,
                        new Match.Comment("kubernetes forwarding conntrack rule"),
                        new ConnectionMatch.Conntrack(Vector.of(CtState.RELATED, CtState.ESTABLISHED))));
        return facts.config().tcpBeLiberal() ? accept : accept.prepend(invalid);
    }

    /** Since node ports on 127.0.0.1 need route_localnet, neighbours must be kept from what listens there. */
    Seq<Rule> firewall() {
        return facts.hasLocalhostNodePorts()
                ? Vector.of(Rule.of(
                        Target.DROP,
                        new Match.Comment("block incoming localnet connections"),
                        new Match.Destination(LOOPBACK_V4),
                        new Match.Source(LOOPBACK_V4).negated(),
                        new ConnectionMatch.Conntrack(Vector.of(CtState.RELATED, CtState.ESTABLISHED, CtState.DNAT))
                                .negated()))
                : Vector.empty();
    }

    /** The end of KUBE-SERVICES: whatever is for an address of this node may be for a node port. */
    Seq<Rule> nodePorts() {
        return facts.config()
                .nodePortIps(facts.node(), facts.family())
                .map(this::nodePortsOn)
                .getOrElse(() -> Vector.of(toNodePorts(nodePortsOnAll())));
    }

    private Seq<Match> nodePortsOnAll() {
        Match local = new Match.Addrtype(Match.End.DESTINATION, AddressType.LOCAL);
        if (facts.family() == IpFamily.IPV6) {
            return Vector.of(local, new Match.Destination(LOOPBACK_V6).negated());
        }
        return facts.hasLocalhostNodePorts()
                ? Vector.of(local)
                : Vector.of(local, new Match.Destination(LOOPBACK_V4).negated());
    }

    private Seq<Rule> nodePortsOn(Seq<Ip> addresses) {
        return addresses
                .filter(ip -> !ip.isLoopback() || facts.hasLocalhostNodePorts())
                .map(ip -> toNodePorts(Vector.of(new Match.Destination(Cidr.host(ip)))));
    }

    private static Rule toNodePorts(Seq<Match> matches) {
        return Rule.of(new Target.Jump(ChainName.NODE_PORTS), matches.prepend(new Match.Comment(NODE_PORTS_COMMENT)));
    }
}
