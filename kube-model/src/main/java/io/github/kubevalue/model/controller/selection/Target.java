package io.github.kubevalue.model.controller.selection;

import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.vavr.control.Option;

/** How endpoints name the pod that they stand for. */
public final class Target {
    private Target() {}

    /** Returns the reference to a pod, without an apiVersion. */
    public static ObjectReference of(Pod pod) {
        return ObjectReference.builder()
                .kind(Pod.KIND.name())
                .namespace(pod.namespace())
                .name(pod.name())
                .uid(pod.metadata().uid())
                .build();
    }

    /** Whether a reference is the one to that pod; the version at which it was seen counts for nothing. */
    public static boolean is(ObjectReference target, Pod pod) {
        // endpointslice/util/controller_utils.go, EndpointsEqualBeyondHash
        return target.uid().equals(pod.metadata().uid())
                && target.name().equals(pod.metadata().name())
                && target.namespace().contains(pod.namespace())
                && target.kind().contains(Pod.KIND.name())
                && target.apiVersion().isEmpty()
                && target.fieldPath().isEmpty();
    }

    /** Returns the name under which the pod is found in a Service; none if it is not one of its subdomain. */
    public static Option<String> hostname(Pod pod, Service service) {
        // endpointslice/util/controller_utils.go, ShouldSetHostname
        return pod.spec()
                .hostname()
                .filter(name -> !name.isEmpty() && pod.spec().subdomain().contains(service.name()));
    }
}
