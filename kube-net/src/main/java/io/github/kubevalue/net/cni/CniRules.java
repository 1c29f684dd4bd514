package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;

/**
 * The rules that the network plugin and its companions write on a node: those that masquerade what leaves the cluster, and
 * those of host ports.
 */
public final class CniRules {
    private static final Cidr LINK_LOCAL = Cidr.parse("169.254.0.0/16");
    private static final Seq<Cidr> PRIVATE =
            Vector.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16").map(Cidr::parse);
    private static final int KUBE_PROXY_MARK = 0x4000;

    private final NodeNetwork node;
    private final CniConfig config;
    private final IpFamily family;

    private CniRules(NodeNetwork node, IpFamily family) {
        this.node = node;
        this.config = node.config();
        this.family = family;
    }

    /** Returns what is on the node already, kube-proxy's rules for one, with the plugin's rules of a family added. */
    public static Ruleset addTo(Ruleset ruleset, NodeNetwork node, IpFamily family) {
        CniRules rules = new CniRules(node, family);
        return new HostPortRules(node, family).addTo(rules.addEgress(ruleset));
    }

    private Ruleset addEgress(Ruleset ruleset) {
        return switch (config.masquerade()) {
            case NONE -> ruleset;
            case FLANNEL -> ruleset.map(TableName.NAT, this::flannel).map(TableName.FILTER, this::flannelForward);
            case IP_MASQ_AGENT -> ruleset.map(TableName.NAT, this::ipMasqAgent);
            case KINDNET -> ruleset.map(TableName.NAT, this::kindnet);
            case PLUGIN -> ruleset.map(TableName.NAT, this::plugin);
            case CALICO -> ruleset.map(TableName.NAT, this::calico);
        };
    }

    private Seq<Cidr> blocks(Seq<Cidr> all) {
        return all.filter(cidr -> cidr.ip().family() == family).map(Cidr::network);
    }

    private Cidr multicast() {
        return Cidr.parse(family == IpFamily.IPV4 ? "224.0.0.0/4" : "ff00::/8");
    }

    // flannel, pkg/trafficmngr/iptables/iptables.go, masqRules
    private Table flannel(Table nat) {
        Seq<Rule> rules = blocks(config.clusterCidrs())
                .take(1)
                .flatMap(cluster -> blocks(node.podCidrs()).flatMap(pods -> flannel(cluster, pods)));
        return rules.isEmpty()
                ? nat
                : nat.with(Chain.named("FLANNEL-POSTRTG").withRules(rules))
                        .append(Hook.POSTROUTING.name(), jump("FLANNEL-POSTRTG", new Match.Comment("flanneld masq")));
    }

    private Seq<Rule> flannel(Cidr cluster, Cidr pods) {
        Match fromCluster = new Match.Source(cluster);
        Match toCluster = new Match.Destination(cluster);
        Match toPods = new Match.Destination(pods);
        return Vector.of(
                flannel(Target.RETURN, new Match.Mark(KUBE_PROXY_MARK, KUBE_PROXY_MARK)),
                flannel(Target.RETURN, new Match.Source(pods), toCluster),
                flannel(Target.RETURN, fromCluster, toPods),
                flannel(Target.RETURN, fromCluster.negated(), toPods),
                flannel(NatTarget.Masquerade.fullyRandom(), fromCluster, new Match.Destination(multicast()).negated()),
                flannel(NatTarget.Masquerade.fullyRandom(), fromCluster.negated(), toCluster));
    }

    private static Rule flannel(Target target, Match... matches) {
        return Rule.of(target, Vector.of(matches).append(new Match.Comment("flanneld masq")));
    }

    // flannel, pkg/trafficmngr/iptables/iptables.go, forwardRules
    private Table flannelForward(Table filter) {
        Match comment = new Match.Comment("flanneld forward");
        Seq<Rule> rules = blocks(config.clusterCidrs())
                .take(1)
                .flatMap(cluster -> Vector.of(
                        Rule.of(Target.ACCEPT, new Match.Source(cluster), comment),
                        Rule.of(Target.ACCEPT, new Match.Destination(cluster), comment)));
        return rules.isEmpty()
                ? filter
                : filter.with(Chain.named("FLANNEL-FWD").withRules(rules))
                        .append(Hook.FORWARD.name(), jump("FLANNEL-FWD", comment));
    }

