package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dsl.printer.Printers;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.EventType;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * A pod that is not ready although the cluster is at rest, and what the cluster says of it.
 *
 * @param pod the pod
 * @param why the word that kubectl shows, and the last warning
 */
public record Waiting(ResourceKey pod, String why) {

    /** Returns the pods of a cluster that are neither ready nor done. */
    public static Seq<Waiting> in(Cluster cluster) {
        return cluster.snapshot()
                .list(Pod.KIND)
                .filter(pod -> !pod.isReady() && !pod.isTerminal())
                .map(pod -> new Waiting(pod.key(), why(cluster, pod)));
    }

    private static String why(Cluster cluster, Pod pod) {
        Option<String> warned = warning(cluster, pod).orElse(() -> unscheduled(pod));
        return Printers.status(pod) + warned.map(text -> ": " + text).getOrElse("");
    }

    private static Option<String> warning(Cluster cluster, KubeObject object) {
        return cluster.events()
                .filter(event ->
                        event.involvedObject().uid().equals(object.metadata().uid())
                                && event.eventType().contains(EventType.WARNING))
                .sortBy(event -> event.lastSeen().getOrNull())
                .lastOption()
                .flatMap(Event::message);
    }

    private static Option<String> unscheduled(Pod pod) {
        return pod.condition("PodScheduled")
                .filter(condition -> condition.status().toString().equals("False"))
                .flatMap(condition -> condition.message());
    }
}
