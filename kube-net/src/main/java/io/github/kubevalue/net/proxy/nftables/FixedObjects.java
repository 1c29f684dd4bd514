package io.github.kubevalue.net.proxy.nftables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.MarkOperation;
import io.github.kubevalue.net.nftables.BaseHook;
import io.github.kubevalue.net.nftables.DataType;
import io.github.kubevalue.net.nftables.Field;
import io.github.kubevalue.net.nftables.NftChain;
import io.github.kubevalue.net.nftables.NftElement;
import io.github.kubevalue.net.nftables.NftRule;
import io.github.kubevalue.net.nftables.NftSet;
import io.github.kubevalue.net.nftables.NftVerdict;
import io.github.kubevalue.net.nftables.ProxyStatement;
import io.github.kubevalue.net.nftables.Statement;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The chains, sets and maps of a node that are there with no Service. */
// pkg/proxy/nftables/proxier.go, setupNFTables
final class FixedObjects {
    private static final Seq<Field> DESTINATION = Vector.of(Field.DADDR, Field.L4PROTO, Field.DPORT);
    private static final Seq<Field> NODE_PORT = Vector.of(Field.L4PROTO, Field.DPORT);
    private static final Seq<Field> CONNECTION = Vector.of(Field.SADDR, Field.DADDR, Field.L4PROTO, Field.DPORT);
    private static final Seq<Field> ADDRESS = Vector.of(Field.DADDR);

    private final NodeFacts node;
    private final DataType address;

    FixedObjects(NodeFacts node) {
        this.node = node;
        this.address = DataType.address(node.family());
    }

    Seq<NftSet> sets() {
        return Vector.of(NftSet.set(
                                Names.HAIRPIN_CONNECTIONS, address, address, DataType.INET_PROTO, DataType.INET_SERVICE)
                        .commented("service hairpin connections"))
                .append(NftSet.set(Names.CLUSTER_IPS, address).commented("Active ClusterIPs"))
                .appendAll(nodePortIps())
                .append(map(Names.NO_ENDPOINT_SERVICES, "vmap to drop or reject packets to services with no endpoints"))
                .append(nodePortMap(
                        Names.NO_ENDPOINT_NODE_PORTS,
                        "vmap to drop or reject packets to service nodeports with no endpoints"))
                .append(map(Names.FIREWALL_IPS, "destinations that are subject to LoadBalancerSourceRanges"))
                .append(map(Names.SERVICE_IPS, "ClusterIP, ExternalIP and LoadBalancer IP traffic"))
                .append(nodePortMap(Names.SERVICE_NODE_PORTS, "NodePort traffic"));
    }

    private NftSet map(String name, String comment) {
        return NftSet.map(name, address, DataType.INET_PROTO, DataType.INET_SERVICE)
                .commented(comment);
    }

    private static NftSet nodePortMap(String name, String comment) {
        return NftSet.map(name, DataType.INET_PROTO, DataType.INET_SERVICE).commented(comment);
    }

    private Option<NftSet> nodePortIps() {
        return node.nodePortIps()
                .map(ips -> NftSet.set(Names.NODE_PORT_IPS, address)
                        .commented("IPs that accept NodePort traffic")
                        .withAll(ips.map(NftElement::of)));
    }

    Seq<NftChain> chains() {
        return baseChains()
                .append(chain(Names.NODE_PORT_ENDPOINTS_CHECK, toNodePort(Names.NO_ENDPOINT_NODE_PORTS)))
                .append(chain(Names.SERVICE_ENDPOINTS_CHECK, NftRule.of(vmap(DESTINATION, Names.NO_ENDPOINT_SERVICES))))
                .append(chain(Names.FIREWALL_CHECK, NftRule.of(vmap(DESTINATION, Names.FIREWALL_IPS))))
                .append(NftChain.of(Names.SERVICES, services()))
                .append(chain(Names.MASQUERADING, marked(), hairpin()))
                .append(NftChain.of(Names.CLUSTER_IPS_CHECK, clusterIpsCheck()))
                .append(chain(Names.REJECT, NftRule.of(new Statement.Reject()))
                        .commented("helper for @no-endpoint-services / @no-endpoint-nodeports"));
    }

