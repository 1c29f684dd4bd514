package io.github.kubevalue.net.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.LoadBalancerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.runtime.KubeletState;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
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
import io.github.kubevalue.net.walk.session.NetworkSession;
import io.vavr.Tuple;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes of packets when a machine is gone, and the control plane has not drawn its conclusions yet. */
class LostNodeTest {
    private static final NetworkState START = NetworkState.at(Instant.EPOCH);
    private static final Cidr PODS = Cidr.parse("10.244.0.0/16");
    private static final CniConfig CNI = CniConfig.of(PODS);
    private static final Pod NEAR = Sample.pod("near", "n1", "10.244.1.3", 8080);
    private static final Pod FAR = Sample.pod("far", "n2", "10.244.2.2", 8080);
    private static final Peer ASKER = Peer.pod("demo", "a");
    private static final Peer OUTSIDE = Peer.outside(Ip.parse("198.51.100.1"));
    private static final String NOBODY_ANSWERS =
            "node/n2 is down, and nobody on eth0 of node/n1 answers for 192.0.2.22";

    private static Network network(KubeletState second, CniConfig cni, ProxyMode mode, String policy) {
        return Network.of(
                Sample.store(
                        Sample.node("n1", "192.0.2.11", "10.244.1.0/24"),
                        Sample.node(second, "n2", "192.0.2.22", "10.244.2.0/24"),
                        Sample.pod("a", "n1", "10.244.1.2", 9090),
                        NEAR,
                        FAR,
                        service(policy),
                        Sample.slice("web", "http", 8080, NEAR, FAR)),
                NetworkConfig.builder()
                        .cni(cni)
                        .proxy(ProxyConfig.of(PODS).withMode(mode))
                        .build());
    }

    private static Service service(String policy) {
        Service web = Sample.balanced(
                "web",
                policy,
                ServicePort.builder().name("http").port(80).nodePort(30080).build());
        return web.withStatus(web.status()
                .withLoadBalancer(LoadBalancerStatus.builder()
                        .addIngress(
                                LoadBalancerIngress.builder().ip("203.0.113.1").build())
                        .build()));
    }

    private static Network network(CniConfig cni) {
        return network(KubeletState.LOST, cni, ProxyMode.IPTABLES, "Cluster");
    }

    private static Trace walk(Network network, Request request) {
        return new Walker(network).walk(START, request, Choice.seeded(1)).trace();
    }

    private static Request to(Peer from, String address) {
        String[] parts = address.split(":");
        return Request.tcp(from, Ip.parse(parts[0]), Integer.parseInt(parts[1]));
    }

    /** Where nodes are neighbours a sender is told after a while; what is wrapped is lost without a word, as beyond routers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BRIDGE | DIRECT | UNREACHABLE | " + NOBODY_ANSWERS + ", which tells pod/demo/a",
                "ROUTED | DIRECT | UNREACHABLE | " + NOBODY_ANSWERS + ", which tells pod/demo/a",
                "BRIDGE | VXLAN | TIMEOUT | the VXLAN (udp/8472) packet from node/n1 to node/n2 is lost: node/n2 is"
                        + " down",
                "ROUTED | IPIP | TIMEOUT | the IP in IP (protocol 4) packet from node/n1 to node/n2 is lost: node/n2 is"
                        + " down",
                "ROUTED | WIREGUARD | TIMEOUT | the WireGuard (udp/51820) packet from node/n1 to node/n2 is lost:"
                        + " node/n2 is down",
            })
    void howItIsMissedDependsOnWhatConnectsTheNodes(
            Plug plug, Interconnect interconnect, Disposition outcome, String reason) {
        Network network = network(CNI.withPlug(plug).withInterconnect(interconnect));
        Trace trace = walk(network, to(ASKER, "10.244.2.2:8080"));
        assertThat(trace.outcome()).isEqualTo(outcome);
        assertThat(trace.reason()).isEqualTo(reason);
        assertThat(walk(network, to(ASKER, "10.244.1.3:8080")).isDelivered()).isTrue();
    }

    /** Datagrams have no connection that could hear of it. */
    @ParameterizedTest
    @CsvSource({"TCP, UNREACHABLE", "ICMP, UNREACHABLE", "UDP, TIMEOUT", "SCTP, TIMEOUT"})
    void whoAsksForAConnectionHears(IpProtocol protocol, Disposition outcome) {
        Request request = to(ASKER, "10.244.2.2:8080").withProtocol(protocol);
        assertThat(walk(network(CNI), request).outcome()).isEqualTo(outcome);
        Request ofTheNode = to(Peer.node("n1"), "192.0.2.22:10250").withProtocol(protocol);
        assertThat(walk(network(CNI), ofTheNode).outcome()).isEqualTo(outcome);
    }