    private Table ipMasqAgent(Table nat) {
        Seq<Cidr> kept = config.nonMasqueradeCidrs().isEmpty() ? PRIVATE : config.nonMasqueradeCidrs();
        return agent(nat, "ip-masq-agent", "IP-MASQ-AGENT", blocks(kept.prepend(LINK_LOCAL)));
    }

    // kind, images/kindnetd/cmd/kindnetd/masq.go
    private Table kindnet(Table nat) {
        return agent(nat, "kind-masq-agent", "KIND-MASQ-AGENT", blocks(config.clusterCidrs()));
    }

    // ip-masq-agent, cmd/ip-masq-agent/ip-masq-agent.go, syncMasqRules
    private static Table agent(Table nat, String agent, String chain, Seq<Cidr> kept) {
        Match why = new Match.Comment(agent + ": local traffic is not subject to MASQUERADE");
        Rule last = Rule.of(
                NatTarget.Masquerade.fullyRandom(),
                new Match.Comment(agent + ": outbound traffic is subject to MASQUERADE (must be last in chain)"));
        Rule entry = jump(
                chain,
                new Match.Comment(
                        agent + ": ensure nat POSTROUTING directs all non-LOCAL destination traffic to our custom "
                                + chain + " chain"),
                new Match.Addrtype(Match.End.DESTINATION, AddressType.LOCAL).negated());
        return nat.with(Chain.named(chain)
                        .withRules(kept.map(cidr -> Rule.of(Target.RETURN, why, new Match.Destination(cidr)))
                                .append(last)))
                .append(Hook.POSTROUTING.name(), entry);
    }

    // containernetworking/plugins, pkg/ip/ipmasq_iptables_linux.go, setupIPMasqIPTables
    private Table plugin(Table nat) {
        return inOrder(node.pods().values())
                .flatMap(pod -> blocks(pod.addresses().map(Cidr::host)).map(address -> new PluginChain(pod, address)))
                .foldLeft(nat, this::plugin);
    }

    /** A pod and one of its addresses. */
    private record PluginChain(PodNetwork pod, Cidr address) {}

    private Table plugin(Table nat, PluginChain of) {
        String id = containerId(of.pod());
        String chain = ("CNI-" + Hash.hex("SHA-512", config.name() + id)).substring(0, 28);
        Match comment = new Match.Comment("name: \"" + config.name() + "\" id: \"" + id + "\"");
        Cidr subnet = blocks(node.podCidrs())
                .find(block -> block.contains(of.address()))
                .getOrElse(of.address());
        return nat.with(Chain.of(
                        chain,
                        Rule.of(Target.ACCEPT, new Match.Destination(subnet), comment),
                        Rule.of(NatTarget.Masquerade.plain(), new Match.Destination(multicast()).negated(), comment)))
                .append(Hook.POSTROUTING.name(), jump(chain, new Match.Source(of.address()), comment));
    }

    /** The pod's uid stands for the id of its sandbox, which no object tells. */
    static String containerId(PodNetwork pod) {
        return pod.pod()
                .metadata()
                .uid()
                .getOrElse(() -> pod.pod().namespace() + "/" + pod.pod().name());
    }

    static Seq<PodNetwork> inOrder(Iterable<PodNetwork> pods) {
        return TreeMap.ofEntries(Vector.ofAll(pods)
                        .map(pod ->
                                Tuple.of(pod.pod().namespace() + "/" + pod.pod().name(), pod)))
                .values()
                .toVector();
    }

    /** Calico matches sets of addresses; here the pools are written out, which decides the same. */
    // felix, rules/nat.go, makeNATOutgoingRuleIPTables
    private Table calico(Table nat) {
        Seq<Cidr> pools = blocks(config.clusterCidrs());
        Seq<Rule> rules = pools.<Rule>map(pool -> Rule.of(Target.RETURN, new Match.Destination(pool)))
                .appendAll(pools.map(pool -> Rule.of(NatTarget.Masquerade.fullyRandom(), new Match.Source(pool))));
        Chain postrouting = nat.chain(Hook.POSTROUTING.name()).get();
        return nat.with(Chain.named("cali-nat-outgoing").withRules(rules))
                .with(Chain.of("cali-POSTROUTING", jump("cali-nat-outgoing")))
                .with(postrouting.prepend(jump("cali-POSTROUTING")));
    }

    static Rule jump(String chain, Match... matches) {
        return Rule.of(new Target.Jump(chain), matches);
    }
}
