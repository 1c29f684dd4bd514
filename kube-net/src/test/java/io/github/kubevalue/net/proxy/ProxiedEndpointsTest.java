package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.ForNode;
import io.github.kubevalue.model.discovery.ForZone;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** What kube-proxy reads of EndpointSlices. */
class ProxiedEndpointsTest {
    private static final ProxiedPort HTTP = ProxiedPort.builder()
            .name(new ServicePortName("ns1", "svc1", "http"))
            .protocol(IpProtocol.TCP)
            .clusterIp(Ip.parse("10.96.0.10"))
            .port(80)
            .build();

    private static EndpointSlice slice(int port, Endpoint... endpoints) {
        return EndpointSlice.builder()
                .metadata(ObjectMeta.named("ns1", "svc1-1").withLabels(TreeMap.of(EndpointSlice.SERVICE_NAME, "svc1")))
                .addressType(AddressType.IPV4)
                .ports(Vector.of(EndpointPort.builder().name("http").port(port).build()))
                .endpoints(Vector.of(endpoints))
                .build();
    }

    private static Endpoint at(String ip) {
        return Endpoint.builder().addresses(Vector.of(ip)).build();
    }

    private static Endpoint at(String ip, boolean ready, boolean serving, boolean terminating) {
        return at(ip).withConditions(EndpointConditions.of(ready, serving, terminating));
    }

    private static Seq<String> read(EndpointSlice... slices) {
        return ProxiedEndpoints.of(Vector.of(slices), HTTP)
                .map(endpoint -> endpoint.address()
                        + (endpoint.ready() ? " ready" : "")
                        + (endpoint.serving() ? " serving" : "")
                        + (endpoint.terminating() ? " terminating" : ""));
    }

    @Test
    void conditionsThatAreUnknownAreThoseOfAnEndpointThatServes() {
        assertThat(read(slice(80, at("10.0.1.1")))).containsExactly("10.0.1.1:80 ready serving");
        assertThat(read(slice(80, at("10.0.1.1", false, true, true))))
                .containsExactly("10.0.1.1:80 serving terminating");
        assertThat(read(slice(80, at("10.0.1.1", false, false, false)))).containsExactly("10.0.1.1:80");
    }

    // pkg/proxy/endpointslicecache_test.go, TestEndpointInfoByServicePort
    @Test
    void ofTwoWithOneAddressOneThatIsNotTerminatingWins() {
        Endpoint terminating = at("10.0.1.1", false, true, true);
        Endpoint ready = at("10.0.1.1", true, true, false);
        Endpoint gone = at("10.0.1.1", false, false, true);
        assertThat(read(slice(80, terminating, ready, gone))).containsExactly("10.0.1.1:80 ready serving");
        assertThat(read(slice(80, terminating), slice(80, gone))).containsExactly("10.0.1.1:80 serving terminating");
        assertThat(read(slice(80, at("10.0.1.1", false, false, false)), slice(80, ready)))
                .containsExactly("10.0.1.1:80 ready serving");
    }

    @Test
    void slicesWithOtherPortsAreOtherEndpoints() {
        assertThat(read(slice(80, at("10.0.1.1")), slice(8080, at("10.0.1.1"), at("10.0.1.2"))))
                .containsExactly(
                        "10.0.1.1:80 ready serving", "10.0.1.1:8080 ready serving", "10.0.1.2:8080 ready serving");
    }

    @Test
    void aPortWithoutNumberOrOutOfRangeHasNoEndpoints() {
        EndpointSlice slice = slice(80, at("10.0.1.1"));
        assertThat(read(slice.withPorts(slice.ports().map(port -> port.withPort(Option.none())))))
                .isEmpty();
        assertThat(read(slice(0, at("10.0.1.1")))).isEmpty();
        assertThat(read(slice(1, at("10.0.1.1")))).hasSize(1);
        assertThat(read(slice(65535, at("10.0.1.1")))).hasSize(1);
        assertThat(read(slice(65536, at("10.0.1.1")))).isEmpty();
    }

    @Test
    void portsAreThoseOfTheSameNameAndProtocol() {
        EndpointSlice slice = slice(80, at("10.0.1.1"));
        EndpointPort port = slice.ports().head();
        assertThat(read(slice.withPorts(Vector.of(port.withProtocol(Option.some(Protocol.TCP))))))
                .hasSize(1);
        assertThat(read(slice.withPorts(Vector.of(port.withProtocol(Option.some(Protocol.UDP))))))
                .isEmpty();
        assertThat(read(slice.withPorts(Vector.of(port.withName(Option.some("https"))))))
                .isEmpty();
        assertThat(read(slice.withPorts(Vector.of(port.withName(Option.none())))))
                .isEmpty();
        assertThat(ProxiedEndpoints.of(
                        Vector.of(slice.withPorts(Vector.of(port.withName(Option.none())))),
                        HTTP.withName(new ServicePortName("ns1", "svc1", ""))))
                .hasSize(1);
    }

    @Test
    void slicesOfTheOtherFamilyAndOfHeadlessServicesAreLeftOut() {
        EndpointSlice slice = slice(80, at("10.0.1.1"));
        assertThat(read(slice.withAddressType(AddressType.IPV6))).isEmpty();
        assertThat(read(slice(80, at("2001:db8::1"), at("nonsense")))).isEmpty();
        assertThat(read(labelled(slice, ProxiedEndpoints.HEADLESS))).isEmpty();
        assertThat(read(labelled(slice, ProxiedServices.SERVICE_PROXY_NAME))).hasSize(1);
    }

    private static EndpointSlice labelled(EndpointSlice slice, String label) {
        return slice.withMetadata(slice.metadata().withLabels(TreeMap.of(label, "x")));
    }

    @Test
    void nodeAndHintsAreRead() {
        Endpoint hinted = at("10.0.1.1")
                .withNodeName(Option.some("n1"))
                .withHints(Option.some(EndpointHints.builder()
                        .addForZone(ForZone.named("z1"))
                        .addForNode(ForNode.builder().name("n2").build())
                        .build()));
        ProxyEndpoint read =
                ProxiedEndpoints.of(Vector.of(slice(80, hinted)), HTTP).head();
        assertThat(read.isLocalTo("n1")).isTrue();
        assertThat(read.isLocalTo("n2")).isFalse();
        assertThat(read.zoneHints()).containsExactly("z1");
        assertThat(read.nodeHints()).containsExactly("n2");
        assertThat(ProxiedEndpoints.of(Vector.of(slice(80, at("10.0.1.1"))), HTTP)
                        .head()
                        .isLocalTo("n1"))
                .isFalse();
    }
}