    /** The same is heard where a pod is gone and its address is asked for, by the node or on the pod's own cable. */
    @ParameterizedTest
    @CsvSource({
        "pod/demo/a, TCP, UNREACHABLE",
        "pod/demo/a, UDP, TIMEOUT",
        "node/n1, TCP, UNREACHABLE",
        "node/n1, UDP, TIMEOUT"
    })
    void aPodThatIsGoneIsMissedLikewise(String from, IpProtocol protocol, Disposition outcome) {
        Peer sender = from.equals("node/n1") ? Peer.node("n1") : ASKER;
        Trace trace = walk(network(CNI), to(sender, "10.244.1.77:8080").withProtocol(protocol));
        assertThat(trace.outcome()).isEqualTo(outcome);
        assertThat(trace.reason()).isEqualTo("nobody on cni0 has 10.244.1.77, which tells " + from);
    }

    @Test
    void beyondARouterNothingIsHeard() {
        CniConfig cni =
                CNI.withNodeSubnets(Vector.of("192.0.2.0/28", "192.0.2.16/28").map(Cidr::parse));
        Trace trace = walk(network(cni), to(Peer.node("n1"), "192.0.2.22:10250"));
        assertThat(trace.outcome()).isEqualTo(Disposition.TIMEOUT);
        assertThat(trace.reason()).isEqualTo("node/n2 is down");
    }

    @ParameterizedTest
    @EnumSource(ProxyMode.class)
    void aServiceGoesOnChoosingWhoIsLost(ProxyMode mode) {
        Network network = network(KubeletState.LOST, CNI, mode, "Cluster");
        assertThat(outcomes(network, to(ASKER, "10.96.0.42:80")))
                .isEqualTo(likely(Disposition.DELIVERED, Disposition.UNREACHABLE));
        Trace lost = new Walker(network)
                .outcomes(START, to(ASKER, "10.96.0.42:80"))
                .map(outcome -> outcome.value())
                .find(trace -> !trace.isDelivered())
                .get();
        assertThat(lost.reason()).isEqualTo(NOBODY_ANSWERS + ", which tells pod/demo/a");
    }

    /** What was masqueraded has the node's own address, and the word of it goes on to who was meant. */
    @ParameterizedTest
    @EnumSource(ProxyMode.class)
    void theWordFindsItsWayThroughTheMasquerade(ProxyMode mode) {
        Network network = network(KubeletState.LOST, CNI, mode, "Cluster");
        assertThat(outcomes(network, to(OUTSIDE, "192.0.2.11:30080")))
                .isEqualTo(likely(Disposition.DELIVERED, Disposition.UNREACHABLE));
    }

    private static Map<Disposition, Fraction> likely(Disposition... halves) {
        return Vector.of(halves).toMap(outcome -> Tuple.of(outcome, Fraction.of(1, halves.length)));
    }

    private static Map<Disposition, Fraction> outcomes(Network network, Request request) {
        return new Walker(network)
                .outcomes(START, request)
                .groupBy(outcome -> outcome.value().outcome())
                .mapValues(all -> all.map(outcome -> outcome.probability()).reduce(Fraction::plus));
    }

    @Test
    void aKubeletThatHasStoppedLeavesTheNetworkAsItIs() {
        Network network = network(KubeletState.STOPPED, CNI, ProxyMode.IPTABLES, "Cluster");
        assertThat(walk(network, to(ASKER, "10.244.2.2:8080")).isDelivered()).isTrue();
        assertThat(walk(network, to(Peer.pod(FAR.key()), "10.244.1.3:8080")).isDelivered())
                .isTrue();
        assertThat(network.loadBalancers().healthyNodes(service("Local")).map(node -> node.name()))
                .containsExactly("n1", "n2");
    }

