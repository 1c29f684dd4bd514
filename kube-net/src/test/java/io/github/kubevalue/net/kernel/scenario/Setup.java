package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.LoadBalancerStatus;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceStatus;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.ForNode;
import io.github.kubevalue.model.discovery.ForZone;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.cni.EgressMasquerade;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/**
 * What a scenario has beyond the example cluster: Services with their endpoints, configuration, policies of built-in chains.
 *
 * @param services the Services
 * @param slices their EndpointSlices
 * @param config kube-proxy's configuration
 * @param masquerade who masquerades what leaves the cluster
 * @param dropping the built-in chains of table filter whose policy is DROP on every node
 */
record Setup(
        Seq<Service> services,
        Seq<EndpointSlice> slices,
        ProxyConfig config,
        EgressMasquerade masquerade,
        Seq<String> dropping) {

    static final String CLUSTER_IP = "10.96.0.10";
    static final String LOAD_BALANCER_IP = "203.0.113.10";
    static final String EXTERNAL_IP = "198.51.100.7";
    static final int NODE_PORT = 30080;

    static Setup empty() {
        return new Setup(
                Vector.empty(),
                Vector.empty(),
                ProxyConfig.of(ExampleCluster.POD_CIDR),
                EgressMasquerade.NONE,
                Vector.empty());
    }

    /** The Service demo/web, TCP and UDP on port 80, with those endpoints on port 8080. */
    static Setup clusterIp(String... endpoints) {
        return empty().with(service("web", CLUSTER_IP, UnaryOperator.identity()), endpoints);
    }

    static Setup nodePort(String... endpoints) {
        return clusterIp(endpoints).service(spec -> spec.withType(ServiceType.NODE_PORT));
    }

    /** Of type LoadBalancer, with policy and ranges to be set by {@link #service}. */
    static Setup loadBalancer(String... endpoints) {
        Setup setup = clusterIp(endpoints).service(spec -> spec.withType(ServiceType.LOAD_BALANCER));
        return setup.status(LoadBalancerIngress.atIp(LOAD_BALANCER_IP));
    }

    static Setup externalIp(String... endpoints) {
        return clusterIp(endpoints).service(spec -> spec.withExternalIPs(Vector.of(EXTERNAL_IP)));
    }

    Setup status(LoadBalancerIngress ingress) {
        ServiceStatus status = ServiceStatus.builder()
                .loadBalancer(
                        LoadBalancerStatus.builder().ingress(Vector.of(ingress)).build())
                .build();
        return withServices(services.map(service -> service.withStatus(status)));
    }

    /** Changes the specification of all Services. */
    Setup service(UnaryOperator<ServiceSpec> change) {
        return withServices(services.map(service -> service.withSpec(withNodePorts(change.apply(service.spec())))));
    }

    private static ServiceSpec withNodePorts(ServiceSpec spec) {
        return spec.effectiveType().equals(ServiceType.CLUSTER_IP)
                ? spec
                : spec.withPorts(spec.ports().map(port -> port.withNodePort(NODE_PORT)));
    }

    Setup config(UnaryOperator<ProxyConfig> change) {
        return new Setup(services, slices, change.apply(config), masquerade, dropping);
    }

    Setup masquerade(EgressMasquerade by) {
        return new Setup(services, slices, config, by, dropping);
    }

    Setup dropping(String... chains) {
        return new Setup(services, slices, config, masquerade, Vector.of(chains));
    }

    private Setup withServices(Seq<Service> changed) {
        return new Setup(changed, slices, config, masquerade, dropping);
    }

    Setup with(Service service, String... endpoints) {
        return new Setup(
                services.append(service),
                slices.append(slice(service.name(), endpoints)),
                config,
                masquerade,
                dropping);
    }

    static Service service(String name, String clusterIp, UnaryOperator<ServiceSpec> change) {
        ServiceSpec spec = ServiceSpec.builder()
                .type(ServiceType.CLUSTER_IP)
                .clusterIP(clusterIp)
                .clusterIPs(Vector.of(clusterIp))
                .ports(Vector.of(
                        ServicePort.of("http", 80).withTargetPort(8080),
                        ServicePort.of("udp", 80).withTargetPort(8080).withProtocol(Option.of(Protocol.UDP))))
                .build();
        return Service.builder()
                .metadata(ObjectMeta.named("demo", name))
                .spec(change.apply(spec))
                .build();
    }

    private static EndpointSlice slice(String service, String... endpoints) {
        return EndpointSlice.builder()
                .metadata(ObjectMeta.named("demo", service + "-1")
                        .withLabels(TreeMap.of(EndpointSlice.SERVICE_NAME, service)))
                .addressType(AddressType.IPV4)
                .ports(Vector.of(
                        EndpointPort.builder()
                                .name("http")
                                .protocol(Protocol.TCP)
                                .port(8080)
                                .build(),
                        EndpointPort.builder()
                                .name("udp")
                                .protocol(Protocol.UDP)
                                .port(8080)
                                .build()))
                .endpoints(Vector.of(endpoints).map(Setup::endpoint))
                .build();
    }

    /** {@code a}, {@code a terminating}, {@code a gone}, {@code b unready}, {@code a zone=z1}, {@code b node=n2}. */
    private static Endpoint endpoint(String text) {
        String[] words = text.split("[ =]");
        Endpoint endpoint = Endpoint.builder()
                .addresses(Vector.of(ExampleCluster.ip(words[0])))
                .nodeName(ExampleCluster.nodeOf(words[0]))
                .conditions(EndpointConditions.of(true, true, false))
                .build();
        return words.length == 1 ? endpoint : with(endpoint, words);
    }

    private static Endpoint with(Endpoint endpoint, String[] words) {
        return switch (words[1]) {
            case "terminating" -> endpoint.withConditions(EndpointConditions.of(false, true, true));
            case "gone" -> endpoint.withConditions(EndpointConditions.of(false, false, true));
            case "unready" -> endpoint.withConditions(EndpointConditions.of(false, false, false));
            case "zone" ->
                hinted(
                        endpoint,
                        EndpointHints.builder()
                                .addForZone(ForZone.named(words[2]))
                                .build());
            case "node" ->
                hinted(
                        endpoint,
                        EndpointHints.builder()
                                .addForNode(ForNode.named(words[2]))
                                .build());
            default -> throw new IllegalArgumentException(words[1]);
        };
    }

    private static Endpoint hinted(Endpoint endpoint, EndpointHints hints) {
        return endpoint.withHints(Option.of(hints));
    }
}
