package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.ClientIPConfig;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.LoadBalancerIPMode;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceInternalTrafficPolicy;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.core.SessionAffinityConfig;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.ForNode;
import io.github.kubevalue.model.discovery.ForZone;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.arbitrary.ClusterArbitraries.Cluster;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries.Served;
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
 * Generators of Services for the pods of a cluster, with all that a Service can say about who may reach it and which endpoints
 * serve it.
 *
 * <p>The i-th, from 0, is {@code demo/web<i>} with cluster IP 10.96.0.(10+i), and where it has them external IP
 * 198.51.100.(10+i) and load balancer IP 203.0.113.(10+i); in a cluster of both families also fd00:96::(10+i),
 * 2001:db8:198::(10+i), 2001:db8:203::(10+i), but of one family alone may have a cluster IP of that one only. Its port {@code http} is TCP 80, {@code alt} TCP 81, {@code dns} UDP 53; their
 * node ports are 30080+i, 30180+i, 30280+i.
 */
public final class ClusterServiceArbitraries {
    private static final Seq<ServicePort> PORTS = Vector.of(
            ServicePort.of("http", 80).withTargetPort(8080),
            ServicePort.of("alt", 81).withTargetPort("alt"),
            ServicePort.of("dns", 53).withTargetPort(8080).withProtocol(Option.some(Protocol.UDP)));
    private static final Seq<Integer> TARGETS = Vector.of(8080, 8443, 8080);
    private static final int FIRST_NODE_PORT = 30080;
    private static final int FIRST_HEALTH_CHECK = 32000;

    private ClusterServiceArbitraries() {}

    /** Returns one to three Services of a cluster, with an EndpointSlice of each family. */
    public static Arbitrary<Served> served(Cluster cluster) {
        return Combinators.combine(
                        specs().list().ofMinSize(1).ofMaxSize(3),
                        rarely(),
                        endpoints(cluster).list().ofSize(3))
                .as((specs, proxied, endpoints) -> {
                    LoadBalancerIPMode mode = proxied ? LoadBalancerIPMode.PROXY : LoadBalancerIPMode.VIP;
                    Seq<Service> services =
                            Vector.ofAll(specs).zipWithIndex((spec, i) -> service(cluster, spec, mode, i));
                    return new Served(
                            services,
                            services.zipWithIndex().flatMap(entry -> slices(entry._1, endpoints.get(entry._2))));
                });
    }

    private static Arbitrary<ServiceSpec> specs() {
        Arbitrary<ServiceSpec> frames = Combinators.combine(
                        Arbitraries.of(ServiceType.CLUSTER_IP, ServiceType.NODE_PORT, ServiceType.LOAD_BALANCER),
                        Arbitraries.subsetOf(PORTS.asJava()).ofMinSize(1),
                        rarely(),
                        affinities())
                .as((type, ports, externalIps, affinity) -> affinity(
                        ServiceSpec.builder()
                                .type(type)
                                .ports(PORTS.filter(ports::contains))
                                .externalIPs(externalIps ? Vector.of("198.51.100.10") : Vector.empty())
                                .build(),
                        affinity));
        return Combinators.combine(frames, either(), rarely(), rarely(), ranges(), families())
                .as((spec, external, internal, unready, ranges, families) -> spec.withIpFamilies(families)
                        .withExternalTrafficPolicy(Option.when(external, ServiceExternalTrafficPolicy.LOCAL))
                        .withInternalTrafficPolicy(Option.when(internal, ServiceInternalTrafficPolicy.LOCAL))
                        .withPublishNotReadyAddresses(Option.when(unready, true))
                        .withLoadBalancerSourceRanges(ranges));
    }

    private static Arbitrary<Boolean> either() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Boolean> rarely() {
        return Arbitraries.of(true, false, false, false);
    }

    private static Arbitrary<Integer> affinities() {
        return Arbitraries.of(0, 0, 60, 10800, 86400);
    }

    /** Of which families a Service is; a cluster without IPv6 has none of it. */
    private static Arbitrary<Seq<IPFamily>> families() {
        Seq<IPFamily> both = Vector.of(IPFamily.IPV4, IPFamily.IPV6);
        return Arbitraries.of(both, both, both, both.reverse(), both.take(1), both.drop(1));
    }

    private static ServiceSpec affinity(ServiceSpec spec, int seconds) {
        return seconds == 0
                ? spec
                : spec.withSessionAffinity(Option.of(ServiceAffinity.CLIENT_IP))
                        .withSessionAffinityConfig(Option.of(SessionAffinityConfig.builder()
                                .clientIP(ClientIPConfig.builder()
                                        .timeoutSeconds(seconds)
                                        .build())
                                .build()));
    }

    private static Arbitrary<Seq<String>> ranges() {
        return Arbitraries.of(
                Vector.<String>empty(),
                Vector.<String>empty(),
                Vector.<String>empty(),
                Vector.of("198.18.0.0/15", "2001:db8:ffff::/48"),
                Vector.of(" 192.0.2.0/24", "2001:db8::/64 "),
                Vector.of("192.0.2.64/26", "10.244.1.0/24", "fd00:10:244:1::/64"));
    }

