package io.github.kubevalue.model.match;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentCondition;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * A Deployment matches if the ReplicaSet of its template has all the pods, they are available, no other ReplicaSet has any, and
 * status and conditions say so.
 *
 * @param deployment the Deployment
 * @param observed the cluster
 */
record DeploymentMatch(Deployment deployment, Observed observed) {
    private static final String HASH = "pod-template-hash";

    Match match() {
        Seq<ReplicaSet> sets = observed.owned(ReplicaSet.KIND, deployment);
        Option<ReplicaSet> current = sets.find(this::isCurrent);
        int desired = deployment.spec().replicas().getOrElse(1);
        Seq<Pod> pods = current.toVector().flatMap(observed::active);
        Seq<ReplicaSet> old = sets.removeAll(current);
        int available =
                pods.count(pod -> observed.isAvailable(pod, deployment.spec().minReadySeconds()));

        Differences differences = told(desired)
                .count(pods.size(), desired, "pods have the template")
                .count(available, desired, "pods are available")
                .count(
                        current.map(set -> set.spec().replicas().getOrElse(1)).getOrElse(0),
                        desired,
                        "pods are asked for")
                .count(old.flatMap(observed::active).size(), 0, "pods of older templates are left")
                .unless(old.forAll(set -> set.spec().replicas().contains(0)), "an older ReplicaSet is not scaled down");
        return observed.match(
                deployment,
                differences,
                conditions(),
                sets.flatMap(observed::active).reject(Pod::isReady));
    }

    private boolean isCurrent(ReplicaSet set) {
        // pkg/controller/deployment/util/deployment_util.go, EqualIgnoreHash
        return withoutHash(set.spec().template())
                .equals(withoutHash(deployment.spec().template()));
    }

    private static PodTemplateSpec withoutHash(PodTemplateSpec template) {
        ObjectMeta metadata = template.metadata();
        return template.withMetadata(metadata.withLabels(metadata.labels().remove(HASH)));
    }

    private Differences told(int desired) {
        DeploymentStatus status = deployment.status();
        return Differences.NONE
                .observed(deployment.metadata().generation().getOrElse(0L), status.observedGeneration())
                .count(status.replicas(), desired, "pods are told")
                .count(status.updatedReplicas(), desired, "pods are told to be updated")
                .count(status.readyReplicas(), desired, "pods are told to be ready")
                .count(status.availableReplicas(), desired, "pods are told to be available")
                .unless(holds(DeploymentConditionType.AVAILABLE), "it is not told to be available")
                .unless(!isTimed() || holds(DeploymentConditionType.PROGRESSING), "it is not told to make progress");
    }

    private boolean isTimed() {
        return status(DeploymentConditionType.PROGRESSING).isDefined();
    }

    private boolean holds(DeploymentConditionType type) {
        return status(type).contains(ConditionStatus.TRUE);
    }

    private Option<ConditionStatus> status(DeploymentConditionType type) {
        return deployment.status().condition(type).map(DeploymentCondition::status);
    }

    /** That pods cannot be made, that the deadline has passed, that it is paused. */
    private Seq<Blocker> conditions() {
        return deployment
                .status()
                .conditions()
                .filter(condition -> condition.type().equals(DeploymentConditionType.REPLICA_FAILURE)
                        ? condition.status().isTrue()
                        : condition.type().equals(DeploymentConditionType.PROGRESSING)
                                && !condition.status().isTrue())
                .map(condition -> new Blocker(deployment.key(), condition.reason(), condition.message()));
    }
}
