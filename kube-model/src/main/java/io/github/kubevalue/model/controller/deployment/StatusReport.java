package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.apps.DeploymentCondition;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetCondition;
import io.github.kubevalue.model.apps.ReplicaSetConditionType;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.ToIntFunction;

/** What a Deployment reports of its ReplicaSets. */
final class StatusReport {
    private static final String MINIMUM_AVAILABLE = "MinimumReplicasAvailable";
    private static final String MINIMUM_UNAVAILABLE = "MinimumReplicasUnavailable";

    private StatusReport() {}

    /** Counts the pods of the sets and says whether enough of them are available. */
    static DeploymentStatus count(Rollout rollout) {
        // pkg/controller/deployment/sync.go, calculateStatus
        Seq<ReplicaSet> all = rollout.all();
        int available = sum(all, ReplicaSetStatus::availableReplicas);
        DeploymentStatus before = rollout.deployment().status();
        DeploymentStatus counted = before.withObservedGeneration(
                        rollout.deployment().metadata().generation().getOrElse(0L))
                .withReplicas(sum(all, ReplicaSetStatus::replicas))
                .withUpdatedReplicas(sum(rollout.newSet().toVector(), ReplicaSetStatus::replicas))
                .withReadyReplicas(sum(all, ReplicaSetStatus::readyReplicas))
                .withAvailableReplicas(available)
                .withUnavailableReplicas(Math.max(0, Rollout.sizes(all) - available))
                .withTerminatingReplicas(terminating(all));
        return Conditions.with(counted, availability(rollout, available));
    }

    private static int sum(Seq<ReplicaSet> sets, ToIntFunction<ReplicaSetStatus> count) {
        return sets.toJavaStream().map(ReplicaSet::status).mapToInt(count).sum();
    }

    /** Known only when every set knows it. */
    private static Option<Integer> terminating(Seq<ReplicaSet> sets) {
        return Option.sequence(sets.map(set -> set.status().terminatingReplicas()))
                .map(counts -> counts.sum().intValue());
    }

    private static DeploymentCondition availability(Rollout rollout, int available) {
        return available >= rollout.fenceposts().floor()
                ? Conditions.of(
                        DeploymentConditionType.AVAILABLE,
                        ConditionStatus.TRUE,
                        MINIMUM_AVAILABLE,
                        "Deployment has minimum availability.",
                        rollout.now())
                : Conditions.of(
                        DeploymentConditionType.AVAILABLE,
                        ConditionStatus.FALSE,
                        MINIMUM_UNAVAILABLE,
                        "Deployment does not have minimum availability.",
                        rollout.now());
    }

    /** Returns the status with the failure of the new set, or else of an old one, to make or remove its pods. */
    static DeploymentStatus noteFailure(Rollout rollout, DeploymentStatus status) {
        // pkg/controller/deployment/progress.go, getReplicaFailures
        return rollout.newSet()
                .flatMap(StatusReport::failure)
                .orElse(() -> rollout.oldSets().flatMap(StatusReport::failure).headOption())
                .map(condition -> Conditions.with(status, copied(condition)))
                .getOrElse(() -> Conditions.without(status, DeploymentConditionType.REPLICA_FAILURE));
    }

    private static Option<ReplicaSetCondition> failure(ReplicaSet set) {
        return set.status()
                .conditions()
                .find(condition -> condition.type().equals(ReplicaSetConditionType.REPLICA_FAILURE));
    }

    private static DeploymentCondition copied(ReplicaSetCondition condition) {
        return DeploymentCondition.builder()
                .type(DeploymentConditionType.REPLICA_FAILURE)
                .status(condition.status())
                .reason(condition.reason())
                .message(condition.message())
                .lastTransitionTime(condition.lastTransitionTime())
                .lastUpdateTime(condition.lastTransitionTime())
                .build();
    }
}
