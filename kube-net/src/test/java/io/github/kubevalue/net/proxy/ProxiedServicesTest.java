package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
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
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ports of a Service are served in a family, and what is read of it. */
class ProxiedServicesTest {

    private static Service service(UnaryOperator<ServiceSpec> change) {
        ServiceSpec spec = ServiceSpec.builder()
                .clusterIP("172.16.55.4")
                .ports(Vector.of(ServicePort.of("p1", 1234)))
                .build();
        return Service.builder()
                .metadata(ObjectMeta.named("ns1", "web"))
                .spec(change.apply(spec))
                .build();
    }

    private static Seq<String> words(String text) {
        return Vector.of(text.split(" ")).reject(String::isEmpty);
    }

    private static Service withIngress(Service service, Seq<LoadBalancerIngress> ingress) {
        return service.withStatus(ServiceStatus.builder()
                .loadBalancer(LoadBalancerStatus.builder().ingress(ingress).build())
                .build());
    }

    /** Cluster IP and family; then what of external IPs, load balancer IPs and source ranges of both families is left. */
    // pkg/proxy/servicechangetracker_test.go, TestServiceToServiceMap
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, IPV4, 10.0.0.1 8.8.8.8 8.8.8.8 0.0.0.0/1",
        "2001:db8::1, IPV6, 2001:db8::1 2001:db8::2 2001:db8::2 2001:db8::/32",
        "2001:db8::1, IPV4, ''",
        "10.0.0.1, IPV6, ''",
        "10.0.0.1 2001:db8::1, IPV6, 2001:db8::1 2001:db8::2 2001:db8::2 2001:db8::/32",
        "10.0.0.1 10.0.0.2, IPV4, 10.0.0.1 8.8.8.8 8.8.8.8 0.0.0.0/1",
        "None, IPV4, ''",
    })
    void addressesOfTheOtherFamilyAreLeftOut(String clusterIps, IpFamily family, String left) {
        Service both = service(spec -> spec.withClusterIP(words(clusterIps).head())
                .withClusterIPs(words(clusterIps))
                .withIpFamilies(words(clusterIps).flatMap(Ip::tryParse).map(IPFamily::of))
                .withExternalIPs(Vector.of("8.8.8.8", "2001:db8::2"))
                .withLoadBalancerSourceRanges(Vector.of("0.0.0.0/1", " 2001:db8::/32", "nonsense")));
        Seq<LoadBalancerIngress> ingress = Vector.of("8.8.8.8", "2001:db8::2").map(LoadBalancerIngress::atIp);
        assertThat(ProxiedServices.ports(withIngress(both, ingress), family)
                        .map(port -> Vector.<Object>of(port.clusterIp())
                                .appendAll(port.externalIps())
                                .appendAll(port.loadBalancerVips())
                                .appendAll(port.sourceRanges())
                                .mkString(" ")))
                .isEqualTo(left.isEmpty() ? Vector.empty() : Vector.of(left));
    }

    @Test
    void whereNoFamiliesAreNamedThereIsOneClusterIp() {
        Service old =
                service(spec -> spec.withClusterIP("10.0.0.1").withClusterIPs(Vector.of("10.0.0.1", "2001:db8::1")));
        assertThat(ProxiedServices.ports(old, IpFamily.IPV4)).hasSize(1);
        assertThat(ProxiedServices.ports(old, IpFamily.IPV6)).isEmpty();
    }

    /** It refuses nobody, in its own family. */
    @Test
    void aRangeOfAllAddressesIsAsGoodAsNone() {
        Service open = service(spec -> spec.withType(ServiceType.LOAD_BALANCER)
                .withLoadBalancerSourceRanges(Vector.of("10.0.0.0/8", " 0.0.0.0/0", "2001:db8::/32")));
        assertThat(port(open).sourceRanges()).isEmpty();
    }

    @Test
    void everyPortOfAKnownProtocolIsServed() {
        Service service = service(spec -> spec.withPorts(Vector.of(
                ServicePort.of("a", 1),
                ServicePort.of("b", 2).withProtocol(Option.some(Protocol.UDP)),
                ServicePort.of("c", 3).withProtocol(Option.some(Protocol.SCTP)),
                ServicePort.of("d", 4).withProtocol(Option.some(new Protocol("ICMP"))))));
        assertThat(ProxiedServices.ports(service, IpFamily.IPV4)
                        .map(port -> port.name() + " " + port.port() + "/" + port.protocol()))
                .containsExactly("ns1/web:a 1/tcp", "ns1/web:b 2/udp", "ns1/web:c 3/sctp");
    }

    @Test
    void externalNamesAndWhatAnotherProxyServesAreSkipped() {
        Service plain = service(spec -> spec);
        assertThat(ProxiedServices.ports(plain, IpFamily.IPV4)).hasSize(1);
        assertThat(ProxiedServices.ports(
                        plain.withMetadata(plain.metadata().withLabels(TreeMap.of("app", "web"))), IpFamily.IPV4))
                .hasSize(1);
        assertThat(ProxiedServices.ports(service(spec -> spec.withType(ServiceType.EXTERNAL_NAME)), IpFamily.IPV4))
                .isEmpty();
        assertThat(ProxiedServices.ports(labelled(plain, ProxiedServices.SERVICE_PROXY_NAME), IpFamily.IPV4))
                .isEmpty();
        assertThat(ProxiedServices.ports(labelled(plain, ProxiedEndpoints.HEADLESS), IpFamily.IPV4))
                .hasSize(1);
    }

    private static Service labelled(Service service, String label) {
        return service.withMetadata(service.metadata().withLabels(TreeMap.of(label, "")));
    }

    @Test
    void anIngressOfModeProxyIsNotRoutedTo() {
        Seq<LoadBalancerIngress> ingress = Vector.of(
                LoadBalancerIngress.atIp("10.1.2.3"),
                LoadBalancerIngress.atIp("10.1.2.4").withIpMode(Option.some(LoadBalancerIPMode.VIP)),
                LoadBalancerIngress.atIp("10.1.2.5").withIpMode(Option.some(LoadBalancerIPMode.PROXY)));
        Service service = withIngress(service(spec -> spec.withType(ServiceType.LOAD_BALANCER)), ingress);
        assertThat(port(service).loadBalancerVips().map(Object::toString)).containsExactly("10.1.2.3", "10.1.2.4");
    }

    private static ProxiedPort port(Service service) {
        return ProxiedServices.ports(service, IpFamily.IPV4).head();
    }

    /** Type, external IPs and policies; then whether they are Local, and the health check node port. */
    @ParameterizedTest
    @CsvSource({
        "ClusterIP, '', Local, , false, false, ",
        "ClusterIP, 8.8.8.8, Local, , true, false, ",
        "NodePort, '', Local, , true, false, ",
        "NodePort, '', Cluster, Local, false, true, ",
        "LoadBalancer, '', Local, Cluster, true, false, 345",
        "LoadBalancer, '', Cluster, Local, false, true, ",
        "LoadBalancer, '', , , false, false, ",
    })
    void policiesCountWhereTrafficCanComeFromOutside(
            String type,
            String externalIps,
            String external,
            String internal,
            boolean externalLocal,
            boolean internalLocal,
            Integer healthCheck) {
        ProxiedPort port = port(service(spec -> spec.withType(new ServiceType(type))
                .withExternalIPs(words(externalIps))
                .withExternalTrafficPolicy(Option.of(external).map(ServiceExternalTrafficPolicy::new))
                .withInternalTrafficPolicy(Option.of(internal).map(ServiceInternalTrafficPolicy::new))
                .withHealthCheckNodePort(Option.some(345))));
        assertThat(port.externalPolicyLocal()).isEqualTo(externalLocal);
        assertThat(port.internalPolicyLocal()).isEqualTo(internalLocal);
        assertThat(port.healthCheckNodePort()).isEqualTo(Option.of(healthCheck));
    }

    @Test
    void theNumberZeroIsNoPort() {
        Service service = service(spec -> spec.withType(ServiceType.LOAD_BALANCER)
                .withExternalTrafficPolicy(Option.some(ServiceExternalTrafficPolicy.LOCAL))
                .withHealthCheckNodePort(Option.some(0))
                .withPorts(Vector.of(ServicePort.of("p1", 80).withNodePort(0))));
        assertThat(port(service).nodePort()).isEmpty();
        assertThat(port(service).healthCheckNodePort()).isEmpty();
        Service numbered = service(
                spec -> spec.withPorts(Vector.of(ServicePort.of("p1", 80).withNodePort(30080))));
        assertThat(port(numbered).nodePort()).contains(30080);
    }

    @Test
    void affinityLastsThreeHoursUnlessSaidOtherwise() {
        assertThat(port(service(spec -> spec)).affinitySeconds()).isEmpty();
        Service affine = service(spec -> spec.withSessionAffinity(Option.some(ServiceAffinity.CLIENT_IP)));
        assertThat(port(affine).affinitySeconds()).contains(10800);
        Service shorter = affine.withSpec(affine.spec()
                .withSessionAffinityConfig(Option.some(SessionAffinityConfig.builder()
                        .clientIP(ClientIPConfig.builder().timeoutSeconds(30).build())
                        .build())));
        assertThat(port(shorter).affinitySeconds()).contains(30);
    }

    @Test
    void sourceRangesAreReadAsBlocks() {
        Service guarded = service(spec -> spec.withLoadBalancerSourceRanges(Vector.of("10.1.2.3/28")));
        assertThat(port(guarded).sourceRanges().map(Object::toString)).containsExactly("10.1.2.0/28");
    }

    @Test
    void whatIsNotSaidOfAPortIsClusterWide() {
        ProxiedPort plain = ProxiedPort.builder()
                .name(new ServicePortName("ns1", "web", ""))
                .protocol(IpProtocol.TCP)
                .clusterIp(Ip.parse("10.96.0.10"))
                .port(80)
                .build();
        assertThat(plain.externalPolicyLocal()).isFalse();
        assertThat(plain.internalPolicyLocal()).isFalse();
        assertThat(plain.name()).hasToString("ns1/web");
    }

    /** Load balancer addresses and source ranges; nobody is kept out unless there are both. */
    @ParameterizedTest
    @CsvSource({"'', '', false", "1.2.3.4, '', false", "'', 10.0.0.0/8, false", "1.2.3.4, 10.0.0.0/8, true"})
    void aPortIsGuardedIfItHasAddressesAndRanges(String vips, String ranges, boolean guarded) {
        ProxiedPort port = port(service(spec -> spec))
                .withLoadBalancerVips(words(vips).map(Ip::parse))
                .withSourceRanges(words(ranges).map(Cidr::parse));
        ProxyNode node = ProxyNode.builder().name("n1").build();
        assertThat(ServedPort.of(port, Vector.empty(), node).isGuarded()).isEqualTo(guarded);
    }

    /** Policies and ways in (n node port, v virtual IP, e external IP); which endpoints matter: c cluster, l local. */
    @ParameterizedTest
    @CsvSource({
        "Cluster, Cluster, '', c",
        "Cluster, Cluster, n, c",
        "Local, Cluster, '', c",
        "Local, Cluster, n, cl",
        "Local, Cluster, v, cl",
        "Local, Cluster, e, cl",
        "Cluster, Local, '', l",
        "Cluster, Local, n, cl",
        "Local, Local, '', l",
        "Local, Local, v, cl",
        "Local, Local, e, cl",
    })
    void policiesSayWhichEndpointsMatter(String external, String internal, String ways, String matter) {
        ProxiedPort port = port(service(spec -> spec))
                .withExternalPolicyLocal(external.equals("Local"))
                .withInternalPolicyLocal(internal.equals("Local"))
                .withNodePort(Option.when(ways.equals("n"), 30080));
        ProxiedPort open = ways.equals("v")
                ? port.withLoadBalancerVips(Vector.of(port.clusterIp()))
                : ways.equals("e") ? port.withExternalIps(Vector.of(port.clusterIp())) : port;
        assertThat(open.isExternallyAccessible()).isEqualTo(!ways.isEmpty());
        assertThat((open.usesClusterEndpoints() ? "c" : "") + (open.usesLocalEndpoints() ? "l" : ""))
                .isEqualTo(matter);
    }
}
