package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateRunning;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeAddressType;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.runtime.KubeletState;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Objects as they stand in a cluster that has converged. */
final class Sample {
    private Sample() {}

    static Store store(KubeObject... objects) {
        return Vector.of(objects).foldLeft(Store.empty(Indexes.CATALOG), Store::put);
    }

    static Node node(String name, String ip, String podCidr) {
        return Node.builder()
                .metadata(ObjectMeta.named(name))
                .spec(NodeSpec.builder().podCIDR(podCidr).addPodCIDR(podCidr).build())
                .status(NodeStatus.builder()
                        .addAddress(NodeAddress.builder()
                                .type(NodeAddressType.INTERNAL_IP)
                                .address(ip)
                                .build())
                        .addCondition(NodeCondition.builder()
                                .type("Ready")
                                .status(ConditionStatus.TRUE)
                                .build())
                        .build())
                .build();
    }

    /** The node, with that said of its kubelet. */
    static Node node(KubeletState kubelet, String name, String ip, String podCidr) {
        return kubelet.said(node(name, ip, podCidr));
    }

    static Pod pod(String name, String node, String ip, int port) {
        return Pod.builder()
                .metadata(ObjectMeta.named("demo", name))
                .spec(PodSpec.builder()
                        .nodeName(node)
                        .addContainer(Container.builder()
                                .name("app")
                                .addPort(ContainerPort.builder()
                                        .containerPort(port)
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

    /** A Service of type LoadBalancer at 10.96.0.42, whose nodes tell their health on port 32000 where the policy is Local. */
    static Service balanced(String name, String policy, ServicePort port) {
        return Service.builder()
                .metadata(ObjectMeta.named("demo", name))
                .spec(ServiceSpec.builder()
                        .type(ServiceType.LOAD_BALANCER)
                        .clusterIP("10.96.0.42")
                        .clusterIPs(Vector.of("10.96.0.42"))
                        .externalTrafficPolicy(new ServiceExternalTrafficPolicy(policy))
                        .healthCheckNodePort(Option.when(policy.equals("Local"), 32000))
                        .addPort(port)
                        .build())
                .build();
    }

    static EndpointSlice slice(String service, String portName, int port, Pod... pods) {
        return EndpointSlice.builder()
                .metadata(ObjectMeta.named("demo", service + "-x")
                        .withLabels(io.vavr.collection.TreeMap.of("kubernetes.io/service-name", service)))
                .addressType(AddressType.IPV4)
                .addPort(EndpointPort.builder().name(portName).port(port).build())
                .endpoints(Vector.of(pods)
                        .map(pod -> Endpoint.builder()
                                .addAddress(pod.ip().get().toString())
                                .nodeName(pod.spec().nodeName())
                                .conditions(EndpointConditions.builder()
                                        .ready(true)
                                        .serving(true)
                                        .terminating(false)
                                        .build())
                                .targetRef(Option.none())
                                .build()))
                .build();
    }
}
