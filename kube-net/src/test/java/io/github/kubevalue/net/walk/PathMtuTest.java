package io.github.kubevalue.net.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Long packets through a VXLAN tunnel that takes 1450 octets. */
class PathMtuTest {
    private static final Cidr PODS = Cidr.parse("10.244.0.0/16");
    private static final CniConfig FITTING = CniConfig.of(PODS).withInterconnect(Interconnect.VXLAN);
    private static final CniConfig TOO_LONG = FITTING.withPodMtu(Option.some(1500));
    private static final Seq<KubeObject> OBJECTS = Vector.of(
            Sample.node("n1", "192.0.2.11", "10.244.1.0/24"),
            Sample.node("n2", "192.0.2.12", "10.244.2.0/24"),
            Sample.pod("a", "n1", "10.244.1.2", 8080),
            withUdp(Sample.pod("b", "n2", "10.244.2.2", 8080)),
            Service.builder()
                    .metadata(ObjectMeta.named("demo", "web"))
                    .spec(ServiceSpec.builder()
                            .clusterIP("10.96.0.10")
                            .addClusterIP("10.96.0.10")
                            .addPort(ServicePort.of(80).withTargetPort(8080))
                            .build())
                    .build(),
            Sample.slice("web", "", 8080, Sample.pod("b", "n2", "10.244.2.2", 8080)));
    private static final Request REQUEST = Request.tcp(Peer.pod("demo", "a"), Ip.parse("10.244.2.2"), 8080);
    private static final String NO_ICMP =
            "*filter\n:OUTPUT ACCEPT [0:0]\n-A OUTPUT -p icmp -m icmp --icmp-type 3/4 -j DROP\nCOMMIT\n";

    private static Pod withUdp(Pod pod) {
        ContainerPort udp = ContainerPort.of(8080).withProtocol(Option.of(Protocol.UDP));
        return pod.withSpec(pod.spec()
                .withContainers(pod.spec()
                        .containers()
                        .map(each -> each.withPorts(each.ports().append(udp)))));
    }

    private static Trace walk(CniConfig cni, Request request, String... filtering) {
        return walk(cni, ProxyConfig.of(PODS), request, filtering);
    }

    private static Trace walk(CniConfig cni, ProxyConfig proxy, Request request, String... filtering) {
        Network network = Network.of(
                Sample.store(OBJECTS.toJavaArray(KubeObject[]::new)),
                NetworkConfig.builder().cni(cni).proxy(proxy).build());
        Ruleset rules = IptablesText.parse(NO_ICMP).get();
        NetworkState state = Vector.of(filtering)
                .foldLeft(
                        NetworkState.at(Instant.EPOCH),
                        (known, node) ->
                                known.with(node, network.initialStack(node).withRuleset(IpFamily.IPV4, rules)));
        return new Walker(network).walk(state, request, Choice.seeded(1)).trace();
    }

    private static Seq<String> notes(Trace trace) {
        return trace.hops()
                .appendAll(trace.reply())
                .filter(hop -> hop.hook().equals("mtu"))
                .map(Hop::note);
    }

    @Test
    void whatFitsIsDelivered() {
        Trace trace = walk(FITTING, REQUEST.withPayload(Option.some(6000)), "n1", "n2");
        assertThat(trace.isDelivered()).isTrue();
        assertThat(notes(trace)).isEmpty();
    }

    @Test
    void aSenderThatIsToldSendsShorterSegments() {
        Trace trace = walk(TOO_LONG, REQUEST.withPayload(Option.some(6000)));
        assertThat(trace.isDelivered()).isTrue();
        assertThat(notes(trace))
                .containsExactly(
                        "a packet of 1500 octets does not fit into flannel.1, which takes 1450",
                        "sends segments that fit into packets of 1450 octets");
    }

    /** IPVS tells of the packet as the client has sent it, before it rewrites the destination. */
    @ParameterizedTest
    @EnumSource(ProxyMode.class)
    void behindAServiceTheSenderIsToldToo(ProxyMode mode) {
        Request request =
                Request.tcp(Peer.pod("demo", "a"), Ip.parse("10.96.0.10"), 80).withPayload(Option.some(6000));
        Trace trace = walk(TOO_LONG, ProxyConfig.of(PODS).withMode(mode), request);
        assertThat(trace.isDelivered()).as(trace.reason()).isTrue();
        assertThat(notes(trace))
                .containsExactly(
                        "a packet of 1500 octets does not fit into flannel.1, which takes 1450",
                        "sends segments that fit into packets of 1450 octets");
    }

    @Test
    void aSenderThatIsNotToldTalksIntoABlackHole() {
        Trace trace = walk(TOO_LONG, REQUEST.withPayload(Option.some(6000)), "n1");
        assertThat(trace.outcome()).isEqualTo(Disposition.TIMEOUT);
        assertThat(trace.reason())
                .startsWith("the connection opens, but packets of 1500 octets are lost for ever: flannel.1 on node/n1 "
                        + "takes 1450, and pod/demo/a does not learn it: ")
                .contains("--icmp-type 3/4 -j DROP");
        assertThat(walk(TOO_LONG, REQUEST.withPayload(Option.some(1300)), "n1").isDelivered())
                .isTrue();
        assertThat(walk(TOO_LONG, REQUEST, "n1").isDelivered()).isTrue();
    }

    @Test
    void theAnswerHasAWayOfItsOwn() {
        Request fetch = REQUEST.withAnswerPayload(Option.some(6000));
        assertThat(walk(TOO_LONG, fetch, "n1").isDelivered()).isTrue();
        assertThat(walk(TOO_LONG, fetch, "n2").reason()).contains("flannel.1 on node/n2 takes 1450, and pod/demo/b");
    }

    @Test
    void theShorterOfBothEndsDecides() {
        Request fromOutside =
                Request.tcp(Peer.node("n1"), Ip.parse("10.244.2.2"), 8080).withPayload(Option.some(6000));
        assertThat(walk(FITTING, fromOutside, "n1").isDelivered()).isTrue();
    }

    @Test
    void longDatagramsAreCutOnlyByTheirSender() {
        Request datagram = Request.udp(Peer.pod("demo", "a"), Ip.parse("10.244.2.2"), 8080);
        Trace whole = walk(TOO_LONG, datagram.withPayload(Option.some(1472)));
        assertThat(whole.outcome()).isEqualTo(Disposition.TIMEOUT);
        assertThat(whole.reason())
                .isEqualTo("the datagram of 1500 octets is lost: flannel.1 on node/n1 takes 1450, and pod/demo/a learns"
                        + " it, so that a second one is sent in fragments");
        Trace cut = walk(TOO_LONG, datagram.withPayload(Option.some(1473)));
        assertThat(cut.isDelivered()).isTrue();
        assertThat(notes(cut)).containsExactly("sent in fragments: 1501 octets do not fit into packets of 1500");
    }
}
