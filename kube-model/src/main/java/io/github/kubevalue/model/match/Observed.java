package io.github.kubevalue.model.match;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.controller.workload.Availability;
import io.github.kubevalue.model.controller.workload.Owners;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;

/**
 * What is observed of a cluster.
 *
 * @param cluster the cluster
 */
record Observed(Cluster cluster) {

    Snapshot snapshot() {
        return cluster.snapshot();
    }

    Seq<Event> events() {
        return cluster.events();
    }

    /** The objects of a kind that an object controls. */
    <T extends KubeObject> Seq<T> owned(Kind<T> kind, KubeObject owner) {
        return snapshot()
                .owned(kind, owner.metadata().uid().getOrElse(""))
                .filter(object -> Owners.isControlledBy(object, owner));
    }

    /** The pods of an object that neither have ended nor are on their way out. */
    Seq<Pod> active(KubeObject owner) {
        return owned(Pod.KIND, owner).filter(Pod::isActive);
    }

    boolean isAvailable(Pod pod, int minReadySeconds) {
        return Availability.isAvailable(pod, minReadySeconds, cluster.now());
    }

    /** Returns how an object matches, with what its own conditions say and what those of its pods do. */
    Match match(KubeObject object, Differences differences, Seq<Blocker> own, Seq<Pod> pods) {
        Seq<Blocker> blockers = differences.all().isEmpty() ? own.take(0) : own.appendAll(pods.flatMap(Blockers::of));
        return new Match(object.key(), differences.all(), blockers);
    }
}
