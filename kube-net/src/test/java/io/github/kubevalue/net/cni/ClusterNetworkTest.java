package io.github.kubevalue.net.cni;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.netfilter.RuleText;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.route.Route;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network of two nodes with a pod each, for each way to connect them. */
class ClusterNetworkTest {
    private static final CniConfig CONFIG = CniConfig.of(Cidr.parse("10.244.0.0/16"));
    private static final Seq<Node> NODES =
            Vector.of(node("node-1", "172.31.0.10", "10.244.0.0/24"), node("node-2", "172.31.0.11", "10.244.1.0/24"));
    private static final Seq<Pod> PODS = Vector.of(pod("a", "node-1", "10.244.0.7"), pod("b", "node-2", "10.244.1.7"));

    private static Node node(String name, String ip, String block) {
        return Node.builder()
                .metadata(ObjectMeta.named(name))
                .spec(NodeSpec.builder().podCIDR(block).build())
                .status(NodeStatus.builder()
                        .addresses(Vector.of(NodeAddress.internalIp(ip)))
                        .build())
                .build();
    }

    private static Pod pod(String name, String node, String ip) {
        return Pod.builder()
                .metadata(ObjectMeta.named("demo", name))
                .spec(PodSpec.builder().nodeName(node).build())
                .status(PodStatus.builder().podIP(ip).build())
                .build();
    }

    private static NodeNetwork first(CniConfig config) {
        return ClusterNetwork.of(config, NODES, PODS).node("node-1").get();
    }

    /** The routes of the first node, those to its subnet and to elsewhere left out, and the address that its own pod sees. */
    @ParameterizedTest
    @CsvSource({
        "BRIDGE, DIRECT, 10.244.0.0/24 dev cni0 proto kernel scope link src 10.244.0.1; 10.244.1.0/24 via 172.31.0.11"
                + " dev eth0, 10.244.0.1",
        "PTP, DIRECT, 10.244.0.7 dev veth44c7791d scope link; 10.244.1.0/24 via 172.31.0.11 dev eth0, 10.244.0.1",
        "ROUTED, DIRECT, blackhole 10.244.0.0/24 proto bird; 10.244.0.7 dev cali44c7791d104 scope link; 10.244.1.0/24"
                + " via 172.31.0.11 dev eth0 proto bird, 172.31.0.10",
        "BRIDGE, VXLAN, 10.244.0.0/24 dev cni0 proto kernel scope link src 10.244.0.1; 10.244.1.0/24 via 10.244.1.0"
                + " dev flannel.1 onlink, 10.244.0.1",
        "BRIDGE, WIREGUARD, 10.244.0.0/24 dev cni0 proto kernel scope link src 10.244.0.1; 10.244.1.0/24 dev"
                + " flannel-wg scope link, 10.244.0.1",
        "ROUTED, VXLAN, blackhole 10.244.0.0/24 proto bird; 10.244.0.7 dev cali44c7791d104 scope link; 10.244.1.0/24"
                + " via 10.244.1.0 dev vxlan.calico onlink, 172.31.0.10",
        "ROUTED, WIREGUARD, blackhole 10.244.0.0/24 proto bird; 10.244.0.7 dev cali44c7791d104 scope link, 172.31.0.10",
        "ROUTED, IPIP, blackhole 10.244.0.0/24 proto bird; 10.244.0.7 dev cali44c7791d104 scope link; 10.244.1.0/24"
                + " via 172.31.0.11 dev tunl0 proto bird onlink, 172.31.0.10",
    })
    void routesToPods(Plug plug, Interconnect interconnect, String routes, String masquerade) {
        NodeNetwork node = first(CONFIG.withPlug(plug).withInterconnect(interconnect));
        assertThat(node.host()
                        .routes()
                        .routes(IpFamily.IPV4)
                        .filter(route -> route.destination().toString().startsWith("10."))
                        .map(Route::toString)
                        .mkString("; "))
                .isEqualTo(routes);
        PodNetwork pod = node.pod(Ip.parse("10.244.0.7")).get();
        Route last = node.host().routes().lookup(Ip.parse("10.244.0.7")).get();
        assertThat(node.podAt(node.host().device(last.device().get()).get(), Ip.parse("10.244.0.7")))
                .contains(pod);
        assertThat(node.host().addressOf(node.host().device(last.device().get()).get(), Ip.parse("10.244.0.7")))
                .contains(Ip.parse(masquerade));
    }

    @Test
    void nodesShareOneNetworkWithAGateway() {
        ClusterNetwork network = ClusterNetwork.of(CONFIG, NODES, PODS);
        assertThat(network.gateway(IpFamily.IPV4)).contains(Ip.parse("172.31.0.1"));
        assertThat(network.node("node-1").get().host().device("eth0").get().addresses())
                .containsExactly(Cidr.parse("172.31.0.10/24"));
        assertThat(network.nodeAt(Ip.parse("172.31.0.11")).map(NodeNetwork::name))
                .contains("node-2");
        assertThat(network.nodeAt(Ip.parse("172.31.0.99"))).isEmpty();
    }

    @Test
    void theOtherEndOfATunnelIsFoundByItsAddress() {
        ClusterNetwork network = ClusterNetwork.of(CONFIG.withInterconnect(Interconnect.VXLAN), NODES, PODS);
        assertThat(network.nodeAt(Ip.parse("10.244.1.0")).map(NodeNetwork::name))
                .contains("node-2");
    }

    @Test
    void aPodOutsideItsNodesBlockIsRoutedToOneByOne() {
        Pod stray = pod("stray", "node-2", "10.244.9.9");
        ClusterNetwork network = ClusterNetwork.of(CONFIG, NODES, PODS.append(stray));
        assertThat(network.node("node-1")
                        .get()
                        .host()
                        .routes()
                        .lookup(Ip.parse("10.244.9.9"))
                        .map(Route::toString))
                .contains("10.244.9.9 via 172.31.0.11 dev eth0");
        NodeNetwork second = network.node("node-2").get();
        Route own = second.host().routes().lookup(Ip.parse("10.244.9.9")).get();
        assertThat(own.via()).isEmpty();
        assertThat(second.podAt(second.host().device(own.device().get()).get(), Ip.parse("10.244.9.9"))
                        .map(pod -> pod.pod().name()))
                .contains("stray");
    }

    /** What each companion masquerades, as the rules that it writes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLANNEL | FLANNEL-POSTRTG | -m mark --mark 0x00004000/0x00004000 -m comment --comment \"flanneld"
                        + " masq\" -j RETURN",
                "IP_MASQ_AGENT | IP-MASQ-AGENT | -m comment --comment \"ip-masq-agent: local traffic is not subject to"
                        + " MASQUERADE\" -d 169.254.0.0/16 -j RETURN",
                "KINDNET | KIND-MASQ-AGENT | -m comment --comment \"kind-masq-agent: local traffic is not subject to"
                        + " MASQUERADE\" -d 10.244.0.0/16 -j RETURN",
                "CALICO | cali-nat-outgoing | -d 10.244.0.0/16 -j RETURN",
            })
    void companionsWriteTheirRules(EgressMasquerade by, String chain, String rule) {
        Ruleset rules = CniRules.addTo(Ruleset.EMPTY, first(CONFIG.withMasquerade(by)), IpFamily.IPV4);
        assertThat(rules.table(TableName.NAT)
                        .chain(chain)
                        .get()
                        .rules()
                        .map(RuleText::written)
                        .head())
                .isEqualTo(rule);
    }
}
