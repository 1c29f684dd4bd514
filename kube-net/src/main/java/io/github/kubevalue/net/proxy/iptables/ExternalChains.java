package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The chains KUBE-EXT and KUBE-FW of a port, through which traffic from outside comes. */
final class ExternalChains {
    private static final Match FROM_THIS_HOST = new Match.Addrtype(Match.End.SOURCE, AddressType.LOCAL);

    private final PortFacts facts;
    private final ProxiedPort port;
    private final String external;

    ExternalChains(PortFacts facts) {
        this.facts = facts;
        this.port = facts.port();
        this.external = ChainName.external(port);
    }

    Seq<Chain> chains() {
        return external().toVector().appendAll(firewall());
    }

    private Option<Chain> external() {
        if (!facts.usesExternalChain()) {
            return Option.none();
        }
        Seq<Rule> before = port.externalPolicyLocal() ? pastTheLocalPolicy() : Vector.of(masqueradeAll());
        Seq<Rule> rules = facts.hasExternalEndpoints() ? before.append(jump(facts.externalPolicyChain())) : before;
        return Option.some(Chain.named(external).withRules(rules));
    }

    private Rule masqueradeAll() {
        return facts.rule(
                "masquerade traffic for " + port.name() + " external destinations",
                Vector.empty(),
                ChainName.MARK_MASQ);
    }

    /** Policy Local binds only traffic from outside: pods and processes of this node may use every endpoint. */
    private Seq<Rule> pastTheLocalPolicy() {
        String destinations = port.name() + " external destinations";
        String cluster = ChainName.cluster(port);
        return facts.node()
                .local()
                .map(local -> facts.rule("pod traffic for " + destinations, Vector.of(local), cluster))
                .toVector()
                .append(facts.rule(
                        "masquerade LOCAL traffic for " + destinations, Vector.of(FROM_THIS_HOST), ChainName.MARK_MASQ))
                .append(facts.rule("route LOCAL traffic for " + destinations, Vector.of(FROM_THIS_HOST), cluster));
    }

    private static Rule jump(String chain) {
        return Rule.of(new Target.Jump(chain));
    }

    private Option<Chain> firewall() {
        if (!facts.usesFirewallChain()) {
            return Option.none();
        }
        Seq<Rule> rules = port.sourceRanges()
                .map(this::accept)
                .appendAll(fromThisNode())
                .append(facts.rule(
                        "other traffic to " + port.name() + " will be dropped by " + ChainName.PROXY_FIREWALL,
                        Vector.empty(),
                        Target.NONE));
        return Option.some(Chain.named(ChainName.firewall(port)).withRules(rules));
    }

    private Rule accept(Cidr from) {
        return facts.rule(port.name() + " loadbalancer IP", Vector.of(new Match.Source(from)), external);
    }

    /** Where the load balancer's address is bound to the node, the node's own packets come from that address. */
    private Seq<Rule> fromThisNode() {
        boolean allowed =
                port.sourceRanges().exists(range -> range.contains(facts.node().nodeIp()));
        return allowed ? port.loadBalancerVips().map(ip -> accept(Cidr.host(ip))) : Vector.empty();
    }
}
