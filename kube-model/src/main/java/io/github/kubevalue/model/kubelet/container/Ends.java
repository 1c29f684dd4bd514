package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.PodStatus;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.time.Instant;

/**
 * How the containers of a pod that run will end.
 *
 * @param byName the ends by container
 */
public record Ends(Map<String, End> byName) {

    /** Returns the status in which those have ended whose time has come. */
    public PodStatus reached(PodStatus status, Instant now) {
        return status.withEachContainer(one -> reached(one, now));
    }

    ContainerStatus reached(ContainerStatus status, Instant now) {
        return byName.get(status.name())
                .filter(end -> !end.at().isAfter(now))
                .map(end -> end.of(status))
                .getOrElse(status);
    }

    /** The times of those that lie ahead. */
    public Seq<Instant> ahead(Instant now) {
        return byName.values().map(End::at).filter(at -> at.isAfter(now));
    }
}
