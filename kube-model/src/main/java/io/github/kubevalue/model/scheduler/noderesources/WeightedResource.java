package io.github.kubevalue.model.scheduler.noderesources;

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

    /** How much of it there is among resources. */
    ToLongFunction<Resources> amount() {
        return switch (name) {
            case Resources.CPU -> Resources::milliCpu;
            case Resources.MEMORY -> Resources::memory;
            default -> resources -> resources.get(name);
        };
    }

    /** Whether it counts only for pods that request it. */
    boolean isScalar() {
        return !name.equals(Resources.CPU)
                && !name.equals(Resources.MEMORY)
                && !name.equals(Resources.EPHEMERAL_STORAGE);
    }
}
