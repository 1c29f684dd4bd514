package io.github.kubevalue.model.match;

import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetStatus;
import io.github.kubevalue.model.apps.DaemonSetUpdateStrategyType;
import io.github.kubevalue.model.controller.history.History;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A DaemonSet matches if as many nodes as should have a pod have one that is available and of the newest revision, no other node
 * has one, and its status says so.
 *
 * @param set the DaemonSet
 * @param observed the cluster
 */
record DaemonSetMatch(DaemonSet set, Observed observed) {
    /** On a pod, the hash of the revision that it was made from. */
    private static final String REVISION = "controller-revision-hash";

    Match match() {
        DaemonSetStatus status = set.status();
        int desired = status.desiredNumberScheduled();
        Seq<Pod> pods = observed.active(set);
        int nodes = pods.flatMap(pod -> pod.spec().nodeName()).distinct().size();
        int available = pods.count(pod -> observed.isAvailable(pod, set.spec().minReadySeconds()));
        Differences differences = Differences.NONE
                .observed(set.metadata().generation().getOrElse(0L), status.observedGeneration())
                .count(pods.size(), desired, "pods are there")
                .count(nodes, desired, "nodes have a pod")
                .count(available, desired, "pods are available")
                .unless(pods.forAll(this::isUpdated), "pods have an older revision")
                .count(status.numberMisscheduled(), 0, "nodes are told to have a pod that they should not have")
                .count(status.currentNumberScheduled(), desired, "nodes are told to have a pod")
                .count(status.numberReady(), desired, "pods are told to be ready")
                .count(status.numberAvailable(), desired, "pods are told to be available");
        Seq<Blocker> own =
                pods.size() < desired ? Blockers.refusal(set, observed.events()).toVector() : Vector.empty();
        return observed.match(set, differences, own, pods.reject(Pod::isReady));
    }

    private boolean isUpdated(Pod pod) {
        Option<String> newest = observed.owned(ControllerRevision.KIND, set)
                .maxBy(ControllerRevision::revision)
                .flatMap(revision -> revision.metadata().labels().get(History.HASH));
        return set.spec().updateStrategy().type().contains(DaemonSetUpdateStrategyType.ON_DELETE)
                || pod.metadata().labels().get(REVISION).equals(newest);
    }
}
