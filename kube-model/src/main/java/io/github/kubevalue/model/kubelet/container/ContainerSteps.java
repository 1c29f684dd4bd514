package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.PodStatus;
import io.vavr.collection.Seq;

/**
 * What becomes of the containers of a pod now.
 *
 * @param initial the init containers
 * @param regular the containers of {@code spec.containers}
 * @param ephemeral the ephemeral containers
 */
public record ContainerSteps(Seq<ContainerStep> initial, Seq<ContainerStep> regular, Seq<ContainerStep> ephemeral) {

    /** All of them. */
    public Seq<ContainerStep> all() {
        return initial.appendAll(regular).appendAll(ephemeral);
    }

    /** Returns the status of the pod with what has become of its containers. */
    public PodStatus in(PodStatus status) {
        return status.withInitContainerStatuses(initial.map(ContainerStep::status))
                .withContainerStatuses(regular.map(ContainerStep::status))
                .withEphemeralContainerStatuses(ephemeral.map(ContainerStep::status));
    }
}
