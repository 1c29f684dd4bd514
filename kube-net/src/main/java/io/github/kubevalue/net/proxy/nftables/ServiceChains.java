package io.github.kubevalue.net.proxy.nftables;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.nftables.DataType;
import io.github.kubevalue.net.nftables.Field;
import io.github.kubevalue.net.nftables.NftChain;
import io.github.kubevalue.net.nftables.NftRule;
import io.github.kubevalue.net.nftables.NftSet;
import io.github.kubevalue.net.nftables.NftVerdict;
import io.github.kubevalue.net.nftables.ProxyStatement;
import io.github.kubevalue.net.nftables.Statement;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.github.kubevalue.net.proxy.ProxyEndpoint;
import io.github.kubevalue.net.proxy.ServedPort;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** The chains of one port: of its endpoints, of traffic from outside, of its source ranges. */
final class ServiceChains {
    private static final Seq<Field> CLIENT = Vector.of(Field.SADDR);
    private static final Statement FROM_THIS_HOST = new ProxyStatement.Fib(ProxyStatement.End.SADDR, AddressType.LOCAL);

    private final NodeFacts node;
    private final ServedPort served;
    private final ProxiedPort port;
    private final boolean affine;

    ServiceChains(NodeFacts node, ServedPort served) {
        this.node = node;
        this.served = served;
        this.port = served.port();
        this.affine = port.affinitySeconds().isDefined();
    }

    /** In the order in which kube-proxy makes them. */
    Seq<NftChain> chains() {
        Seq<Endpoint> reachable = affine ? addresses(served.endpoints().reachable()) : Vector.empty();
        return reachable
                .map(this::endpoint)
                .appendAll(policy(Names.cluster(port), served.endpoints().cluster()))
                .appendAll(policy(Names.local(port), served.endpoints().local()))
                .appendAll(external())
                .appendAll(firewall());
    }

    /** The clients of each endpoint, if they are to keep to it. */
    Seq<NftSet> affinities() {
        return port.affinitySeconds()
                .toVector()
                .flatMap(seconds -> addresses(served.endpoints().reachable())
                        .map(endpoint -> NftSet.set(Names.affinity(port, endpoint), DataType.address(node.family()))
                                .withTimeout(Option.some(Duration.ofSeconds(seconds)))));
    }

    private static Seq<Endpoint> addresses(Seq<ProxyEndpoint> endpoints) {
        return endpoints.map(ProxyEndpoint::address);
    }

    private static Statement to(String chain) {
        return new Statement.Decide(new NftVerdict.Goto(chain));
    }

    private Option<NftChain> policy(String chain, Seq<ProxyEndpoint> endpoints) {
        return endpoints.isEmpty()
                ? Option.none()
                : Option.some(NftChain.of(chain, affine ? jumps(addresses(endpoints)) : Vector.of(choice(endpoints))));
    }

    private NftRule choice(Seq<ProxyEndpoint> endpoints) {
        return NftRule.of(
                new ProxyStatement.L4Proto(port.protocol()), new ProxyStatement.RandomDnat(addresses(endpoints)));
    }

    /** Who has an endpoint goes there; all others are given one. */
    private Seq<NftRule> jumps(Seq<Endpoint> endpoints) {
        return endpoints
                .map(endpoint -> NftRule.of(
                        new ProxyStatement.InSet(CLIENT, Names.affinity(port, endpoint)),
                        to(Names.endpoint(port, endpoint))))
                .append(NftRule.of(new ProxyStatement.RandomVmap(
                        endpoints.map(endpoint -> new NftVerdict.Goto(Names.endpoint(port, endpoint))))));
    }

    private NftChain endpoint(Endpoint endpoint) {
        return NftChain.of(
                Names.endpoint(port, endpoint),
                Vector.of(
                        NftRule.of(new ProxyStatement.Update(Names.affinity(port, endpoint), CLIENT)),
                        NftRule.of(new ProxyStatement.L4Proto(port.protocol()), new ProxyStatement.Dnat(endpoint))));
    }

    private Option<NftChain> external() {
        if (!served.isServedExternally()) {
            return Option.none();
        }
        Seq<NftRule> before = port.externalPolicyLocal()
                ? pastTheLocalPolicy()
                : Vector.of(NftRule.of(node.masquerade()).commented("masquerade"));
        String policy = port.externalPolicyLocal() ? Names.local(port) : Names.cluster(port);
        return Option.some(NftChain.of(
                Names.external(port), served.hasExternalEndpoints() ? before.append(NftRule.of(to(policy))) : before));
    }

    /** Policy Local binds only traffic from outside: pods and processes of this node may use every endpoint. */
    private Seq<NftRule> pastTheLocalPolicy() {
        Statement cluster = to(Names.cluster(port));
        return node.local()
                .map(local -> NftRule.of(local, cluster).commented("short-circuit pod traffic"))
                .toVector()
                .append(NftRule.of(FROM_THIS_HOST, node.masquerade()).commented("masquerade local traffic"))
                .append(NftRule.of(FROM_THIS_HOST, cluster).commented("short-circuit local traffic"));
    }

    private Option<NftChain> firewall() {
        if (!served.isGuarded()) {
            return Option.none();
        }
        NftRule rule = NftRule.of(
                new ProxyStatement.Prefixes(ProxyStatement.End.SADDR, true, port.sourceRanges(), fromThisNode()),
                new Statement.Decide(NftVerdict.DROP));
        return Option.some(NftChain.of(Names.firewall(port), Vector.of(rule)));
    }

    /** Where the load balancer's address is bound to the node, the node's own packets come from that address. */
    private Seq<Ip> fromThisNode() {
        boolean allowed = port.sourceRanges().exists(range -> range.contains(node.nodeIp()));
        return allowed ? port.loadBalancerVips() : Vector.empty();
    }
}
