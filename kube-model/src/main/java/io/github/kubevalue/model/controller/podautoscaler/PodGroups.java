package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Pods by how much is known of their use. (replica_calculator.go, groupPods)
 *
 * @param ready how many count in full
 * @param unready the names of those whose use says nothing yet
 * @param missing the names of those of which nothing was measured
 * @param metrics what was measured of those that count
 */
record PodGroups(int ready, Seq<String> unready, Seq<String> missing, Map<String, PodMetric> metrics) {
    private enum Group {
        READY,
        UNREADY,
        MISSING,
        IGNORED
    }

    /** Returns the pods in groups; only where the resource is {@code cpu} it matters that they are starting. */
    static PodGroups of(Seq<Pod> pods, Map<String, PodMetric> metrics, String resource, WarmUp warmUp, Instant now) {
        Map<Group, Seq<String>> groups = pods.groupBy(
                        pod -> group(pod, metrics.get(pod.name()), resource.equals("cpu"), warmUp, now))
                .mapValues(members -> members.map(Pod::name));
        Seq<String> none = Vector.empty();
        Seq<String> unready = groups.getOrElse(Group.UNREADY, none);
        return new PodGroups(
                groups.getOrElse(Group.READY, none).size(),
                unready,
                groups.getOrElse(Group.MISSING, none),
                metrics.removeAll(unready.appendAll(groups.getOrElse(Group.IGNORED, none))));
    }

    private static Group group(Pod pod, Option<PodMetric> metric, boolean isCpu, WarmUp warmUp, Instant now) {
        if (pod.metadata().isDeleting() || pod.status().phase().contains(PodPhase.FAILED)) {
            return Group.IGNORED;
        }
        if (pod.status().phase().contains(PodPhase.PENDING)) {
            return Group.UNREADY;
        }
        boolean isStarting = isCpu && metric.exists(measured -> warmUp.covers(pod, measured, now));
        return metric.isEmpty() ? Group.MISSING : isStarting ? Group.UNREADY : Group.READY;
    }
}
