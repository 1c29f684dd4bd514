package io.github.kubevalue.model.resource;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;

/**
 * What a pod takes from its node.
 *
 * @param exact what it requests: the larger of what its containers and sidecars need together and what any init
 *     container needs beside the sidecars declared before it, plus the overhead of its runtime class
 * @param nonZero likewise, where a container that requests no CPU or memory counts with 100m and 200 MiB: what scores
 *     are computed from, so that pods without requests spread too
 */
public record PodRequests(Resources exact, Resources nonZero) {
    // pkg/scheduler/util/pod_resources.go
    private static final Quantity DEFAULT_CPU = Quantity.parse("100m");
    private static final Quantity DEFAULT_MEMORY = Quantity.parse("200Mi");

    /** Returns what a pod takes, which may be resized in place: its spec alone does not say it. */
    public static PodRequests of(Pod pod) {
        return of(EffectiveRequests.of(pod));
    }

    /** Whether a pod has the same spec and takes the same, before and after a change. */
    public static boolean areSame(Pod before, Pod after) {
        return EffectiveRequests.of(before).equals(EffectiveRequests.of(after));
    }

    /** Returns what a pod of that spec takes. */
    public static PodRequests of(PodSpec spec) {
        Resources exact = sum(spec, false);
        boolean complete = spec.containers().appendAll(spec.initContainers()).forAll(PodRequests::requestsBoth);
        return new PodRequests(exact, complete ? exact : sum(spec, true));
    }

    private static boolean requestsBoth(Container container) {
        SortedMap<String, Quantity> requests = container.resources().requests();
        return requests.containsKey(Resources.CPU) && requests.containsKey(Resources.MEMORY);
    }

    // component-helpers/resource/helpers.go, PodRequests and AggregateContainerRequests
    private static Resources sum(PodSpec spec, boolean nonZero) {
        Resources sidecars = Resources.NONE;
        Resources initial = Resources.NONE;
        for (Container container : spec.initContainers()) {
            Resources request = request(container, nonZero);
            if (container.isSidecar()) {
                sidecars = sidecars.plus(request);
                initial = initial.max(sidecars);
            } else {
                initial = initial.max(sidecars.plus(request));
            }
        }
        Resources running =
                spec.containers().foldLeft(sidecars, (sum, container) -> sum.plus(request(container, nonZero)));
        Resources containers = running.max(initial);
        return podLevel(spec, containers).plus(Resources.of(spec.overhead()));
    }

    private static Resources podLevel(PodSpec spec, Resources containers) {
        SortedMap<String, Quantity> stated =
                spec.resources().map(ResourceRequirements::requests).getOrElse(TreeMap.empty());
        if (stated.isEmpty()) {
            return containers;
        }
        Resources pod = Resources.of(stated);
        SortedMap<String, Long> hugePages = pod.scalars().filterKeys(name -> name.startsWith("hugepages-"));
        return new Resources(
                stated.containsKey(Resources.CPU) ? pod.milliCpu() : containers.milliCpu(),
                stated.containsKey(Resources.MEMORY) ? pod.memory() : containers.memory(),
                containers.ephemeralStorage(),
                hugePages.foldLeft(containers.scalars(), (all, entry) -> all.put(entry._1, entry._2)));
    }

    private static Resources request(Container container, boolean nonZero) {
        SortedMap<String, Quantity> requests = container.resources().requests();
        if (!nonZero) {
            return Resources.of(requests);
        }
        return Resources.of(requests.put(Resources.CPU, requests.getOrElse(Resources.CPU, DEFAULT_CPU))
                .put(Resources.MEMORY, requests.getOrElse(Resources.MEMORY, DEFAULT_MEMORY)));
    }
}
