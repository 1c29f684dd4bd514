package io.github.kubevalue.net.proxy.ipvs;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.ConnectionMatch;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules of iptables around IPVS: who is masqueraded, and who may not come in. */
// pkg/proxy/ipvs/proxier.go, writeIptablesRules
final class SetRules {
    static final String IPVS_OUT_FILTER = "KUBE-IPVS-OUT-FILTER";

    private static final String SERVICES = "KUBE-SERVICES";
    private static final String POSTROUTING = "KUBE-POSTROUTING";
    private static final String NODE_PORT = "KUBE-NODE-PORT";
    private static final String LOAD_BALANCER = "KUBE-LOAD-BALANCER";
    private static final String MARK_MASQ = "KUBE-MARK-MASQ";
    private static final String FORWARD = "KUBE-FORWARD";
    private static final String PROXY_FIREWALL = "KUBE-PROXY-FIREWALL";
    private static final String SOURCE_RANGES_FIREWALL = "KUBE-SOURCE-RANGES-FIREWALL";
    private static final String IPVS_FILTER = "KUBE-IPVS-FILTER";

    private static final Seq<Match.End> DST = Vector.of(Match.End.DESTINATION);
    private static final Seq<Match.End> DST_DST = Vector.of(Match.End.DESTINATION, Match.End.DESTINATION);
    private static final Seq<Match.End> DST_DST_SRC = DST_DST.append(Match.End.SOURCE);
    private static final Seq<Match.End> SRC_DST = Vector.of(Match.End.SOURCE, Match.End.DESTINATION);
    private static final Match TO_THIS_HOST = new Match.Addrtype(Match.End.DESTINATION, AddressType.LOCAL);
    private static final Match FROM_THIS_HOST = new Match.Addrtype(Match.End.SOURCE, AddressType.LOCAL);

    private final NodeFacts node;
    private final Set<KubeSet> filled;

    SetRules(NodeFacts node, Set<KubeSet> filled) {
        this.node = node;
        this.filled = filled;
    }

    Ruleset ruleset() {
        Table nat = Table.empty(TableName.NAT)
                .with(chain(SERVICES, services()))
                .with(chain(POSTROUTING, postrouting()))
                .with(chain(NODE_PORT, nodePorts()))
                .with(chain(LOAD_BALANCER, loadBalancers()))
                .with(chain(MARK_MASQ, Vector.of(Rule.of(Target.Mark.or(mark())))))
                .append(Hook.OUTPUT.name(), jump(SERVICES, "kubernetes service portals"))
                .append(Hook.PREROUTING.name(), jump(SERVICES, "kubernetes service portals"))
                .append(Hook.POSTROUTING.name(), jump(POSTROUTING, "kubernetes postrouting rules"));
        return Ruleset.EMPTY.with(filter()).with(nat);
    }

    /** Each jump is put at the head, so that the last one comes first. */
    private Table filter() {
        return Table.empty(TableName.FILTER)
                .with(chain(FORWARD, forward()))
                .with(chain(NODE_PORT, Vector.of(ifIn(KubeSet.HEALTH_CHECK_NODE_PORT, DST, Target.ACCEPT))))
                .with(chain(PROXY_FIREWALL, firewall()))
                .with(chain(SOURCE_RANGES_FIREWALL, sourceRanges()))
                .with(chain(IPVS_FILTER, ipvsFilter()))
                .with(Chain.named(IPVS_OUT_FILTER))
                .append(Hook.INPUT.name(), jump(IPVS_FILTER, "kubernetes ipvs access filter"))
                .append(Hook.INPUT.name(), jump(PROXY_FIREWALL, "kube-proxy firewall rules"))
                .append(Hook.INPUT.name(), jump(NODE_PORT, "kubernetes health check rules"))
                .append(Hook.FORWARD.name(), jump(PROXY_FIREWALL, "kube-proxy firewall rules"))
                .append(Hook.FORWARD.name(), jump(FORWARD, "kubernetes forwarding rules"))
                .append(Hook.OUTPUT.name(), jump(IPVS_OUT_FILTER, "kubernetes ipvs access filter"));
    }

    private int mark() {
        return node.config().masqueradeMark();
    }

    private static Chain chain(String name, Seq<Rule> rules) {
        return Chain.named(name).withRules(rules);
    }

    private static Rule jump(String chain, String comment) {
        return Rule.of(new Target.Jump(chain), new Match.Comment(comment));
    }

    private Match in(KubeSet set, Seq<Match.End> ends) {
        return new Match.InSet(set.name(node.family()), ends);
    }

    private Rule ifIn(KubeSet set, Seq<Match.End> ends, Target target) {
        return Rule.of(target, new Match.Comment(set.comment()), in(set, ends));
    }

    /** The rule, if the set has members. */
    private Seq<Rule> filled(KubeSet set, Seq<Match.End> ends, Target target) {
        return filled.contains(set) ? Vector.of(ifIn(set, ends, target)) : Vector.empty();
    }

    private Seq<Rule> of(IpProtocol protocol, Seq<Rule> rules) {
        return rules.map(rule -> Rule.of(rule.target(), rule.matches().prepend(new Match.Protocol(protocol))));
    }

    private static Target to(String chain) {
        return new Target.Jump(chain);
    }

    private Seq<Rule> services() {
        Cidr loopback = Cidr.parse(node.family() == IpFamily.IPV4 ? "127.0.0.0/8" : "::1/128");
        return Vector.of(Rule.of(Target.RETURN, new Match.Source(loopback)))
                .appendAll(filled(KubeSet.LOAD_BALANCER, DST_DST, to(LOAD_BALANCER)))
                .appendAll(masqueradeClusterIps())
                .appendAll(filled(KubeSet.EXTERNAL_IP, DST_DST, to(MARK_MASQ)))
                .appendAll(externalIps(KubeSet.EXTERNAL_IP))
                .appendAll(externalIps(KubeSet.EXTERNAL_IP_LOCAL))
                .append(Rule.of(to(NODE_PORT), TO_THIS_HOST))
                .appendAll(accepted(KubeSet.CLUSTER_IP))
                .appendAll(accepted(KubeSet.LOAD_BALANCER));
    }

