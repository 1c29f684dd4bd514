package io.github.kubevalue.net.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.LoadBalancerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceStatus;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.edge.LoadBalancerKind;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of a client's packet through load balancer and node port to a pod and back, address by address. */
class PacketTableTest {
    private static final Ip CLIENT = Ip.parse("1.2.3.4");
    private static final Ip BALANCER = Ip.parse("54.210.10.5");
    private static final Cidr PODS = Cidr.parse("10.0.0.0/16");
    private static final Pod SAME_NODE = Sample.pod("p1", "node-1", "10.0.2.15", 8080);
    private static final Pod OTHER_NODE = Sample.pod("p2", "node-2", "10.0.3.12", 8080);

    /** The masquerade address that the pod sees, for each way to plug in pods and connect nodes. */
    @ParameterizedTest
    @CsvSource({
        "BRIDGE, DIRECT, 10.0.2.1, 172.31.0.10",
        "ROUTED, DIRECT, 172.31.0.10, 172.31.0.10",
        "BRIDGE, VXLAN,  10.0.2.1, 10.0.2.0",
    })
    void clusterPolicyMasqueradesWithTheAddressOfTheOutgoingInterface(
            Plug plug, Interconnect interconnect, String sameNode, String otherNode) {
        CniConfig cni = CniConfig.of(PODS).withPlug(plug).withInterconnect(interconnect);
        assertThat(seenFrom(walk(cni, "Cluster", SAME_NODE))).isEqualTo(sameNode);
        assertThat(seenFrom(walk(cni, "Cluster", OTHER_NODE))).isEqualTo(otherNode);
    }

    @Test
    void clusterPolicyWithThePodOnTheSameNode() {
        Trace trace = walk(CniConfig.of(PODS), "Cluster", SAME_NODE);
        assertThat(trace.outcome()).isEqualTo(Disposition.DELIVERED);
        assertThat(trace.pod()).contains(Peer.pod("demo", "p1"));
        assertThat(said(trace.hops().head())).isEqualTo("1.2.3.4:40000 -> 54.210.10.5:443");
        assertThat(trace.hops().filter(Hop::isTranslation).map(PacketTableTest::said))
                .containsExactly(
                        "1.2.3.4:40000 -> 172.31.0.10:30080",
                        "1.2.3.4:40000 -> 10.0.2.15:8080",
                        "10.0.2.1:? -> 10.0.2.15:8080");
        assertThat(trace.reply().map(hop -> said(hop.before())).head()).isEqualTo("10.0.2.15:8080 -> 10.0.2.1:?");
        assertThat(said(trace.reply().last())).isEqualTo("54.210.10.5:443 -> 1.2.3.4:40000");
        assertThat(trace.reply()
                        .filter(Hop::isTranslation)
                        .map(hop -> said(hop.after()))
                        .takeRight(2))
                .containsExactly("172.31.0.10:30080 -> 1.2.3.4:40000", "54.210.10.5:443 -> 1.2.3.4:40000");
        assertThat(trace.conntrack()
                        .get("node-1")
                        .get()
                        .map(entry -> said(entry.original()) + " / " + said(entry.reply())))
                .containsExactly("1.2.3.4:40000 -> 172.31.0.10:30080 / 10.0.2.15:8080 -> 10.0.2.1:?");
    }

    @Test
    void clusterPolicyWithThePodOnAnotherNode() {
        Trace trace = walk(CniConfig.of(PODS), "Cluster", OTHER_NODE);
        assertThat(trace.outcome()).isEqualTo(Disposition.DELIVERED);
        assertThat(trace.hops().filter(Hop::isTranslation).map(PacketTableTest::said))
                .containsExactly(
                        "1.2.3.4:40000 -> 172.31.0.10:30080",
                        "1.2.3.4:40000 -> 10.0.3.12:8080",
                        "172.31.0.10:? -> 10.0.3.12:8080");
        assertThat(trace.conntrack().get("node-1").get().map(entry -> said(entry.reply())))
                .containsExactly("10.0.3.12:8080 -> 172.31.0.10:?");
        assertThat(trace.conntrack()
                        .get("node-2")
                        .get()
                        .map(entry -> said(entry.original()) + " / " + said(entry.reply())))
                .containsExactly("172.31.0.10:? -> 10.0.3.12:8080 / 10.0.3.12:8080 -> 172.31.0.10:?");
        assertThat(trace.via()).contains(Peer.node("node-1"), Peer.node("node-2"));
    }

