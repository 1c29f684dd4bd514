package io.github.kubevalue.model.controller.replicaset;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ReplicaSetCondition;
import io.github.kubevalue.model.apps.ReplicaSetConditionType;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.controller.Step;
import io.github.kubevalue.model.controller.workload.PodCreation;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A ReplicaSet whose pod is refused says so in its status, once. */
final class ReplicaCreation extends PodCreation {
    private final Replicas replicas;
    private final Instant now;

    ReplicaCreation(Replicas replicas, Instant now) {
        super(replicas.owner());
        this.replicas = replicas;
        this.now = now;
    }

    @Override
    public Option<Step> instead(ApiError error) {
        // pkg/controller/replicaset/replica_set_utils.go, calculateStatus
        ReplicaSetStatus status = replicas.set().status();
        if (failure(status).isDefined()) {
            return Option.none();
        }
        ReplicaSetCondition condition = ReplicaSetCondition.builder()
                .type(ReplicaSetConditionType.REPLICA_FAILURE)
                .status(ConditionStatus.TRUE)
                .reason("FailedCreate")
                .message(error.message())
                .lastTransitionTime(now.truncatedTo(ChronoUnit.SECONDS))
                .build();
        Replicas failed =
                replicas.reporting(status.withConditions(status.conditions().append(condition)));
        return Option.of(Step.of(new Write.UpdateStatus(failed.owner()), error.message()));
    }

    /** What a set says of its failure. */
    static Option<ReplicaSetCondition> failure(ReplicaSetStatus status) {
        return status.conditions().find(condition -> condition.type().equals(ReplicaSetConditionType.REPLICA_FAILURE));
    }
}
