package io.github.kubevalue.net.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.SctpState;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An association of SCTP takes four packets: what connection tracking makes of them on a node between the ends. */
class SctpHandshakeTest {
    private static final Cidr PODS = Cidr.parse("10.244.0.0/16");
    private static final Pod SERVER = sctp(Sample.pod("server", "n1", "10.244.1.2", 3868));
    private static final Network NETWORK = Network.of(
            Sample.store(
                    Sample.node("n1", "192.0.2.11", "10.244.1.0/24"),
                    SERVER,
                    Sample.pod("asker", "n1", "10.244.1.9", 9000)),
            NetworkConfig.builder()
                    .cni(CniConfig.of(PODS))
                    .proxy(ProxyConfig.of(PODS))
                    .serviceCidrs(Vector.of(Cidr.parse("10.96.0.0/12")))
                    .build());

    private static Pod sctp(Pod pod) {
        return pod.withSpec(pod.spec()
                .withContainers(pod.spec()
                        .containers()
                        .map(container -> container.withPorts(
                                container.ports().map(port -> port.withProtocol(Option.some(new Protocol("SCTP"))))))));
    }

    private static Walker.Walked walked(int port) {
        Request request = Request.builder()
                .from(Peer.pod("demo", "asker"))
                .protocol(IpProtocol.SCTP)
                .to(Ip.parse("10.244.1.2"))
                .port(port)
                .sourcePort(Option.some(40000))
                .build();
        return new Walker(NETWORK).walk(NetworkState.at(Instant.EPOCH), request, Choice.first());
    }

    private static Seq<Entry> entries(Walker.Walked walked) {
        return walked.state().stack(NETWORK, "n1").conntrack().entries(Instant.EPOCH);
    }

    @Test
    void anAssociationIsEstablishedWithItsCookie() {
        Walker.Walked walked = walked(3868);
        assertThat(walked.trace().isDelivered()).isTrue();
        Entry entry = entries(walked).single();
        assertThat(entry.sctpState()).contains(SctpState.ESTABLISHED);
        assertThat(entry.assured()).isTrue();
        assertThat(entry.seenReply()).isTrue();
        assertThat(entry.expiresAt()).isEqualTo(Instant.EPOCH.plus(Duration.ofSeconds(210)));
    }

    @Test
    void whatGoesOnAfterwardsLeavesItEstablished() {
        Walker.Walked opened = walked(3868);
        Walker.Walked more = new Walker(NETWORK)
                .walk(opened.state(), opened.connection().get(), Message.data(Side.SERVER), Choice.first());
        assertThat(more.trace().isDelivered()).isTrue();
        assertThat(entries(more).single().sctpState()).contains(SctpState.ESTABLISHED);
    }

    @Test
    void aRefusedAssociationIsNeverEstablished() {
        Walker.Walked walked = walked(3869);
        assertThat(walked.trace().outcome()).hasToString("REFUSED");
        assertThat(entries(walked)).noneMatch(Entry::assured);
    }
}
