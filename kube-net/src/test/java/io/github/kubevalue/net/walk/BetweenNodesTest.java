package io.github.kubevalue.net.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.net.cni.BlockedTraffic;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Encapsulate;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.route.DeviceSettings;
import io.github.kubevalue.net.route.IpSettings;
import io.github.kubevalue.net.route.ReversePathFilter;
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
import org.junit.jupiter.params.provider.CsvSource;

/** What lies between the nodes: tunnels, firewalls, subnets; and what a node's kernel makes of packets that come in. */
class BetweenNodesTest {
    private static final NetworkState START = NetworkState.at(Instant.EPOCH);
    private static final Cidr PODS = Cidr.parse("10.244.0.0/16");
    private static final CniConfig BASE = CniConfig.of(PODS);
    private static final Seq<Cidr> TWO_SUBNETS =
            Vector.of("192.0.2.0/28", "192.0.2.16/28").map(Cidr::parse);
    private static final Seq<KubeObject> OBJECTS = Vector.of(
            Sample.node("n1", "192.0.2.11", "10.244.1.0/24"),
            Sample.node("n2", "192.0.2.22", "10.244.2.0/24"),
            Sample.node("n3", "192.0.2.13", "10.244.3.0/24"),
            Sample.pod("a", "n1", "10.244.1.2", 8080),
            Sample.pod("near", "n1", "10.244.1.3", 8080),
            Sample.pod("far", "n2", "10.244.2.2", 8080),
            Sample.pod("beside", "n3", "10.244.3.2", 8080));

    private static Network network(CniConfig cni) {
        return Network.of(
                Sample.store(OBJECTS.toJavaArray(KubeObject[]::new)),
                NetworkConfig.builder().cni(cni).proxy(ProxyConfig.of(PODS)).build());
    }

    private static Trace walk(Network network, NetworkState state, Peer from, String to) {
        return new Walker(network)
                .walk(state, Request.tcp(from, Ip.parse(to), 8080), Choice.seeded(1))
                .trace();
    }

    private static Trace walk(CniConfig cni, String to) {
        return walk(network(cni), START, Peer.pod("demo", "a"), to);
    }

    private static String wrapped(Trace trace) {
        return trace.hops()
                .filter(hop -> hop.hook().equals("tunnel"))
                .map(Hop::note)
                .map(note -> note.replaceAll("\\?\\d+", "?"))
                .mkString();
    }

    /** Each kind of tunnel, what it wraps in, and what a firewall between nodes may drop. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "BRIDGE | DIRECT | - | ",
                "BRIDGE | VXLAN | udp/8472 | wrapped: VXLAN (udp/8472) udp 192.0.2.11:? -> 192.0.2.22:8472",
                "ROUTED | VXLAN | udp/4789 | wrapped: VXLAN (udp/4789) udp 192.0.2.11:? -> 192.0.2.22:4789",
                "ROUTED | IPIP | ipencap | wrapped: IP in IP (protocol 4) ipencap 192.0.2.11 -> 192.0.2.22",
                "BRIDGE | WIREGUARD | udp/51820 | wrapped: WireGuard (udp/51820) udp 192.0.2.11:51820 ->"
                        + " 192.0.2.22:51820",
                "ROUTED | WIREGUARD | udp/51820 | wrapped: WireGuard (udp/51820) udp 192.0.2.11:51820 ->"
                        + " 192.0.2.22:51820",
                "ROUTED | DIRECT | tcp/179 | ",
            })
    void sameNodeWorksAndOtherNodeTimesOutBehindAFirewall(
            Plug plug, Interconnect interconnect, String blocked, String note) {
        CniConfig cni = BASE.withPlug(plug).withInterconnect(interconnect);
        Trace open = walk(cni, "10.244.2.2");
        assertThat(open.outcome()).as(open.reason()).isEqualTo(Disposition.DELIVERED);
        assertThat(wrapped(open)).isEqualTo(note == null ? "" : note);
        if (blocked == null) {
            return;
        }
        CniConfig firewalled = cni.withBlockedBetweenNodes(Vector.of(traffic(blocked)));
        assertThat(walk(firewalled, "10.244.1.3").outcome()).isEqualTo(Disposition.DELIVERED);
        Trace closed = walk(firewalled, "10.244.2.2");
        assertThat(closed.outcome()).isEqualTo(Disposition.TIMEOUT);
        assertThat(closed.reason())
                .contains(blocked.equals("tcp/179") ? "10.244.2.2" : "a firewall between nodes drops " + blocked);
    }

    private static BlockedTraffic traffic(String text) {
        String[] parts = text.split("/");
        IpProtocol protocol = IpProtocol.tryParse(parts[0]).get();
        return parts.length == 1
                ? BlockedTraffic.all(protocol)
                : BlockedTraffic.of(protocol, Integer.parseInt(parts[1]));
    }

    @Test
    void aNodesOwnRulesCanDropTheTunnel() {
        Network network = network(BASE.withInterconnect(Interconnect.VXLAN));
        String rule = "-p udp -m udp --dport 8472 -j DROP";
        Ruleset rules = IptablesText.parse("*filter\n:INPUT ACCEPT [0:0]\n-A INPUT " + rule + "\nCOMMIT\n")
                .get();
        NetworkState state = START.with("n2", network.initialStack("n2").withRuleset(IpFamily.IPV4, rules));
        Trace trace = walk(network, state, Peer.pod("demo", "a"), "10.244.2.2");
        assertThat(trace.outcome()).isEqualTo(Disposition.TIMEOUT);
        assertThat(trace.reason())
                .startsWith("the VXLAN (udp/8472) packet from node/n1 to node/n2 is lost: ")
                .contains("--dport 8472 -j DROP");
        assertThat(walk(network, state, Peer.pod("demo", "a"), "10.244.3.2").isDelivered())
                .isTrue();
    }

    /** A rule that drops what would not be answered by the way that it came. */
    @Test
    void aTunnelsPacketsAreAskedForTheWayBackToo() {
        Network network = network(BASE.withInterconnect(Interconnect.VXLAN));
        String rule = "-i eth0 -m rpfilter --invert -j DROP";
        Ruleset rules = IptablesText.parse("*raw\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING " + rule + "\nCOMMIT\n")
                .get();
        NetworkState state = START.with("n2", network.initialStack("n2").withRuleset(IpFamily.IPV4, rules));
        Trace trace = walk(network, state, Peer.pod("demo", "a"), "10.244.2.2");
        assertThat(trace.outcome()).as(trace.reason()).isEqualTo(Disposition.DELIVERED);
    }

