package io.github.kubevalue.model.resource;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import java.util.function.Function;

/**
 * What the containers of a pod request, or are limited to, taken together: the larger of what containers and sidecars need
 * at once and what any init container needs beside the sidecars before it; what the pod itself says counts instead.
 */
public final class PodResources {
    private PodResources() {}

    /** Returns what a pod requests, without the overhead of its runtime class. */
    public static ResourceList requests(PodSpec spec) {
        return sum(spec, ResourceRequirements::requests);
    }

    /** Returns what a pod is limited to, without the overhead of its runtime class. */
    public static ResourceList limits(PodSpec spec) {
        return sum(spec, ResourceRequirements::limits);
    }

    // component-helpers/resource/helpers.go, AggregateContainerRequests, AggregateContainerLimits
    private static ResourceList sum(PodSpec spec, Function<ResourceRequirements, SortedMap<String, Quantity>> what) {
        ResourceList sidecars = ResourceList.NONE;
        ResourceList initial = ResourceList.NONE;
        for (Container container : spec.initContainers()) {
            ResourceList own = new ResourceList(what.apply(container.resources()));
            if (container.isSidecar()) {
                sidecars = sidecars.plus(own);
                initial = initial.max(sidecars);
            } else {
                initial = initial.max(sidecars.plus(own));
            }
        }
        ResourceList running = spec.containers()
                .foldLeft(sidecars, (all, container) -> all.plus(new ResourceList(what.apply(container.resources()))));
        ResourceList stated = spec.resources()
                .map(pod -> new ResourceList(what.apply(pod).filterKeys(PodResources::isOfPods)))
                .getOrElse(ResourceList.NONE);
        return running.max(initial).overriddenBy(stated);
    }

    /** Whether a pod may state that resource for all its containers together. */
    public static boolean isOfPods(String name) {
        return name.equals(Resources.CPU) || name.equals(Resources.MEMORY) || name.startsWith("hugepages-");
    }
}
