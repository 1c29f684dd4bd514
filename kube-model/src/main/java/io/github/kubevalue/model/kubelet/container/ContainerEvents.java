package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;

/**
 * What is told of one container of a pod.
 *
 * @param pod the pod
 * @param container the name of the container
 */
public record ContainerEvents(Pod pod, String container) {

    /** Something expected. */
    public Event normal(String reason, String message) {
        return Event.normal(pod, reason, message).of(field());
    }

    /** Something that may be wrong. */
    public Event warning(String reason, String message) {
        return Event.warning(pod, reason, message).of(field());
    }

    // pkg/kubelet/container/ref.go, fieldPath
    private String field() {
        String list = pod.spec().containers().map(Container::name).contains(container)
                ? "containers"
                : pod.spec().initContainers().map(Container::name).contains(container)
                        ? "initContainers"
                        : "ephemeralContainers";
        // pods of one template share it
        return ("spec." + list + "{" + container + "}").intern();
    }
}