    private Seq<Rule> accepted(KubeSet set) {
        return filled.contains(set) ? Vector.of(Rule.of(Target.ACCEPT, in(set, DST_DST))) : Vector.empty();
    }

    private Option<Rule> masqueradeClusterIps() {
        if (!filled.contains(KubeSet.CLUSTER_IP)) {
            return Option.none();
        }
        Match comment = new Match.Comment(KubeSet.CLUSTER_IP.comment());
        Seq<Match> toClusterIp = Vector.of(comment, in(KubeSet.CLUSTER_IP, DST_DST));
        Option<Match> local =
                node.config().localDetector(node.node(), node.family()).match();
        Seq<Match> matches = node.config().masqueradeAll()
                ? toClusterIp
                : local.map(each -> toClusterIp.append(each.negated()))
                        // the node's own packets to a cluster IP come from that address, for it is bound here
                        .getOrElse(() -> Vector.of(comment, in(KubeSet.CLUSTER_IP, SRC_DST)));
        return Option.some(Rule.of(to(MARK_MASQ), matches));
    }

    private Seq<Rule> externalIps(KubeSet set) {
        if (!filled.contains(set)) {
            return Vector.empty();
        }
        Seq<Match> bound = Vector.of(new Match.Comment(set.comment()), in(set, DST_DST));
        return Vector.of(
                Rule.of(
                        Target.ACCEPT,
                        bound.append(new Match.PhysdevIsIn().negated()).append(FROM_THIS_HOST.negated())),
                Rule.of(Target.ACCEPT, bound.append(TO_THIS_HOST)));
    }

    private Seq<Rule> loadBalancers() {
        return filled(KubeSet.LOAD_BALANCER_LOCAL, DST_DST, Target.RETURN).append(Rule.of(to(MARK_MASQ)));
    }

    private Seq<Rule> nodePorts() {
        return of(IpProtocol.TCP, nodePorts(KubeSet.NODE_PORT_LOCAL_TCP, KubeSet.NODE_PORT_TCP, DST))
                .appendAll(of(IpProtocol.UDP, nodePorts(KubeSet.NODE_PORT_LOCAL_UDP, KubeSet.NODE_PORT_UDP, DST)))
                .appendAll(
                        of(IpProtocol.SCTP, nodePorts(KubeSet.NODE_PORT_LOCAL_SCTP, KubeSet.NODE_PORT_SCTP, DST_DST)));
    }

    private Seq<Rule> nodePorts(KubeSet local, KubeSet all, Seq<Match.End> ends) {
        return filled(local, ends, Target.RETURN).appendAll(filled(all, ends, to(MARK_MASQ)));
    }

    /** The mark is cleared, so that a packet which meets these rules twice is masqueraded once. */
    private Seq<Rule> postrouting() {
        return filled(KubeSet.LOOP_BACK, DST_DST_SRC, NatTarget.Masquerade.plain())
                .append(Rule.of(Target.RETURN, new Match.Mark(mark(), mark()).negated()))
                .append(Rule.of(Target.Mark.xor(mark())))
                .append(Rule.of(
                        node.config().randomFully() ? NatTarget.Masquerade.fullyRandom() : NatTarget.Masquerade.plain(),
                        new Match.Comment("kubernetes service traffic requiring SNAT")));
    }

    private Seq<Rule> forward() {
        return Vector.of(
                Rule.of(
                        Target.ACCEPT,
                        new Match.Comment("kubernetes forwarding rules"),
                        new Match.Mark(mark(), mark())),
                Rule.of(
                        Target.ACCEPT,
                        new Match.Comment("kubernetes forwarding conntrack rule"),
                        new ConnectionMatch.Conntrack(Vector.of(CtState.RELATED, CtState.ESTABLISHED))));
    }

    private Seq<Rule> firewall() {
        return filled(KubeSet.LOAD_BALANCER_FW, DST_DST, to(SOURCE_RANGES_FIREWALL));
    }

    private Seq<Rule> sourceRanges() {
        return filled(KubeSet.LOAD_BALANCER_SOURCE_CIDR, DST_DST_SRC, Target.RETURN)
                .appendAll(filled(KubeSet.LOAD_BALANCER_SOURCE_IP, DST_DST_SRC, Target.RETURN))
                .append(Rule.of(Target.DROP));
    }

    /** What is bound here for a Service is open at the ports of Services only. */
    private Seq<Rule> ipvsFilter() {
        return Vector.of(KubeSet.LOAD_BALANCER, KubeSet.CLUSTER_IP, KubeSet.EXTERNAL_IP, KubeSet.EXTERNAL_IP_LOCAL)
                .map(set -> Rule.of(Target.RETURN, in(set, DST_DST)))
                .append(Rule.of(Target.RETURN, in(KubeSet.HEALTH_CHECK_NODE_PORT, DST)))
                .append(Rule.of(
                        Target.Reject.plain(),
                        new ConnectionMatch.Conntrack(Vector.of(CtState.NEW)),
                        in(KubeSet.IPVS_IPS, DST)));
    }

    /** The rule that closes a load balancer's address and port to the node itself. */
    static Rule closed(PortObjects.Closed each) {
        return Rule.of(
                Target.DROP,
                new Match.Source(Cidr.host(each.address().ip())),
                new ConnectionMatch.Ipvs(each.address(), each.protocol()));
    }
}
