package io.github.kubevalue.net.kernel.scenario;

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
import io.github.kubevalue.net.kernel.lab.Namespaces;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The cluster that the scenarios play in: two nodes, pods a and a2 (with host port 9090) and client cli-1 on node n1, pod b and client cli-2 on n2,
 * and a client outside, which has routes to pods and Services.
 */
final class ExampleCluster {
    static final Cidr POD_CIDR = Cidr.parse("10.244.0.0/16");
    static final Cidr SERVICE_CIDR = Cidr.parse("10.96.0.0/12");
    static final String OUTSIDE = Namespaces.OUTSIDE;

    private static final Map<String, String> NODES = LinkedHashMap.of("n1", "192.0.2.11", "n2", "192.0.2.12");
    private static final Map<String, String> POD_IPS = LinkedHashMap.of(
            "a", "10.244.1.2", "a2", "10.244.1.3", "cli-1", "10.244.1.9", "b", "10.244.2.2", "cli-2", "10.244.2.9");

    private ExampleCluster() {}

    static ClusterNetwork network(CniConfig config) {
        return ClusterNetwork.of(config, nodes(), pods());
    }

    static Seq<Node> nodes() {
        return NODES.map(entry -> node(entry._1, entry._2)).toVector();
    }

    private static Node node(String name, String ip) {
        String number = name.substring(1);
        return Node.builder()
                .metadata(ObjectMeta.named(name).withLabels(TreeMap.of("topology.kubernetes.io/zone", "z" + number)))
                .spec(NodeSpec.builder()
                        .podCIDR("10.244." + number + ".0/24")
                        .podCIDRs(Vector.of("10.244." + number + ".0/24"))
                        .build())
                .status(NodeStatus.builder()
                        .addresses(Vector.of(NodeAddress.internalIp(ip)))
                        .conditions(Vector.of(NodeCondition.of(NodeCondition.READY, true)))
                        .build())
                .build();
    }

    static Seq<Pod> pods() {
        return POD_IPS.map(entry -> pod(entry._1, entry._2, false))
                .appendAll(NODES.map(entry -> pod(entry._1, entry._2, true)))
                .toVector();
    }

    /** A pod that listens on 8080, TCP and UDP; those on a node's own network are named as the node. */
    private static Pod pod(String name, String ip, boolean hostNetwork) {
        ContainerPort udp = ContainerPort.of(8080).withProtocol(Option.of(Protocol.UDP));
        ContainerPort hostPort = ContainerPort.of(8080).withHostPort(Option.of(9090));
        Container container = Container.builder()
                .name("app")
                .ports(Vector.of(name.equals("a2") ? hostPort : ContainerPort.of(8080), udp))
                .build();
        return Pod.builder()
                .metadata(ObjectMeta.named("demo", name))
                .spec(PodSpec.builder()
                        .nodeName(nodeOf(name))
                        .hostNetwork(hostNetwork)
                        .containers(Vector.of(container))
                        .build())
                .status(PodStatus.builder()
                        .phase(PodPhase.RUNNING)
                        .podIP(ip)
                        .podIPs(Vector.of(PodIP.of(ip)))
                        .containerStatuses(Vector.of(ContainerStatus.builder()
                                .name("app")
                                .ready(true)
                                .state(ContainerState.running(Instant.EPOCH))
                                .build()))
                        .build())
                .build();
    }

    /** The address of a pod or node. */
    static String ip(String name) {
        return POD_IPS.get(name).orElse(NODES.get(name)).getOrElse(name);
    }

    /** The node of a pod, or the node itself. */
    static String nodeOf(String name) {
        return NODES.containsKey(name) ? name : ip(name).startsWith("10.244.1.") ? "n1" : "n2";
    }

    static Seq<String> podNames() {
        return POD_IPS.keySet().toVector();
    }

    static Seq<String> nodeNames() {
        return NODES.keySet().toVector();
    }
}
