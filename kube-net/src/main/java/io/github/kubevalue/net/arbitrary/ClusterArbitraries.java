package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.cni.ClusterNetwork;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.EgressMasquerade;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Generators of clusters: one to three nodes in zones, connected by any pod network, with pods that listen.
 *
 * <p>Node {@code n1} is 192.0.2.11 and 2001:db8::11, in zone {@code z1}, {@code z2} or none, with pods in 10.244.1.0/24 and
 * fd00:10:244:1::/64; {@code n2} and {@code n3} likewise. On each run {@code a1}, {@code b1} and {@code c1} with networks
 * of their own, and one pod with the name and on the network of the node. All listen on {@link #PORTS}, TCP and UDP. Pod
 * {@code c1} may have the host port 9090.
 */
public final class ClusterArbitraries {
    /** On what all pods listen. */
    public static final Seq<Integer> PORTS = Vector.of(8080, 8443);

    private static final Cidr PODS_V4 = Cidr.parse("10.244.0.0/16");
    private static final Cidr PODS_V6 = Cidr.parse("fd00:10:244::/48");

    private ClusterArbitraries() {}

    /**
     * A cluster without Services.
     *
     * @param cni its pod network
     * @param nodes its nodes
     * @param pods its pods, all in namespace {@code demo}
     */
    public record Cluster(CniConfig cni, Seq<Node> nodes, Seq<Pod> pods) {

        /** Returns its network. */
        public ClusterNetwork network() {
            return ClusterNetwork.of(cni, nodes, pods);
        }

        /** Whether pods, nodes and Services have addresses of IPv6 besides those of IPv4. */
        public boolean isDualStack() {
            return cni.clusterCidrs().size() > 1;
        }

        /** How it is built: {@code 2 nodes, BRIDGE, VXLAN, masquerade FLANNEL, dual stack}. */
        @Override
        public String toString() {
            return nodes.size() + (nodes.size() == 1 ? " node, " : " nodes, ") + cni.plug() + ", " + cni.interconnect()
                    + ", masquerade " + cni.masquerade() + (isDualStack() ? ", dual stack" : "");
        }
    }

    /** Returns clusters with those ways to plug in pods and to connect nodes. */
    public static Arbitrary<Cluster> clusters(Seq<Plug> plugs, Seq<Interconnect> interconnects) {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Arbitrary<CniConfig> configs = Combinators.combine(
                        Arbitraries.of(plugs.asJava()),
                        Arbitraries.of(interconnects.asJava()),
                        Arbitraries.of(EgressMasquerade.class),
                        either)
                .as((plug, interconnect, masquerade, dualStack) -> CniConfig.of(
                                dualStack ? Vector.of(PODS_V4, PODS_V6) : Vector.of(PODS_V4))
                        .withPlug(plug)
                        .withInterconnect(interconnect)
                        .withMasquerade(masquerade));
        Arbitrary<Seq<String>> zones =
                Arbitraries.of("z1", "z2", "").list().ofMinSize(1).ofMaxSize(3).map(Vector::ofAll);
        return Combinators.combine(configs, zones, either).as(ClusterArbitraries::cluster);
    }

    private static Cluster cluster(CniConfig cni, Seq<String> zones, boolean hostPort) {
        boolean dualStack = cni.clusterCidrs().size() > 1;
        return new Cluster(
                cni,
                zones.zipWithIndex((zone, i) -> node(i + 1, zone, dualStack)),
                zones.zipWithIndex((zone, i) -> i + 1)
                        .flatMap(number -> pods(number, dualStack, hostPort && number == 1)));
    }

    private static Seq<String> addresses(boolean dualStack, String v4, String v6) {
        return dualStack ? Vector.of(v4, v6) : Vector.of(v4);
    }

    private static Node node(int number, String zone, boolean dualStack) {
        Seq<String> blocks = addresses(dualStack, "10.244." + number + ".0/24", "fd00:10:244:" + number + "::/64");
        return Node.builder()
                .metadata(ObjectMeta.named("n" + number)
                        .withLabels(zone.isEmpty() ? TreeMap.empty() : TreeMap.of("topology.kubernetes.io/zone", zone)))
                .spec(NodeSpec.builder().podCIDR(blocks.head()).podCIDRs(blocks).build())
                .status(NodeStatus.builder()
                        .addresses(nodeIps(number, dualStack).map(NodeAddress::internalIp))
                        .conditions(Vector.of(NodeCondition.of(NodeCondition.READY, true)))
                        .build())
                .build();
    }

    private static Seq<String> nodeIps(int number, boolean dualStack) {
        return addresses(dualStack, "192.0.2.1" + number, "2001:db8::1" + number);
    }

    private static Seq<Pod> pods(int node, boolean dualStack, boolean hostPort) {
        return Vector.of("a", "b", "c")
                .zipWithIndex((name, i) -> pod(
                        name + node,
                        node,
                        addresses(dualStack, "10.244." + node + "." + (i + 2), "fd00:10:244:" + node + "::" + (i + 2)),
                        hostPort && name.equals("c")))
                .append(pod("n" + node, node, nodeIps(node, dualStack), false));
    }

    private static Pod pod(String name, int node, Seq<String> ips, boolean hostPort) {
        Seq<ContainerPort> ports = PORTS.flatMap(port -> Vector.of(
                ContainerPort.of(port).withHostPort(Option.when(hostPort && port == 8080, 9090)),
                ContainerPort.of(port).withProtocol(Option.of(Protocol.UDP))));
        ContainerStatus running = ContainerStatus.builder()
                .name("app")
                .ready(true)
                .state(ContainerState.running(Instant.EPOCH))
                .build();
        return Pod.builder()
                .metadata(ObjectMeta.named("demo", name))
                .spec(PodSpec.builder()
                        .nodeName("n" + node)
                        .hostNetwork(name.startsWith("n"))
                        .containers(Vector.of(
                                Container.builder().name("app").ports(ports).build()))
                        .build())
                .status(PodStatus.builder()
                        .phase(PodPhase.RUNNING)
                        .podIP(ips.head())
                        .podIPs(ips.map(PodIP::of))
                        .containerStatuses(Vector.of(running))
                        .build())
                .build();
    }
}
