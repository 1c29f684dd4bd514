package io.github.kubevalue.model.resource;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.Tuple;
import io.vavr.collection.SortedMap;

/**
 * What a pod is taken to request while it is resized in place: of what its spec wants, what its node has allocated to it and what
 * is in force, the most of each resource; what its node can never give it does not count.
 *
 * @param status what the node says of the pod
 * @param isWanted whether what the spec wants counts
 */
record EffectiveRequests(PodStatus status, boolean isWanted) {
    // component-helpers/resource/helpers.go, determineEffectiveRequests
    private static final Quantity NOTHING = Quantity.of(0);

    /** Returns the spec of a pod with what it is taken to request. */
    static PodSpec of(Pod pod) {
        return new EffectiveRequests(pod.status(), !isInfeasible(pod.status())).in(pod.spec());
    }

    /** Returns the spec of a pod with what its node has given it: what it waits for does not count. */
    static PodSpec given(Pod pod) {
        return new EffectiveRequests(pod.status(), false).in(pod.spec());
    }

    private static boolean isInfeasible(PodStatus status) {
        return status.condition("PodResizePending")
                .exists(pending -> pending.reason().contains("Infeasible"));
    }

    private PodSpec in(PodSpec spec) {
        return isAsWanted(spec)
                ? spec
                : spec.withContainers(spec.containers().map(this::effective))
                        .withInitContainers(spec.initContainers()
                                .map(container -> container.isSidecar() ? effective(container) : container))
                        .withResources(spec.resources().map(this::ofPod));
    }

    private boolean isAsWanted(PodSpec spec) {
        return status.containerStatuses().isEmpty()
                        && status.initContainerStatuses().isEmpty()
                        && status.resources().isEmpty()
                || spec.containers().forAll(this::isAsWanted)
                        && spec.initContainers().filter(Container::isSidecar).forAll(this::isAsWanted)
                        && spec.resources().forAll(pod -> ofPod(pod).equals(pod));
    }

    private boolean isAsWanted(Container container) {
        return requests(container).equals(container.resources().requests());
    }

    private Container effective(Container container) {
        return container.withResources(container.resources().withRequests(requests(container)));
    }

    private SortedMap<String, Quantity> requests(Container container) {
        SortedMap<String, Quantity> wanted = container.resources().requests();
        return status.containerStatus(container.name())
                .flatMap(found -> found.resources()
                        .map(inForce -> effective(wanted, most(inForce.requests(), found.allocatedResources()))))
                .getOrElse(wanted);
    }

    private ResourceRequirements ofPod(ResourceRequirements wanted) {
        return status.resources()
                .map(inForce -> effective(wanted.requests(), most(inForce.requests(), status.allocatedResources())))
                .map(effective -> wanted.withRequests(
                        wanted.requests().map((name, amount) -> Tuple.of(name, effective.getOrElse(name, NOTHING)))))
                .getOrElse(wanted);
    }

    private SortedMap<String, Quantity> effective(
            SortedMap<String, Quantity> wanted, SortedMap<String, Quantity> given) {
        return isWanted ? most(wanted, given) : given;
    }

    private static SortedMap<String, Quantity> most(
            SortedMap<String, Quantity> one, SortedMap<String, Quantity> other) {
        return one.equals(other) ? one : one.merge(other, (mine, theirs) -> mine.compareTo(theirs) < 0 ? theirs : mine);
    }
}