    @Test
    void nothingLeavesAMachineThatIsGone() {
        Trace ofPod = walk(network(CNI), to(Peer.pod(FAR.key()), "10.244.1.3:8080"));
        assertThat(ofPod.outcome()).isEqualTo(Disposition.UNREACHABLE);
        assertThat(ofPod.reason()).isEqualTo("node/n2 is down, and pod/demo/far with it (pod/demo/far)");
        Trace ofNode = walk(network(CNI), to(Peer.node("n2"), "10.244.1.3:8080"));
        assertThat(ofNode.reason()).isEqualTo("node/n2 is down (node/n2)");
        assertThat(ofPod.hops().appendAll(ofNode.hops())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Local, 1", "Cluster, 2"})
    void noBalancerGivesItAnything(String policy, int ways) {
        Network network = network(KubeletState.LOST, CNI, ProxyMode.IPTABLES, policy);
        Seq<Trace> traces = new Walker(network)
                .outcomes(START, to(OUTSIDE, "203.0.113.1:80"))
                .map(outcome -> outcome.value());
        assertThat(traces).hasSize(ways);
        assertThat(traces.flatMap(Trace::hops).filter(hop -> hop.hook().equals("loadbalancer")))
                .allSatisfy(hop -> assertThat(hop.note()).contains("node/n1"));
    }

    @Test
    void whoIsSentThereFromOutsideHearsNothing() {
        Trace trace = walk(network(CNI), to(OUTSIDE, "192.0.2.22:30080"));
        assertThat(trace.outcome()).isEqualTo(Disposition.TIMEOUT);
        assertThat(trace.reason()).isEqualTo("node/n2 is down");
        assertThat(trace.hops().map(Hop::note)).containsExactly("to node/n2", "node/n2 is down");
    }

    @Test
    void whatIsOpenIsNotAnsweredAndWhatTheMachineKnewIsForgotten() {
        Network whole = network(KubeletState.RUNNING, CNI, ProxyMode.IPTABLES, "Cluster");
        NetworkSession open = NetworkSession.of(whole, Instant.EPOCH)
                .open("call", to(ASKER, "10.244.2.2:8080"), Choice.first())
                .session();
        assertThat(open.conntrack("n2")).isNotEmpty();
        NetworkSession lost = open.change(network(CNI));
        Trace unheard =
                lost.send("call", Message.data(Side.CLIENT), Choice.first()).trace();
        assertThat(unheard.outcome()).isEqualTo(Disposition.TIMEOUT);
        assertThat(unheard.reason()).isEqualTo(NOBODY_ANSWERS);
        Trace unsaid =
                lost.send("call", Message.data(Side.SERVER), Choice.first()).trace();
        assertThat(unsaid.outcome()).isEqualTo(Disposition.TIMEOUT);
        assertThat(unsaid.reason()).isEqualTo("node/n2 is down, and pod/demo/far with it");
        NetworkSession back = lost.change(whole);
        assertThat(back.conntrack("n1")).isEqualTo(open.conntrack("n1"));
        assertThat(back.conntrack("n2")).isEmpty();
    }

    @Provide
    Arbitrary<Network> networks() {
        return SampleNetworks.networks();
    }

    @Provide
    Arbitrary<Request> requests() {
        return SampleNetworks.requests();
    }

    /** What a walk does with a lost machine is what it does with it there, up to where it would come to it. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void nobodyMeetsAMachineThatIsGone(
            @ForAll("networks") Network network, @ForAll("requests") Request request, @ForAll long seed) {
        Walker whole = new Walker(network);
        Walker losing = new Walker(SampleNetworks.losing(network));
        Trace trace = losing.walk(START, request, Choice.seeded(seed)).trace();
        Peer lost = Peer.node("n2");
        boolean isMet = trace.via().contains(lost) || trace.pod().exists(peer -> onLost(peer));
        assertThat(isMet).as(trace.reason()).isFalse();
        assertThat(trace.conntrack().containsKey("n2")).isFalse();
        assertThat(losing.outcomes(START, request)
                        .map(each -> each.probability())
                        .reduce(Fraction::plus))
                .isEqualTo(Fraction.ONE);
        Trace before = whole.walk(START, request, Choice.seeded(seed)).trace();
        boolean wasMet =
                before.via().contains(lost) || before.pod().exists(LostNodeTest::onLost) || onLost(request.from());
        if (!wasMet && !balanced(before)) {
            assertThat(trace).isEqualTo(before);
        }
        Statistics.label("the way led there")
                .collect(wasMet)
                .coverage(seen ->
                        HashSet.of(true, false).forEach(each -> seen.check(each).count(times -> times > 0)));
    }

    private static boolean balanced(Trace trace) {
        return trace.hops().exists(hop -> hop.hook().equals("loadbalancer"));
    }

    private static boolean onLost(Peer peer) {
        return HashSet.of("node/n2", "pod/demo/p3", "pod/demo/p4").contains(peer.toString());
    }
}
