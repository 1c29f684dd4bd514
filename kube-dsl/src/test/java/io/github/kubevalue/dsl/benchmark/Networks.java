package io.github.kubevalue.dsl.benchmark;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateRunning;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeAddressType;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;

/** Services of type NodePort in any number, and the networks of two nodes that have them. */
final class Networks {
    static final Cidr PODS = Cidr.parse("10.244.0.0/16");
    static final ProxyNode NODE = ProxyNode.builder()
            .name("n1")
            .addresses(Vector.of(Ip.parse("192.0.2.11")))
            .podCidrs(Vector.of(Cidr.parse("10.244.1.0/24")))
            .interfaceAddresses(
                    Vector.of("127.0.0.1", "192.0.2.11", "10.244.1.1").map(Ip::parse))
            .build();

    private static final Seq<KubeObject> MACHINES = Vector.of(
            node("n1", "192.0.2.11", "10.244.1.0/24"),
            node("n2", "192.0.2.12", "10.244.2.0/24"),
            pod("client", "n1", "10.244.1.9"),
            pod("web-1", "n1", "10.244.1.2"),
            pod("web-2", "n2", "10.244.2.2"));

    private Networks() {}

    static ProxyConfig config(ProxyMode mode) {
        return ProxyConfig.builder().clusterCidrs(Vector.of(PODS)).mode(mode).build();
    }

    /** The network of two nodes, on each of which one pod stands behind every Service. */
    static Network network(ProxyMode mode, int services) {
        Seq<KubeObject> objects = Vector.range(0, services)
                .flatMap(i -> Vector.of(service(i), slice(i, Vector.of("10.244.1.2", "10.244.2.2"))));
        Store store = MACHINES.appendAll(objects).foldLeft(Store.empty(Indexes.CATALOG), Store::put);
        return Network.of(
                store,
                NetworkConfig.builder()
                        .cni(CniConfig.of(PODS))
                        .proxy(config(mode))
                        .serviceCidrs(Vector.of(Cidr.parse("10.96.0.0/12")))
                        .build());
    }

    static Ip clusterIp(int number) {
        return Ip.parse("10.96." + number / 250 + "." + (number % 250 + 1));
    }

    /** Node ports begin where no connection of the node itself has its port; there are more than the usual range has. */
    static int nodePort(int number) {
        return 10_000 + number;
    }

    static Service service(int number) {
        return Service.builder()
                .metadata(ObjectMeta.named("default", "s" + number))
                .spec(ServiceSpec.builder()
                        .type(ServiceType.NODE_PORT)
                        .clusterIP(clusterIp(number).toString())
                        .clusterIPs(Vector.of(clusterIp(number).toString()))
                        .ports(Vector.of(
                                ServicePort.of("http", 80).withTargetPort(8080).withNodePort(nodePort(number))))
                        .build())
                .build();
    }

    static EndpointSlice slice(int number, Seq<String> addresses) {
        return EndpointSlice.builder()
                .metadata(ObjectMeta.named("default", "s" + number + "-x")
                        .withLabels(TreeMap.of(EndpointSlice.SERVICE_NAME, "s" + number)))
                .addressType(AddressType.IPV4)
                .addPort(EndpointPort.builder().name("http").port(8080).build())
                .endpoints(addresses.map(address -> Endpoint.builder()
                        .addAddress(address)
                        .nodeName(address.startsWith("10.244.1.") ? "n1" : "n2")
                        .conditions(EndpointConditions.of(true, true, false))
                        .build()))
                .build();
    }

    /** Returns addresses of pods that other Services do not have. */
    static Seq<String> addresses(int number, int count) {
        return Vector.range(number * count, (number + 1) * count)
                .map(i -> "10." + (128 + i / 62_500) + "." + i / 250 % 250 + "." + (i % 250 + 1));
    }

    private static Node node(String name, String ip, String podCidr) {
        return Node.builder()
                .metadata(ObjectMeta.named(name))
                .spec(NodeSpec.builder().podCIDR(podCidr).addPodCIDR(podCidr).build())
                .status(NodeStatus.builder()
                        .addAddress(NodeAddress.builder()
                                .type(NodeAddressType.INTERNAL_IP)
                                .address(ip)
                                .build())
                        .build())
                .build();
    }

    private static Pod pod(String name, String node, String ip) {
        return Pod.builder()
                .metadata(ObjectMeta.named("default", name))
                .spec(PodSpec.builder()
                        .nodeName(node)
                        .addContainer(Container.builder()
                                .name("app")
                                .addPort(ContainerPort.builder()
                                        .containerPort(8080)
                                        .build())
                                .build())
                        .build())
                .status(PodStatus.builder()
                        .phase(PodPhase.RUNNING)
                        .podIP(ip)
                        .addPodIP(PodIP.builder().ip(ip).build())
                        .addContainerStatus(ContainerStatus.builder()
                                .name("app")
                                .ready(true)
                                .state(ContainerState.builder()
                                        .running(ContainerStateRunning.builder().build())
                                        .build())
                                .build())
                        .build())
                .build();
    }
}
