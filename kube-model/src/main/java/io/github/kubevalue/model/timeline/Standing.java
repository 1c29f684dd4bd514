package io.github.kubevalue.model.timeline;

import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;

/**
 * How a workload stands.
 *
 * @param workload the workload
 * @param wanted how many pods it is to have; of a Job, how many are to succeed
 * @param parts its pods by what they were made from, the older first
 */
public record Standing(ResourceKey workload, int wanted, Seq<Part> parts) {

    /**
     * The pods that were made from one template.
     *
     * @param name the ReplicaSet, or the revision; empty if the workload has but one
     * @param pods their states, the better first
     */
    public record Part(String name, Seq<PodState> pods) {}

    /** How many pods are in that state. */
    public int count(PodState state) {
        return parts.map(part -> part.pods().count(state::equals)).sum().intValue();
    }
}
