package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Why a pod is evicted.
 *
 * @param resource what the node lacks
 * @param thresholds those for which pods are evicted, by rank
 * @param observations what was measured
 */
record EvictionMessage(String resource, Seq<Threshold> thresholds, Observations observations) {
    // pkg/kubelet/eviction/helpers.go, evictionMessage and getThresholdMetInfo

    String of(PodUse use) {
        return "The node was low on resource: " + resource + ". " + met() + pod(use)
                + use.containers().map(this::container).mkString();
    }

    private String met() {
        return thresholds
                .filter(threshold -> threshold.signal().resource().equals(resource))
                .flatMap(threshold -> observations
                        .of(threshold.signal())
                        .map(seen -> "Threshold quantity: " + threshold.value().of(seen.capacity()) + ", available: "
                                + seen.available() + ". "))
                .headOption()
                .getOrElse("");
    }

    private String pod(PodUse use) {
        return use.pod()
                .spec()
                .resources()
                .filter(stated -> resource.equals("memory"))
                .map(ResourceRequirements::requests)
                .flatMap(requests -> requests.get(resource))
                .map(request -> exceeds("Pod " + use.pod().name(), use.memory(), request))
                .getOrElse("");
    }

    private String container(ContainerUse use) {
        Container container = use.container();
        Quantity request = container.resources().requests().getOrElse(resource, Quantity.ZERO);
        return amount(use)
                .filter(used -> Quantity.ofBytes(used).compareTo(request) > 0)
                .map(used -> exceeds("Container " + container.name(), used, request))
                .getOrElse("");
    }

    private Option<Long> amount(ContainerUse use) {
        return switch (resource) {
            case "memory" -> Option.of(use.memory());
            case "ephemeral-storage" -> Option.of(use.disk());
            default -> Option.none();
        };
    }

    private String exceeds(String who, long used, Quantity request) {
        return who + " was using " + Quantity.ofBytes(used) + ", request is " + request + ", has larger consumption of "
                + resource + ". ";
    }
}
