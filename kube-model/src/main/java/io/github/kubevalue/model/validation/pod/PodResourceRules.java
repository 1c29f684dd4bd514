package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.core.ResourceNames;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.function.Function;

/** The rules on what a pod asks for as a whole, against what its containers ask for. (validatePodResources) */
final class PodResourceRules {
    private PodResourceRules() {}

    static Seq<FieldError> faults(PodScope pod, FieldPath spec) {
        if (pod.spec().resources().isEmpty()) {
            return Vector.empty();
        }
        FieldPath path = spec.child("resources");
        if (pod.os().contains("windows")) {
            return Vector.of(path.forbidden("may not be set for a windows pod"));
        }
        ResourceRequirements resources = pod.spec().resources().get();
        return Faults.NONE
                .when(
                        !resources.claims().isEmpty(),
                        () -> path.child("claims").forbidden("claims may not be set for Resources at pod-level"))
                .and(ResourceRules.pod(resources, pod, path))
                .and(consistency(pod.spec(), resources, path))
                .found();
    }

    /** The pod's share is at least that of its containers. (validatePodResourceConsistency) */
    private static Seq<FieldError> consistency(PodSpec spec, ResourceRequirements pod, FieldPath path) {
        SortedMap<String, Quantity> requests = aggregate(spec, ResourceRequirements::requests);
        SortedMap<String, Quantity> limits =
                aggregate(spec, ResourceRequirements::limits).filterKeys(ResourceNames::isHugePages);
        return Faults.NONE
                .and(smaller(pod.requests(), requests, path.child("requests"), "requests"))
                .and(smaller(pod.limits(), limits, path.child("limits"), "limits"))
                .each(
                        spec.containers(),
                        path.child("containers"),
                        (container, each) -> larger(container, pod.limits(), each))
                .found();
    }

    private static Seq<FieldError> smaller(
            SortedMap<String, Quantity> pod, SortedMap<String, Quantity> containers, FieldPath path, String what) {
        return containers
                .toVector()
                .filter(total -> pod.get(total._1).exists(share -> share.compareTo(total._2) < 0))
                .map(total -> path.key(total._1)
                        .invalid(
                                pod.get(total._1).get().canonical().text(),
                                "must be greater than or equal to aggregate container " + what + " of "
                                        + total._2.canonical()));
    }

    private static Seq<FieldError> larger(Container container, SortedMap<String, Quantity> pod, FieldPath path) {
        return container
                .resources()
                .limits()
                .toVector()
                .filter(limit -> pod.get(limit._1).exists(share -> share.compareTo(limit._2) < 0))
                .map(limit -> path.key(limit._1)
                        .child("limits")
                        .invalid(
                                limit._2.canonical().text(),
                                "must be less than or equal to pod limits of "
                                        + pod.get(limit._1).get().canonical()));
    }

    /** Regular containers and sidecars run side by side; init containers one by one, beside the sidecars before them. */
    // component-helpers/resource/helpers.go, AggregateContainerRequests
    private static SortedMap<String, Quantity> aggregate(
            PodSpec spec, Function<ResourceRequirements, SortedMap<String, Quantity>> amounts) {
        SortedMap<String, Quantity> regular = spec.containers()
                .map(container -> amounts.apply(container.resources()))
                .foldLeft(TreeMap.empty(), PodResourceRules::sum);
        SortedMap<String, Quantity> sidecars = TreeMap.empty();
        SortedMap<String, Quantity> most = TreeMap.empty();
        for (Container container : spec.initContainers()) {
            SortedMap<String, Quantity> own = amounts.apply(container.resources());
            if (container.isSidecar()) {
                regular = sum(regular, own);
                sidecars = sum(sidecars, own);
                most = most(most, sidecars);
            } else {
                most = most(most, sum(sidecars, own));
            }
        }
        return most(regular, most);
    }

    private static SortedMap<String, Quantity> sum(SortedMap<String, Quantity> one, SortedMap<String, Quantity> two) {
        return one.merge(two, Quantity::plus);
    }

    private static SortedMap<String, Quantity> most(SortedMap<String, Quantity> one, SortedMap<String, Quantity> two) {
        return one.merge(two, (left, right) -> left.compareTo(right) < 0 ? right : left);
    }
}
