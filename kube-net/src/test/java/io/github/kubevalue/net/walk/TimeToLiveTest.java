package io.github.kubevalue.net.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many routers a packet passes, and what its sender hears when they are too many. */
class TimeToLiveTest {
    private static final Cidr PODS = Cidr.parse("10.0.0.0/16");
    private static final Pod CLIENT = Sample.pod("client", "node-1", "10.0.2.15", 9090);
    private static final Pod SERVER = Sample.pod("server", "node-2", "10.0.3.12", 8080);
    private static final Network NETWORK = network(ProxyMode.IPTABLES);

    @ParameterizedTest
    @CsvSource({
        "10.0.3.12:8080/tcp,  1, UNREACHABLE, node/node-1",
        "10.0.3.12:8080/tcp,  2, UNREACHABLE, node/node-2",
        "10.0.3.12:8080/tcp,  3, DELIVERED,   ''",
        "10.0.3.12:8080/udp,  1, TIMEOUT,     node/node-1",
        "10.0.3.12:0/icmp,    2, UNREACHABLE, node/node-2",
        "10.0.3.12:0/icmp,    3, DELIVERED,   ''",
        "172.31.0.11:10250/tcp, 1, UNREACHABLE, node/node-1",
        "172.31.0.11:10250/tcp, 2, DELIVERED, ''",
        "172.31.0.10:10250/tcp, 1, DELIVERED, ''",
        "10.96.0.42:443/tcp,  1, UNREACHABLE, node/node-1",
        "10.96.0.42:443/tcp,  2, UNREACHABLE, node/node-2",
        "10.96.0.42:443/tcp,  3, DELIVERED,   ''",
    })
    void everyNodeThatForwardsTakesOne(String target, int ttl, Disposition outcome, String where) {
        Trace trace = walk(NETWORK, Peer.pod(CLIENT.key()), target, ttl);
        assertThat(trace.outcome()).isEqualTo(outcome);
        assertThat(trace.reason()).contains(where);
    }

    @Test
    void theRoutersMessageFindsBackThroughTheTranslationThatItsPacketHasMet() {
        Trace trace = walk(NETWORK, Peer.outside(Ip.parse("1.2.3.4")), "172.31.0.10:30080/tcp", 1);
        assertThat(trace.outcome()).isEqualTo(Disposition.UNREACHABLE);
        assertThat(trace.hops().map(Hop::hook)).contains("ttl");
        assertThat(trace.conntrack()).isEmpty();
    }

    @Test
    void aVirtualServerForwardsToo() {
        Network ipvs = network(ProxyMode.IPVS);
        Peer client = Peer.pod(CLIENT.key());
        assertThat(walk(ipvs, client, "10.96.0.42:443/tcp", 1).outcome()).isEqualTo(Disposition.UNREACHABLE);
        assertThat(walk(ipvs, client, "10.96.0.42:443/tcp", 3).outcome()).isEqualTo(Disposition.DELIVERED);
    }

    private static Trace walk(Network network, Peer from, String target, int ttl) {
        String[] parts = target.split("[:/]");
        Request request = Request.builder()
                .from(from)
                .protocol(IpProtocol.tryParse(parts[2]).get())
                .to(Ip.parse(parts[0]))
                .port(Integer.parseInt(parts[1]))
                .ttl(ttl)
                .build();
        return new Walker(network)
                .walk(NetworkState.at(Instant.EPOCH), request, Choice.first())
                .trace();
    }

    private static Network network(ProxyMode mode) {
        return Network.of(
                Sample.store(
                        Sample.node("node-1", "172.31.0.10", "10.0.2.0/24"),
                        Sample.node("node-2", "172.31.0.11", "10.0.3.0/24"),
                        CLIENT,
                        SERVER,
                        Service.builder()
                                .metadata(ObjectMeta.named("demo", "web"))
                                .spec(ServiceSpec.builder()
                                        .type(ServiceType.NODE_PORT)
                                        .clusterIP("10.96.0.42")
                                        .clusterIPs(Vector.of("10.96.0.42"))
                                        .addPort(ServicePort.builder()
                                                .name("https")
                                                .port(443)
                                                .nodePort(30080)
                                                .build())
                                        .build())
                                .build(),
                        Sample.slice("web", "https", 8080, SERVER)),
                NetworkConfig.builder()
                        .cni(CniConfig.of(PODS))
                        .proxy(ProxyConfig.of(PODS).withMode(mode))
                        .build());
    }
}