    private static Service service(Cluster cluster, ServiceSpec spec, LoadBalancerIPMode mode, int i) {
        boolean nodePorts = !spec.effectiveType().equals(ServiceType.CLUSTER_IP);
        boolean balanced = spec.effectiveType().equals(ServiceType.LOAD_BALANCER);
        Seq<IPFamily> families = cluster.isDualStack() ? spec.ipFamilies() : Vector.of(IPFamily.IPV4);
        Seq<String> clusterIps =
                families.map(family -> family.equals(IPFamily.IPV4) ? "10.96.0." + (10 + i) : "fd00:96::" + (10 + i));
        ServiceSpec whole = spec.withIpFamilies(families)
                .withClusterIP(clusterIps.head())
                .withClusterIPs(clusterIps)
                .withExternalIPs(
                        spec.externalIPs().isEmpty()
                                ? Vector.empty()
                                : both(cluster, "198.51.100.", "2001:db8:198::", i))
                .withPorts(spec.ports()
                        .map(port -> nodePorts
                                ? port.withNodePort(FIRST_NODE_PORT + i + 100 * PORTS.indexWhere(port::equals))
                                : port))
                .withHealthCheckNodePort(Option.when(balanced && spec.isExternalLocal(), FIRST_HEALTH_CHECK + i));
        Seq<LoadBalancerIngress> ingress = both(cluster, "203.0.113.", "2001:db8:203::", i)
                .map(ip -> LoadBalancerIngress.atIp(ip).withIpMode(Option.some(mode)));
        return ServiceArbitraries.service(ObjectMeta.named("demo", "web" + i), whole, ingress);
    }

    private static Seq<String> both(Cluster cluster, String v4, String v6, int i) {
        return cluster.isDualStack() ? Vector.of(v4 + (10 + i), v6 + (10 + i)) : Vector.of(v4 + (10 + i));
    }

    /** A pod as an endpoint: its conditions and hints. */
    private record Backend(Pod pod, EndpointConditions conditions, Option<EndpointHints> hints) {}

    private static Arbitrary<Seq<Backend>> endpoints(Cluster cluster) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Vector.<Backend>empty())), Tuple.of(6, someOf(cluster)));
    }

    private static Arbitrary<Seq<Backend>> someOf(Cluster cluster) {
        return hintings(cluster)
                .flatMap(hints -> Combinators.combine(
                                Arbitraries.of(cluster.pods().asJava()), ProxyArbitraries.conditions(), hints)
                        .as(Backend::new)
                        .list()
                        .uniqueElements(Backend::pod)
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(Vector::ofAll));
    }

    /** What hints the endpoints of a Service have: they count only if all have one. */
    private static Arbitrary<Arbitrary<Option<EndpointHints>>> hintings(Cluster cluster) {
        Arbitrary<Option<EndpointHints>> none = Arbitraries.just(Option.none());
        Arbitrary<Option<EndpointHints>> zones = Arbitraries.of("z1", "z2")
                .map(zone -> Option.some(
                        EndpointHints.builder().addForZone(ForZone.named(zone)).build()));
        Arbitrary<Option<EndpointHints>> nodes = Arbitraries.of(cluster.nodes().asJava())
                .map(node -> Option.some(EndpointHints.builder()
                        .addForZone(ForZone.named(node.metadata().labels().getOrElse(ProxyNode.ZONE, "z1")))
                        .addForNode(ForNode.named(node.name()))
                        .build()));
        return Arbitraries.frequency(
                Tuple.of(3, none),
                Tuple.of(2, zones),
                Tuple.of(2, nodes),
                Tuple.of(1, Arbitraries.oneOf(none, zones, nodes)));
    }

    private static Seq<EndpointSlice> slices(Service service, Seq<Backend> backends) {
        return service.spec()
                .ipFamilies()
                .map(family -> family.equals(IPFamily.IPV4) ? IpFamily.IPV4 : IpFamily.IPV6)
                .map(family -> EndpointSlice.builder()
                        .metadata(ObjectMeta.named("demo", service.name() + (family == IpFamily.IPV4 ? "-4" : "-6"))
                                .withLabels(TreeMap.of(EndpointSlice.SERVICE_NAME, service.name())))
                        .addressType(family == IpFamily.IPV4 ? AddressType.IPV4 : AddressType.IPV6)
                        .ports(service.spec().ports().map(ClusterServiceArbitraries::port))
                        .endpoints(backends.map(backend -> endpoint(service, backend, family)))
                        .build());
    }

    private static EndpointPort port(ServicePort port) {
        return EndpointPort.builder()
                .name(port.name())
                .protocol(port.effectiveProtocol())
                .port(TARGETS.get(PORTS.indexWhere(each -> each.name().equals(port.name()))))
                .build();
    }

    private static Endpoint endpoint(Service service, Backend backend, IpFamily family) {
        // endpointslice/utils.go, podToEndpoint: published though it is not ready
        boolean published = service.spec().publishNotReadyAddresses().getOrElse(false);
        return Endpoint.builder()
                .addresses(backend.pod()
                        .ips()
                        .find(ip -> ip.family() == family)
                        .map(Object::toString)
                        .toVector())
                .nodeName(backend.pod().spec().nodeName())
                .conditions(published ? backend.conditions().withReady(Option.some(true)) : backend.conditions())
                .hints(backend.hints())
                .build();
    }
}
