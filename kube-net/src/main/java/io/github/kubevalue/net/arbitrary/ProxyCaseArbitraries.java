package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.ipvs.Scheduler;
import io.github.kubevalue.net.proxy.DetectLocalMode;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of all that a kube-proxy can be given: Services of every shape in both families, nodes, every option. */
public final class ProxyCaseArbitraries {
    private static final Vector<Ip> NODE =
            Vector.of("192.0.2.11", "2001:db8::11").map(Ip::parse);
    private static final Vector<Ip> DEVICES = Vector.of(
                    "127.0.0.1", "::1", "192.0.2.11", "192.0.2.111", "2001:db8::11", "10.244.1.1", "fd00:10:244:1::1")
            .map(Ip::parse);
    private static final Vector<Cidr> PODS =
            Vector.of("10.244.0.0/16", "fd00:10:244::/48").map(Cidr::parse);

    private ProxyCaseArbitraries() {}

    /** Returns whole cases, with up to three Services. */
    public static Arbitrary<ProxyCase> cases() {
        Arbitrary<Seq<ServiceArbitraries.Backed>> services = Arbitraries.integers()
                .between(1, 3)
                .flatMap(size -> ServiceArbitraries.backed().list().ofSize(size))
                .map(shapes -> Vector.ofAll(shapes).zipWithIndex(ServiceArbitraries.Backed::numbered));
        return Combinators.combine(configs(), nodes(), services)
                .as((config, node, backed) -> new ProxyCase(config, node, services(backed), slices(backed)));
    }

    private static Seq<Service> services(Seq<ServiceArbitraries.Backed> backed) {
        return backed.map(ServiceArbitraries.Backed::service);
    }

    private static Seq<EndpointSlice> slices(Seq<ServiceArbitraries.Backed> backed) {
        return backed.flatMap(ServiceArbitraries.Backed::slices);
    }

    /** Returns nodes named {@code n1}, with a zone or none, and with addresses of one family, both or none. */
    public static Arbitrary<ProxyNode> nodes() {
        Arbitrary<Seq<Ip>> addresses = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(NODE)),
                Tuple.of(2, Arbitraries.of(NODE.take(1), NODE.drop(1), NODE.reverse())),
                Tuple.of(
                        1, Arbitraries.of(Vector.empty(), Vector.of(Ip.parse("198.18.0.11"), Ip.parse("192.0.2.11")))));
        Arbitrary<Seq<Cidr>> pods = Arbitraries.of(
                Vector.of(Cidr.parse("10.244.1.0/24"), Cidr.parse("fd00:10:244:1::/64")),
                Vector.of(Cidr.parse("10.244.1.0/24")),
                Vector.of(Cidr.parse("fd00:10:244:1::/64")));
        Arbitrary<Option<String>> zones = Arbitraries.of(Option.some("z1"), Option.some("z2"), Option.none());
        return Combinators.combine(addresses, pods, zones, Arbitraries.of(DEVICES, DEVICES, DEVICES.drop(2)))
                .as((own, blocks, zone, devices) -> ProxyNode.builder()
                        .name("n1")
                        .zone(zone)
                        .addresses(own)
                        .podCidrs(blocks)
                        .interfaceAddresses(devices)
                        .build());
    }

    /** Returns configurations with every option. */
    public static Arbitrary<ProxyConfig> configs() {
        Arbitrary<Boolean> rarely = Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
        Arbitrary<Boolean> mostly = rarely.map(value -> !value);
        Arbitrary<ProxyConfig> rules = Combinators.combine(
                        rarely, Arbitraries.of(14, 14, 14, 0, 15, 31), nodePorts(), mostly, rarely)
                .as((masqueradeAll, bit, nodePorts, localhost, liberal) -> ProxyConfig.builder()
                        .masqueradeAll(masqueradeAll)
                        .masqueradeBit(bit)
                        .nodePortAddresses(nodePorts)
                        .localhostNodePorts(localhost)
                        .tcpBeLiberal(liberal)
                        .build());
        Arbitrary<Option<Ip>> bound = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Option.none())),
                Tuple.of(
                        1,
                        Arbitraries.of("192.0.2.111", "0.0.0.0", "2001:db8::11")
                                .map(text -> Option.of(Ip.parse(text)))));
        return Combinators.combine(
                        rules, Arbitraries.of(ProxyMode.values()), detection(), serviceCidrs(), schedulers(), bound)
                .as((config, mode, detected, cidrs, scheduler, address) -> config.withMode(mode)
                        .withBindAddress(address)
                        .withDetectLocalMode(detected.detectLocalMode())
                        .withClusterCidrs(detected.clusterCidrs())
                        .withBridgeInterface(detected.bridgeInterface())
                        .withInterfaceNamePrefix(detected.interfaceNamePrefix())
                        .withServiceCidrs(cidrs)
                        .withScheduler(scheduler));
    }

    private static Arbitrary<NodePortAddresses> nodePorts() {
        Arbitrary<NodePortAddresses> blocks = Arbitraries.of(
                        Vector.of("192.0.2.0/24"),
                        Vector.of("10.244.0.0/16", "192.0.2.0/24"),
                        Vector.of("192.0.2.11/32", "192.0.2.0/24", "2001:db8::/32"),
                        Vector.of("127.0.0.0/8", "::1/128"),
                        Vector.of("126.0.0.0/7"),
                        Vector.of("2001:db8::/64"),
                        Vector.of("203.0.113.0/24"),
                        Vector.of("192.0.2.0/24", "0.0.0.0/0"))
                .map(texts -> new NodePortAddresses(texts.map(Cidr::parse), false));
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(NodePortAddresses.all())),
                Tuple.of(2, Arbitraries.just(NodePortAddresses.primary())),
                Tuple.of(3, blocks));
    }

    private static Arbitrary<ProxyConfig> detection() {
        ProxyConfig none = ProxyConfig.of();
        ProxyConfig pods = none.withClusterCidrs(PODS);
        return Arbitraries.of(
                pods,
                pods,
                pods,
                pods.withClusterCidrs(PODS.take(1)),
                pods.withClusterCidrs(PODS.drop(1)),
                none,
                pods.withDetectLocalMode(DetectLocalMode.NODE_CIDR),
                none.withDetectLocalMode(DetectLocalMode.BRIDGE_INTERFACE).withBridgeInterface("cni0"),
                none.withDetectLocalMode(DetectLocalMode.INTERFACE_NAME_PREFIX).withInterfaceNamePrefix("veth"));
    }

    private static Arbitrary<Seq<Cidr>> serviceCidrs() {
        return Arbitraries.of(
                        Vector.of("10.96.0.0/12", "fd00:96::/108"),
                        Vector.of("10.96.0.0/12"),
                        Vector.of("10.96.0.0/16", "10.100.0.0/24", "fd00:96::/108"),
                        Vector.<String>empty())
                .map(texts -> texts.map(Cidr::parse));
    }

    private static Arbitrary<Scheduler> schedulers() {
        return Arbitraries.of(Scheduler.RR, Scheduler.RR, Scheduler.LC, Scheduler.SH, Scheduler.MH);
    }
}
