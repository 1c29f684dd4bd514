package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** Nodes and pods for tests. */
public final class Objects {
    private Objects() {}

    /** A node of 4 CPUs, 16 GiB and 110 pods, with its hostname label. */
    public static Node node(String name) {
        return node(name, "4", "16Gi", 110);
    }

    /** A node of that size, with its hostname label. */
    public static Node node(String name, String cpu, String memory, int pods) {
        SortedMap<String, Quantity> size =
                TreeMap.of("cpu", Quantity.parse(cpu), "memory", Quantity.parse(memory), "pods", Quantity.of(pods));
        int number = Integer.parseInt("0" + name.replaceAll("\\D", ""));
        return Node.named(name)
                .withMetadata(ObjectMeta.named(name).withLabels(TreeMap.of("kubernetes.io/hostname", name)))
                .withSpec(NodeSpec.builder()
                        .podCIDR("10.244." + number + ".0/24")
                        .podCIDRs(Vector.of("10.244." + number + ".0/24"))
                        .build())
                .withStatus(NodeStatus.builder()
                        .capacity(size)
                        .allocatable(size)
                        .addresses(Vector.of(NodeAddress.internalIp("172.31.0." + (10 + number))))
                        .build());
    }

    /** The node with a label. */
    public static Node labelled(Node node, String key, String value) {
        return node.withMetadata(
                node.metadata().withLabels(node.metadata().labels().put(key, value)));
    }

    /** The node with taints. */
    public static Node tainted(Node node, Taint... taints) {
        return node.withSpec(node.spec().withTaints(Vector.of(taints)));
    }

    /** A pod of one container that requests nothing. */
    public static Pod pod(String name) {
        return pod(name, spec -> spec);
    }

    /** A pod of one container, with more said of its spec. */
    public static Pod pod(String name, UnaryOperator<PodSpec> more) {
        PodSpec spec = PodSpec.builder().addContainer(container("app")).build();
        return Pod.named("demo", name).withSpec(more.apply(spec));
    }

    /** A container that requests nothing. */
    public static Container container(String name) {
        return Container.builder()
                .name(name)
                .image("example.com/" + name + ":1")
                .build();
    }

    /** A pod of one container that requests that much. */
    public static Pod requesting(String name, String cpu, String memory) {
        return pod(
                name,
                spec -> spec.withContainers(Vector.of(container("app")
                        .withResources(ResourceRequirements.requesting(Quantity.parse(cpu), Quantity.parse(memory))))));
    }

    /** The pod with labels. */
    public static Pod labelled(Pod pod, String... keysAndValues) {
        SortedMap<String, String> labels = pod.metadata().labels();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            labels = labels.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return pod.withMetadata(pod.metadata().withLabels(labels));
    }

    /** The pod with annotations of the prefix {@code kubevalue.io/}. */
    public static Pod annotated(Pod pod, String... keysAndValues) {
        SortedMap<String, String> annotations = pod.metadata().annotations();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            annotations = annotations.put("kubevalue.io/" + keysAndValues[i], keysAndValues[i + 1]);
        }
        return pod.withMetadata(pod.metadata().withAnnotations(annotations));
    }

    /** The pod on a node. */
    public static Pod on(String node, Pod pod) {
        return pod.withSpec(pod.spec().withNodeName(Option.of(node)));
    }
}
