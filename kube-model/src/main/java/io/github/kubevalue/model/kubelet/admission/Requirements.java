package io.github.kubevalue.model.kubelet.admission;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.resource.PodRequests;
import io.github.kubevalue.model.resource.Resources;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * What a pod lacks on a node, by resource: CPU in thousandths.
 *
 * @param lacking how much of what
 */
record Requirements(Map<String, Long> lacking) {
    // pkg/kubelet/preemption/preemption.go, admissionRequirementList

    /** Whether the pod lacks nothing. */
    boolean areMet() {
        return lacking.isEmpty();
    }

    /** What is still lacking when those pods are gone. */
    Requirements without(Seq<Pod> pods) {
        return new Requirements(lacking.map((name, amount) -> Tuple.of(
                        name, amount - pods.map(pod -> request(pod, name)).sum().longValue()))
                .filterValues(amount -> amount > 0));
    }

    /** How far a pod is from freeing all of it. */
    double distance(Pod pod) {
        return lacking.map(entry -> Math.max(0, entry._2 - request(pod, entry._1)) / (double) entry._2)
                .map(part -> part * part)
                .sum()
                .doubleValue();
    }

    // pkg/api/v1/resource/helpers.go, GetResourceRequest
    static long request(Pod pod, String name) {
        return name.equals(Resources.PODS)
                ? 1
                : PodRequests.of(pod.spec()).exact().get(name);
    }

    /** Returns {@code [(res: memory, q: 1024), ]}. */
    @Override
    public String toString() {
        return lacking.map(entry -> "(res: " + entry._1 + ", q: " + entry._2 + "), ")
                .mkString("[", "", "]");
    }
}