    /** Calico's rule and table for WireGuard stay when the tunnel's own address goes. */
    @Test
    void aNodeThatLosesAnAddressStillSendsIntoItsTunnel() {
        CniConfig cni = BASE.withPlug(Plug.ROUTED).withInterconnect(Interconnect.WIREGUARD);
        NetworkConfig config =
                NetworkConfig.builder().cni(cni).proxy(ProxyConfig.of(PODS)).build();
        Network network = Network.of(
                Sample.store(OBJECTS.toJavaArray(KubeObject[]::new)),
                config.withoutAddress("n1", Ip.parse("10.244.1.0")));
        assertThat(network.nodeOf(Ip.parse("10.244.1.0"))).isEmpty();
        Trace trace = walk(network, START, Peer.pod("demo", "a"), "10.244.2.2");
        assertThat(trace.outcome()).as(trace.reason()).isEqualTo(Disposition.DELIVERED);
        assertThat(wrapped(trace)).startsWith("wrapped: WireGuard");
    }

    @Test
    void whatIsWrappedIsTrackedOnBothNodes() {
        Trace trace = walk(BASE.withInterconnect(Interconnect.VXLAN), "10.244.2.2");
        assertThat(trace.conntrack()
                        .get("n2")
                        .get()
                        .filter(entry -> entry.toString().contains("dport=8472")))
                .hasSize(2);
    }

    /** Nodes n1 and n3 share a subnet, n2 is in another. */
    @ParameterizedTest
    @CsvSource({
        "DIRECT, ALWAYS, DELIVERED, TIMEOUT, false",
        "VXLAN, ALWAYS, DELIVERED, DELIVERED, true",
        "VXLAN, CROSS_SUBNET, DELIVERED, DELIVERED, false",
        "IPIP, CROSS_SUBNET, DELIVERED, DELIVERED, false",
    })
    void onlyTunnelsLeadToAnotherSubnet(
            Interconnect interconnect,
            Encapsulate encapsulate,
            Disposition beside,
            Disposition far,
            boolean wrappedBeside) {
        CniConfig cni = BASE.withNodeSubnets(TWO_SUBNETS)
                .withInterconnect(interconnect)
                .withEncapsulate(encapsulate)
                .withPlug(interconnect == Interconnect.IPIP ? Plug.ROUTED : Plug.BRIDGE);
        Trace near = walk(cni, "10.244.3.2");
        assertThat(near.outcome()).as(near.reason()).isEqualTo(beside);
        assertThat(wrapped(near).isEmpty()).isEqualTo(!wrappedBeside);
        Trace other = walk(cni, "10.244.2.2");
        assertThat(other.outcome()).as(other.reason()).isEqualTo(far);
        assertThat(wrapped(other).isEmpty()).isEqualTo(far == Disposition.TIMEOUT);
    }

    @Test
    void nodesOfOtherSubnetsAreReachedThroughTheRouter() {
        Trace trace = walk(network(BASE.withNodeSubnets(TWO_SUBNETS)), START, Peer.node("n1"), "192.0.2.22");
        assertThat(trace.outcome()).isEqualTo(Disposition.REFUSED);
        assertThat(trace.pod()).contains(Peer.node("n2"));
    }

    /** With the strict filter a tunnel's packets are believed; those that come in beside it are not. */
    @Test
    void theStrictFilterBelievesOnlyWhoComesByTheWayBack() {
        IpSettings strict = IpSettings.DEFAULT.withAll(DeviceSettings.DEFAULT.withRpFilter(ReversePathFilter.STRICT));
        assertThat(walk(BASE.withInterconnect(Interconnect.VXLAN).withSettings(strict), "10.244.2.2")
                        .isDelivered())
                .isTrue();
        Network network = network(BASE.withInterconnect(Interconnect.VXLAN).withSettings(strict));
        Request spoofed = Request.tcp(Peer.outside(Ip.parse("10.244.2.9")), Ip.parse("192.0.2.11"), 8080)
                .withEntryNode(Option.some("n1"));
        Walker.Walked walked = new Walker(network).walk(START, spoofed, Choice.seeded(1));
        assertThat(walked.trace().outcome()).isEqualTo(Disposition.TIMEOUT);
        assertThat(walked.trace().reason())
                .isEqualTo("rp_filter is 1 on eth0: the way back to 10.244.2.9 is "
                        + "10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink");
        assertThat(walked.trace().conntrack()).isEmpty();
    }

    @Test
    void withoutForwardingOnlyTheNodeItselfIsReached() {
        CniConfig cni = BASE.withSettings(IpSettings.DEFAULT.withoutForwarding());
        assertThat(walk(cni, "10.244.2.2").reason())
                .isEqualTo("10.244.2.2 is not this host's, and forwarding is 0 on cni0");
        assertThat(walk(cni, "192.0.2.11").outcome()).isEqualTo(Disposition.REFUSED);
    }
}