    @Test
    void localPolicyKeepsTheClient() {
        Trace trace = walk(CniConfig.of(PODS), "Local", SAME_NODE);
        assertThat(trace.outcome()).isEqualTo(Disposition.DELIVERED);
        assertThat(trace.seenFrom().map(Object::toString)).contains("1.2.3.4:40000");
        assertThat(trace.hops().filter(Hop::isTranslation).map(PacketTableTest::said))
                .containsExactly("1.2.3.4:40000 -> 172.31.0.10:30080", "1.2.3.4:40000 -> 10.0.2.15:8080");
        assertThat(trace.conntrack().get("node-1").get().map(entry -> said(entry.reply())))
                .containsExactly("10.0.2.15:8080 -> 1.2.3.4:40000");
    }

    @Test
    void localPolicyDropsOnANodeWithoutEndpoint() {
        Trace direct = new Walker(network(CniConfig.of(PODS), "Local", LoadBalancerKind.NODE_PORT, OTHER_NODE))
                .walk(
                        NetworkState.at(Instant.EPOCH),
                        Request.tcp(Peer.outside(CLIENT), Ip.parse("172.31.0.10"), 30080),
                        Choice.first())
                .trace();
        assertThat(direct.outcome()).isEqualTo(Disposition.TIMEOUT);
        assertThat(direct.reason()).contains("demo/web:https has no local endpoints");
        assertThat(direct.conntrack()).isEmpty();
    }

    @Test
    void aBalancerThatKeepsTheDestinationIsAnsweredPast() {
        Trace trace = new Walker(network(CniConfig.of(PODS), "Cluster", LoadBalancerKind.VIP, SAME_NODE))
                .walk(NetworkState.at(Instant.EPOCH), request(), Choice.first())
                .trace();
        assertThat(trace.outcome()).isEqualTo(Disposition.DELIVERED);
        assertThat(said(trace.reply().last())).isEqualTo("54.210.10.5:443 -> 1.2.3.4:40000");
        assertThat(trace.reply().map(Hop::hook)).doesNotContain("loadbalancer");
    }

    private static Trace walk(CniConfig cni, String policy, Pod endpoint) {
        return new Walker(network(cni, policy, LoadBalancerKind.NODE_PORT, endpoint))
                .walk(NetworkState.at(Instant.EPOCH), request(), Choice.first())
                .trace();
    }

    private static Request request() {
        return Request.tcp(Peer.outside(CLIENT), BALANCER, 443).withSourcePort(io.vavr.control.Option.of(40000));
    }

    private static Network network(CniConfig cni, String policy, LoadBalancerKind kind, Pod endpoint) {
        NetworkConfig config = NetworkConfig.builder()
                .cni(cni)
                .proxy(ProxyConfig.of(PODS))
                .loadBalancer(kind)
                .build();
        return Network.of(
                Sample.store(
                        Sample.node("node-1", "172.31.0.10", "10.0.2.0/24"),
                        Sample.node("node-2", "172.31.0.11", "10.0.3.0/24"),
                        SAME_NODE,
                        OTHER_NODE,
                        service(policy),
                        Sample.slice("web", "https", 8080, endpoint)),
                config);
    }

    private static Service service(String policy) {
        return Service.builder()
                .metadata(ObjectMeta.named("demo", "web"))
                .spec(ServiceSpec.builder()
                        .type(ServiceType.LOAD_BALANCER)
                        .clusterIP("10.96.0.42")
                        .clusterIPs(io.vavr.collection.Vector.of("10.96.0.42"))
                        .externalTrafficPolicy(new ServiceExternalTrafficPolicy(policy))
                        .addPort(ServicePort.builder()
                                .name("https")
                                .port(443)
                                .targetPort(IntOrString.of(8080))
                                .nodePort(30080)
                                .build())
                        .build())
                .status(ServiceStatus.builder()
                        .loadBalancer(LoadBalancerStatus.builder()
                                .addIngress(LoadBalancerIngress.builder()
                                        .ip(BALANCER.toString())
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static String seenFrom(Trace trace) {
        return trace.seenFrom().map(address -> address.ip().toString()).getOrElse("");
    }

    private static String said(Hop hop) {
        return said(hop.after());
    }

    /** The ends of a flow, with a question mark for a port that nobody can know. */
    private static String said(Flow flow) {
        return (flow.source() + " -> " + flow.destination()).replaceAll("\\?\\d+", "?");
    }
}
