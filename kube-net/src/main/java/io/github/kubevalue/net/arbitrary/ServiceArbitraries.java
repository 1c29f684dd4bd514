package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.ClientIPConfig;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.LoadBalancerIPMode;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.LoadBalancerStatus;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceInternalTrafficPolicy;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceStatus;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.core.SessionAffinityConfig;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.proxy.ProxiedEndpoints;
import io.github.kubevalue.net.proxy.ProxiedServices;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of Services of every shape, as the API server lets them be stored, with their EndpointSlices. A sign
 * {@code #} in an address stands for the number that the Service gets among the others.
 */
final class ServiceArbitraries {
    private static final String LONG_NAME = "a-name-that-is-as-long-as-the-name-of-a-service-can-ever-be-abcd";

    private ServiceArbitraries() {}

    /**
     * A Service with its slices.
     *
     * @param service the Service
     * @param slices its slices
     */
    record Backed(Service service, Seq<EndpointSlice> slices) {

        /** Returns the same with names, addresses and node ports that no other number has. */
        Backed numbered(int i) {
            String name = service.name() + i;
            ServiceSpec spec = service.spec();
            ServiceSpec own = spec.withClusterIP(spec.clusterIP().map(ip -> number(ip, i)))
                    .withClusterIPs(spec.clusterIPs().map(ip -> number(ip, i)))
                    .withExternalIPs(spec.externalIPs().map(ip -> number(ip, i)))
                    .withHealthCheckNodePort(spec.healthCheckNodePort().map(port -> port + i))
                    .withPorts(spec.ports()
                            .map(port -> port.withNodePort(
                                    port.nodePort().map(number -> number == 0 ? number : number + 10 * i))));
            Seq<LoadBalancerIngress> ingress = service.status()
                    .loadBalancer()
                    .ingress()
                    .map(each -> each.withIp(each.ip().map(ip -> number(ip, i))));
            return new Backed(
                    service.withMetadata(service.metadata().withName(name))
                            .withSpec(own)
                            .withStatus(ServiceStatus.builder()
                                    .loadBalancer(LoadBalancerStatus.builder()
                                            .ingress(ingress)
                                            .build())
                                    .build()),
                    SliceArbitraries.owned(slices, service.namespace(), name));
        }

        private static String number(String text, int i) {
            return text.replace("#", Integer.toString(i));
        }
    }

    /** Returns Services with their slices. */
    static Arbitrary<Backed> backed() {
        return Combinators.combine(metas(), specs(), ingress())
                .as(ServiceArbitraries::service)
                .flatMap(service -> SliceArbitraries.of(service).map(slices -> new Backed(service, slices)));
    }

    /** Returns a Service that has those addresses if it is one of a load balancer. */
    static Service service(ObjectMeta meta, ServiceSpec spec, Seq<LoadBalancerIngress> ingress) {
        boolean balanced = spec.effectiveType().equals(ServiceType.LOAD_BALANCER);
        return Service.builder()
                .metadata(meta)
                .spec(spec)
                .status(ServiceStatus.builder()
                        .loadBalancer(LoadBalancerStatus.builder()
                                .ingress(balanced ? ingress : Vector.empty())
                                .build())
                        .build())
                .build();
    }

    private static Arbitrary<ObjectMeta> metas() {
        Arbitrary<String> names = Arbitraries.frequency(Tuple.of(9, "web"), Tuple.of(1, LONG_NAME.substring(0, 62)));
        Arbitrary<SortedMap<String, String>> labels = Arbitraries.frequency(
                Tuple.of(15, TreeMap.empty()),
                Tuple.of(1, TreeMap.of(ProxiedServices.SERVICE_PROXY_NAME, "other")),
                Tuple.of(1, TreeMap.of(ProxiedEndpoints.HEADLESS, "")));
        return Combinators.combine(names, labels)
                .as((name, marks) -> ObjectMeta.named(name.equals("web") ? "demo" : LONG_NAME.substring(0, 63), name)
                        .withLabels(marks));
    }

    private static Arbitrary<ServiceSpec> specs() {
        Arbitrary<ServiceType> types = Arbitraries.frequency(
                Tuple.of(4, ServiceType.CLUSTER_IP),
                Tuple.of(4, ServiceType.NODE_PORT),
                Tuple.of(8, ServiceType.LOAD_BALANCER),
                Tuple.of(1, ServiceType.EXTERNAL_NAME));
        Arbitrary<Seq<String>> externalIps = Arbitraries.frequency(
                Tuple.of(4, Vector.empty()),
                Tuple.of(1, Vector.of("198.51.100.1#")),
                Tuple.of(1, Vector.of("198.51.100.1#", "2001:db8:2::1#", "198.51.100.2#")));
        return Combinators.combine(types, clusterIps(), ports(), externalIps, policies(), ranges())
                .as((type, clusterIps, ports, external, policies, ranges) -> policies.withType(Option.some(type))
                        .withClusterIP(type.equals(ServiceType.EXTERNAL_NAME) ? Option.none() : clusterIps.headOption())
                        .withClusterIPs(type.equals(ServiceType.EXTERNAL_NAME) ? Vector.empty() : clusterIps)
                        .withIpFamilies(clusterIps.flatMap(
                                ip -> Ip.tryParse(ip.replace("#", "0")).map(IPFamily::of)))
                        .withPorts(ports.map(port -> port.withNodePort(
                                port.nodePort().filter(number -> !type.equals(ServiceType.CLUSTER_IP)))))
                        .withExternalIPs(external)
                        .withHealthCheckNodePort(policies.healthCheckNodePort()
                                .filter(number -> type.equals(ServiceType.LOAD_BALANCER) && policies.isExternalLocal()))
                        .withExternalTrafficPolicy(policies.externalTrafficPolicy()
                                .filter(policy -> !type.equals(ServiceType.CLUSTER_IP) || !external.isEmpty()))
                        .withLoadBalancerSourceRanges(
                                type.equals(ServiceType.LOAD_BALANCER) ? ranges : Vector.empty()));
    }

    private static Arbitrary<Seq<String>> clusterIps() {
        String v4 = "10.96.0.1#";
        String v6 = "fd00:96::1#";
        return Arbitraries.frequency(
                Tuple.of(4, Vector.of(v4)),
                Tuple.of(4, Vector.of(v4, v6)),
                Tuple.of(2, Vector.of(v6)),
                Tuple.of(2, Vector.of(v6, v4)),
                Tuple.of(1, Vector.of("None")));
    }

    private static ServicePort port(String name, int port, Protocol protocol, int nodePort) {
        return ServicePort.of(port)
                .withName(Option.when(!name.isEmpty(), name))
                .withProtocol(Option.some(protocol))
                .withNodePort(nodePort);
    }

    private static Arbitrary<Seq<ServicePort>> ports() {
        ServicePort http = port("http", 80, Protocol.TCP, 30080);
        ServicePort unallocated = port("http", 80, Protocol.TCP, 0);
        return Arbitraries.frequency(
                Tuple.of(4, Vector.of(http)),
                Tuple.of(2, Vector.of(port("", 80, Protocol.TCP, 30080))),
                Tuple.of(1, Vector.of(unallocated)),
                Tuple.of(1, Vector.of(port("sip", 5060, Protocol.SCTP, 30082))),
                Tuple.of(
                        2,
                        Vector.of(
                                port("dns", 53, Protocol.UDP, 30083),
                                port("dns-tcp", 53, Protocol.TCP, 30083),
                                port("metrics", 9153, Protocol.TCP, 30084))),
                Tuple.of(1, Vector.of(http, port("sip", 5060, Protocol.SCTP, 30082))),
                Tuple.of(1, Vector.of(port(LONG_NAME.substring(0, 63), 443, Protocol.TCP, 30085))));
    }

    /** What all Services have: traffic policies, session affinity, a port for health checks. */
    private static Arbitrary<ServiceSpec> policies() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Arbitrary<Boolean> rarely = Arbitraries.of(true, false, false);
        Arbitrary<Integer> affinities = Arbitraries.of(0, 0, 0, 10800, 60, 86400);
        return Combinators.combine(either, rarely, affinities, either)
                .as((external, internal, seconds, health) -> ServiceSpec.builder()
                        .externalTrafficPolicy(Option.some(
                                external ? ServiceExternalTrafficPolicy.LOCAL : ServiceExternalTrafficPolicy.CLUSTER))
                        .internalTrafficPolicy(Option.some(
                                internal ? ServiceInternalTrafficPolicy.LOCAL : ServiceInternalTrafficPolicy.CLUSTER))
                        .sessionAffinity(Option.some(seconds > 0 ? ServiceAffinity.CLIENT_IP : ServiceAffinity.NONE))
                        .sessionAffinityConfig(Option.when(seconds > 0, () -> affinity(seconds)))
                        .healthCheckNodePort(Option.when(health, 32000))
                        .build());
    }

    private static SessionAffinityConfig affinity(int seconds) {
        return SessionAffinityConfig.builder()
                .clientIP(Option.some(ClientIPConfig.builder()
                        .timeoutSeconds(Option.some(seconds))
                        .build()))
                .build();
    }

    private static Arbitrary<Seq<String>> ranges() {
        return Arbitraries.frequency(
                Tuple.of(4, Vector.empty()),
                Tuple.of(1, Vector.of("198.18.0.0/15")),
                Tuple.of(1, Vector.of("192.0.2.0/24", "198.18.0.1/32", "2001:db8::/32")),
                Tuple.of(1, Vector.of("192.0.2.64/26 ", " 192.0.2.7/24", "10.244.1.9/32")),
                Tuple.of(1, Vector.of("198.18.0.0/15", "0.0.0.0/0")),
                Tuple.of(1, Vector.of("2001:db8:9::/48", "198.18.0.0/15", "::/0")));
    }

    private static Arbitrary<Seq<LoadBalancerIngress>> ingress() {
        LoadBalancerIngress v4 = LoadBalancerIngress.atIp("203.0.113.1#");
        LoadBalancerIngress v6 = LoadBalancerIngress.atIp("2001:db8:1::1#");
        LoadBalancerIngress proxy = v4.withIpMode(Option.some(LoadBalancerIPMode.PROXY));
        LoadBalancerIngress vip = v4.withIpMode(Option.some(LoadBalancerIPMode.VIP));
        LoadBalancerIngress host = LoadBalancerIngress.builder()
                .hostname(Option.some("lb.example.org"))
                .build();
        return Arbitraries.frequency(
                Tuple.of(1, Vector.empty()),
                Tuple.of(3, Vector.of(v4)),
                Tuple.of(2, Vector.of(vip, v6)),
                Tuple.of(1, Vector.of(LoadBalancerIngress.atIp("203.0.113.2#"), vip)),
                Tuple.of(1, Vector.of(proxy)),
                Tuple.of(1, Vector.of(proxy.withIp(Option.some("203.0.113.3#")), v4)),
                Tuple.of(1, Vector.of(host)));
    }
}
