package io.github.kubevalue.model.scheduler.noderesources;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.resource.Resources;
import io.vavr.collection.Vector;
import java.util.function.ToLongFunction;

/**
 * A resource that counts in a score.
 *
 * @param name its name: {@code cpu}, {@code nvidia.com/gpu}
 * @param weight how much it counts, 1 to 100
 */
public record WeightedResource(String name, int weight) {
    /** CPU and memory, which count the same. */
    public static final Vector<WeightedResource> DEFAULT =
            Vector.of(new WeightedResource(Resources.CPU, 1), new WeightedResource(Resources.MEMORY, 1));

    /** Returns this as a pod requests it, where a node says so much of it is requested there. */
    Asked asked(Resources request, ToLongFunction<NodeInfo> requested) {
        return new Asked(allocatable(), requested, request.get(name), weight);
    }

    private ToLongFunction<NodeInfo> allocatable() {
        return switch (name) {
            case Resources.CPU -> NodeInfo::cpu;
            case Resources.MEMORY -> NodeInfo::memory;
            default -> node -> node.allocatable().get(name);
        };
    }

    /** Whether it counts only for pods that request it. */
    boolean isScalar() {
        return !name.equals(Resources.CPU)
                && !name.equals(Resources.MEMORY)
                && !name.equals(Resources.EPHEMERAL_STORAGE);
    }
}
