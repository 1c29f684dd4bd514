package io.github.kubevalue.model.kubelet.eviction;

import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Pods of one container, and what they use. */
final class Usages {
    private Usages() {}

    static long bytes(String quantity) {
        return Quantity.parse(quantity).value();
    }

    /** A pod that requests that much, nothing if the text is empty. */
    static Pod requesting(String name, int priority, String resource, String request) {
        Container container = request.isEmpty()
                ? container(name)
                : container(name)
                        .withResources(ResourceRequirements.builder()
                                .requests(TreeMap.of(resource, Quantity.parse(request)))
                                .build());
        return pod(name, spec -> spec.withContainers(Vector.of(container)).withPriority(Option.of(priority)));
    }

    static PodUse memory(String name, int priority, String request, String used) {
        Pod pod = requesting(name, priority, "memory", request);
        return new PodUse(
                pod,
                true,
                Vector.of(new ContainerUse(pod.spec().containers().head(), bytes(used), 0, 1)),
                TreeMap.empty());
    }

    static PodUse disk(String name, int priority, String request, String used) {
        Pod pod = requesting(name, priority, "ephemeral-storage", request);
        return new PodUse(
                pod,
                true,
                Vector.of(new ContainerUse(pod.spec().containers().head(), 0, bytes(used), 1)),
                TreeMap.empty());
    }

    static PodUse pids(String name, int priority, long pids) {
        Pod pod = requesting(name, priority, "memory", "");
        return new PodUse(
                pod, true, Vector.of(new ContainerUse(pod.spec().containers().head(), 0, 0, pids)), TreeMap.empty());
    }

    static PodUse unmeasured(String name, int priority) {
        return new PodUse(requesting(name, priority, "memory", ""), false, Vector.empty(), TreeMap.empty());
    }
}
