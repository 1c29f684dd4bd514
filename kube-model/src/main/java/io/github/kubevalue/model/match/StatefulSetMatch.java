package io.github.kubevalue.model.match;

import io.github.kubevalue.model.apps.RollingUpdateStatefulSetStrategy;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetOrdinals;
import io.github.kubevalue.model.apps.StatefulSetStatus;
import io.github.kubevalue.model.apps.StatefulSetUpdateStrategyType;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A StatefulSet matches if each of its ordinals has an available pod and no other has one, those that a roll-out reaches are of
 * the newest revision, and its status says so.
 *
 * @param set the StatefulSet
 * @param observed the cluster
 */
record StatefulSetMatch(StatefulSet set, Observed observed) {
    private static final String REVISION = "controller-revision-hash";

    Match match() {
        StatefulSetStatus status = set.status();
        int desired = set.spec().replicas().getOrElse(1);
        Seq<Pod> pods = observed.active(set);
        int available = pods.count(pod -> observed.isAvailable(pod, set.spec().minReadySeconds()));
        Differences differences = Differences.NONE
                .observed(set.metadata().generation().getOrElse(0L), status.observedGeneration())
                .unless(
                        pods.map(Pod::name).toSet().equals(names(0).toSet()),
                        "other pods are there than its ordinals ask for")
                .unless(isUpdated(pods), "pods have an older revision")
                .count(available, desired, "pods are available")
                .count(status.replicas(), desired, "pods are told")
                .count(status.readyReplicas(), desired, "pods are told to be ready")
                .count(status.availableReplicas(), desired, "pods are told to be available");
        Seq<Blocker> own =
                pods.size() < desired ? Blockers.refusal(set, observed.events()).toVector() : Vector.empty();
        return observed.match(set, differences, own, pods.reject(Pod::isReady));
    }

    /** The names of its pods from some place on. */
    private Seq<String> names(int place) {
        int start = set.spec().ordinals().map(StatefulSetOrdinals::start).getOrElse(0);
        return Vector.range(place, set.spec().replicas().getOrElse(1))
                .map(ordinal -> set.name() + "-" + (start + ordinal));
    }

    private boolean isUpdated(Seq<Pod> pods) {
        if (set.spec().updateStrategy().type().contains(StatefulSetUpdateStrategyType.ON_DELETE)) {
            return true;
        }
        int partition = set.spec()
                .updateStrategy()
                .rollingUpdate()
                .flatMap(RollingUpdateStatefulSetStrategy::partition)
                .getOrElse(0);
        Seq<String> reached = names(partition);
        return pods.filter(pod -> reached.contains(pod.name()))
                .forAll(pod -> pod.metadata()
                        .labels()
                        .get(REVISION)
                        .contains(set.status().updateRevision()));
    }
}
