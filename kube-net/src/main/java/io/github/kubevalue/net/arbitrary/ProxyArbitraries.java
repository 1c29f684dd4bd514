package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceInternalTrafficPolicy;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.ForZone;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of what kube-proxy is given: Services of all shapes with endpoints on the nodes {@code n1} (192.0.2.11, pods in
 * 10.244.1.0/24) and {@code n2} (192.0.2.12, pods in 10.244.2.0/24), and its configuration.
 */
public final class ProxyArbitraries {
    private static final Seq<String> ENDPOINTS =
            Vector.of("10.244.1.2", "10.244.1.3", "10.244.2.2", "10.244.2.3", "192.0.2.11", "192.0.2.12");

    private ProxyArbitraries() {}

    /**
     * Services with their endpoints.
     *
     * @param services the Services
     * @param slices one EndpointSlice for each
     */
    public record Served(Seq<Service> services, Seq<EndpointSlice> slices) {}

    /**
     * Returns up to three Services. The i-th, from 0, has cluster IP 10.96.0.(10+i), port 80, and where its type has them node
     * port 30080+i, external IP 198.51.100.(10+i) and load balancer IP 203.0.113.(10+i).
     */
    public static Arbitrary<Served> served() {
        return Combinators.combine(
                        service().list().ofMinSize(1).ofMaxSize(3),
                        slice().list().ofSize(3))
                .as((services, slices) -> new Served(
                        Vector.ofAll(services).zipWithIndex(ProxyArbitraries::named),
                        Vector.ofAll(slices).take(services.size()).zipWithIndex(ProxyArbitraries::owned)));
    }

    /** Returns the node {@code n1} as its kube-proxy knows it, with its device of pods at 10.244.1.1. */
    public static ProxyNode node() {
        Seq<Ip> addresses = Vector.of("192.0.2.11", "10.244.1.1").map(Ip::parse);
        return ProxyNode.builder()
                .name("n1")
                .zone("z1")
                .addresses(addresses.take(1))
                .podCidrs(Vector.of(Cidr.parse("10.244.1.0/24")))
                .interfaceAddresses(addresses)
                .build();
    }

    /** Returns configurations, for pods in 10.244.0.0/16 and Services in 10.96.0.0/12. */
    public static Arbitrary<ProxyConfig> configs() {
        Arbitrary<Boolean> rarely = Arbitraries.of(true, false, false, false);
        Arbitrary<NodePortAddresses> addresses =
                Arbitraries.of(NodePortAddresses.all(), NodePortAddresses.in(Cidr.parse("192.0.2.0/24")));
        return Combinators.combine(rarely, rarely, addresses)
                .as((masqueradeAll, undetected, nodePorts) -> ProxyConfig.builder()
                        .clusterCidrs(undetected ? Vector.empty() : Vector.of(Cidr.parse("10.244.0.0/16")))
                        .serviceCidrs(Vector.of(Cidr.parse("10.96.0.0/12")))
                        .masqueradeAll(masqueradeAll)
                        .nodePortAddresses(nodePorts)
                        .build());
    }

    private static Arbitrary<ServiceSpec> service() {
        Arbitrary<ServiceType> types =
                Arbitraries.of(ServiceType.CLUSTER_IP, ServiceType.NODE_PORT, ServiceType.LOAD_BALANCER);
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Arbitrary<Boolean> rarely = Arbitraries.of(true, false, false);
        Arbitrary<Protocol> protocols = Arbitraries.of(Protocol.TCP, Protocol.TCP, Protocol.UDP);
        Arbitrary<Seq<String>> ranges = Arbitraries.of(
                Vector.<String>empty(),
                Vector.<String>empty(),
                Vector.of("198.18.0.0/15"),
                Vector.of("192.0.2.0/24", "198.18.0.1/32"),
                Vector.of("192.0.2.64/26", "192.0.2.128/25", "10.244.1.9/32"));
        return Combinators.combine(types, either, rarely, rarely, rarely, protocols, ranges)
                .as((type, external, internal, externalIps, affine, protocol, allowed) -> ServiceSpec.builder()
                        .type(type)
                        .ports(Vector.of(ServicePort.of("app", 80).withProtocol(Option.some(protocol))))
                        .externalTrafficPolicy(Option.when(external, ServiceExternalTrafficPolicy.LOCAL))
                        .internalTrafficPolicy(Option.when(internal, ServiceInternalTrafficPolicy.LOCAL))
                        .externalIPs(externalIps ? Vector.of("198.51.100.10") : Vector.empty())
                        .sessionAffinity(Option.when(affine, ServiceAffinity.CLIENT_IP))
                        .loadBalancerSourceRanges(allowed)
                        .build());
    }

    private static Service named(ServiceSpec spec, int i) {
        boolean nodePort = !spec.effectiveType().equals(ServiceType.CLUSTER_IP);
        String clusterIp = "10.96.0." + (10 + i);
        ServiceSpec whole = spec.withClusterIP(clusterIp)
                .withClusterIPs(Vector.of(clusterIp))
                .withExternalIPs(spec.externalIPs().map(ip -> "198.51.100." + (10 + i)))
                .withPorts(spec.ports().map(port -> nodePort ? port.withNodePort(30080 + i) : port));
        Seq<LoadBalancerIngress> ingress = Vector.of(LoadBalancerIngress.atIp("203.0.113." + (10 + i)));
        return ServiceArbitraries.service(ObjectMeta.named("demo", "web" + i), whole, ingress);
    }

    private static Arbitrary<Seq<Endpoint>> slice() {
        return Arbitraries.frequencyOf(Tuple.of(1, endpoints(0, 0)), Tuple.of(6, endpoints(1, 4)));
    }

    private static Arbitrary<Seq<Endpoint>> endpoints(int least, int most) {
        return Combinators.combine(Arbitraries.of(ENDPOINTS.asJava()), conditions(), hints())
                .as((ip, conditions, hints) -> Endpoint.builder()
                        .addresses(Vector.of(ip))
                        .nodeName(Option.some(ip.startsWith("10.244.1.") || ip.equals("192.0.2.11") ? "n1" : "n2"))
                        .conditions(conditions)
                        .hints(hints)
                        .build())
                .list()
                .uniqueElements(Endpoint::address)
                .ofMinSize(least)
                .ofMaxSize(most)
                .map(Vector::ofAll);
    }

    /** Conditions of endpoints: half of them are ready. */
    static Arbitrary<EndpointConditions> conditions() {
        EndpointConditions ready = EndpointConditions.of(true, true, false);
        return Arbitraries.of(
                ready,
                ready,
                ready,
                EndpointConditions.of(false, true, true),
                EndpointConditions.of(false, false, true),
                EndpointConditions.of(false, false, false));
    }

    private static Arbitrary<Option<EndpointHints>> hints() {
        return Arbitraries.of("z1", "z2", "", "")
                .map(zone -> Option.when(
                        !zone.isEmpty(),
                        () -> EndpointHints.builder()
                                .addForZone(ForZone.named(zone))
                                .build()));
    }

    private static EndpointSlice owned(Seq<Endpoint> endpoints, int i) {
        return EndpointSlice.builder()
                .metadata(ObjectMeta.named("demo", "web" + i + "-1")
                        .withLabels(TreeMap.of(EndpointSlice.SERVICE_NAME, "web" + i)))
                .addressType(AddressType.IPV4)
                .ports(Vector.of(Protocol.TCP, Protocol.UDP)
                        .map(protocol -> EndpointPort.builder()
                                .name("app")
                                .protocol(protocol)
                                .port(8080)
                                .build()))
                .endpoints(endpoints)
                .build();
    }
}
