package io.github.kubevalue.model.match;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;

/**
 * A ReplicaSet matches if all its pods are available, and its status says so.
 *
 * @param set the ReplicaSet
 * @param observed the cluster
 */
record ReplicaSetMatch(ReplicaSet set, Observed observed) {

    Match match() {
        ReplicaSetStatus status = set.status();
        int desired = set.spec().replicas().getOrElse(1);
        Seq<Pod> pods = observed.active(set);
        int available = pods.count(pod -> observed.isAvailable(pod, set.spec().minReadySeconds()));
        Differences differences = Differences.NONE
                .observed(set.metadata().generation().getOrElse(0L), status.observedGeneration())
                .count(pods.size(), desired, "pods are there")
                .count(available, desired, "pods are available")
                .count(status.replicas(), desired, "pods are told")
                .count(status.availableReplicas(), desired, "pods are told to be available");
        Seq<Blocker> own = status.conditions()
                .filter(condition -> condition.status().isTrue())
                .map(condition -> new Blocker(set.key(), condition.reason(), condition.message()));
        return observed.match(set, differences, own, pods.reject(Pod::isReady));
    }
}