    private static Vector<NftChain> baseChains() {
        return Vector.of(
                filter("filter-prerouting-pre-dnat", Hook.PREROUTING, -110, Names.FIREWALL_CHECK),
                filter("filter-output-pre-dnat", Hook.OUTPUT, -110, Names.FIREWALL_CHECK),
                filter("filter-input", Hook.INPUT, 0, Names.NODE_PORT_ENDPOINTS_CHECK, Names.SERVICE_ENDPOINTS_CHECK),
                filter("filter-forward", Hook.FORWARD, 0, Names.SERVICE_ENDPOINTS_CHECK, Names.CLUSTER_IPS_CHECK),
                filter("filter-output", Hook.OUTPUT, 0, Names.SERVICE_ENDPOINTS_CHECK, Names.CLUSTER_IPS_CHECK),
                nat("nat-prerouting", Hook.PREROUTING, -100, Names.SERVICES),
                nat("nat-output", Hook.OUTPUT, -100, Names.SERVICES),
                nat("nat-postrouting", Hook.POSTROUTING, 100, Names.MASQUERADING));
    }

    private static NftChain filter(String name, Hook hook, int priority, String... chains) {
        NftRule[] jumps = Vector.of(chains)
                .map(chain -> NftRule.of(new ProxyStatement.InState(CtState.NEW), jump(chain)))
                .toJavaArray(NftRule[]::new);
        return NftChain.base(name, new BaseHook(BaseHook.Type.FILTER, hook, priority), jumps);
    }

    private static NftChain nat(String name, Hook hook, int priority, String chain) {
        return NftChain.base(name, new BaseHook(BaseHook.Type.NAT, hook, priority), NftRule.of(jump(chain)));
    }

    private static Statement jump(String chain) {
        return new Statement.Decide(new NftVerdict.Jump(chain));
    }

    private static NftChain chain(String name, NftRule... rules) {
        return NftChain.of(name, Vector.of(rules));
    }

    private static Statement vmap(Seq<Field> key, String map) {
        return new ProxyStatement.Vmap(key, map);
    }

    private Statement toOthersThanLocalhost() {
        return new ProxyStatement.Prefix(
                ProxyStatement.End.DADDR, true, Cidr.parse(node.family() == IpFamily.IPV4 ? "127.0.0.0/8" : "::1/128"));
    }

    /** Node ports are never open on the loopback. */
    private NftRule toNodePort(String map) {
        Statement here = node.nodePortIps().isEmpty()
                ? toOthersThanLocalhost()
                : new ProxyStatement.InSet(ADDRESS, Names.NODE_PORT_IPS);
        return NftRule.of(here, vmap(NODE_PORT, map));
    }

    private Seq<NftRule> services() {
        NftRule nodePorts = toNodePort(Names.SERVICE_NODE_PORTS);
        Statement local = new ProxyStatement.Fib(ProxyStatement.End.DADDR, AddressType.LOCAL);
        return masqueradeClusterIps()
                .toVector()
                .append(NftRule.of(vmap(DESTINATION, Names.SERVICE_IPS)))
                .append(
                        node.nodePortIps().isEmpty()
                                ? new NftRule(nodePorts.statements().prepend(local), Option.none())
                                : nodePorts);
    }

    /** Traffic to cluster IPs from others than pods would not find its way back through this node. */
    private Option<NftRule> masqueradeClusterIps() {
        Statement toClusterIp = new ProxyStatement.InSet(ADDRESS, Names.CLUSTER_IPS);
        return node.config().masqueradeAll()
                ? Option.some(NftRule.of(toClusterIp, node.masquerade()).commented("masquerade all clusterIP traffic"))
                : node.notLocal()
                        .map(foreign -> NftRule.of(toClusterIp, foreign, node.masquerade())
                                .commented("masquerade clusterIP traffic from outside cluster"));
    }

    private NftRule marked() {
        int mark = node.config().masqueradeMark();
        return NftRule.of(
                new ProxyStatement.Marked(mark),
                new ProxyStatement.SetMark(MarkOperation.XOR, mark),
                new ProxyStatement.Masquerade(true));
    }

    private static NftRule hairpin() {
        return NftRule.of(
                new ProxyStatement.Translated(),
                new ProxyStatement.InSet(CONNECTION, Names.HAIRPIN_CONNECTIONS),
                new ProxyStatement.Masquerade(true));
    }

    private Seq<NftRule> clusterIpsCheck() {
        NftRule reject = NftRule.of(new ProxyStatement.InSet(ADDRESS, Names.CLUSTER_IPS), new Statement.Reject())
                .commented("Reject traffic to invalid ports of ClusterIPs");
        Seq<Cidr> unallocated = node.serviceCidrs();
        return unallocated.isEmpty()
                ? Vector.of(reject)
                : Vector.of(
                        reject,
                        NftRule.of(
                                        new ProxyStatement.Prefixes(
                                                ProxyStatement.End.DADDR, false, unallocated, Vector.empty()),
                                        new Statement.Decide(NftVerdict.DROP))
                                .commented("Drop traffic to unallocated ClusterIPs"));
    }
}
