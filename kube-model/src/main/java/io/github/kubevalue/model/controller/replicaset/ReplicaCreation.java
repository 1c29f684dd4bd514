package io.github.kubevalue.model.controller.replicaset;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetCondition;
import io.github.kubevalue.model.apps.ReplicaSetConditionType;
import io.github.kubevalue.model.controller.Step;
import io.github.kubevalue.model.controller.workload.PodCreation;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;

/** A ReplicaSet whose pod is refused says so in its status, once. */
final class ReplicaCreation extends PodCreation {
    private final ReplicaSet set;
    private final Instant now;

    ReplicaCreation(ReplicaSet set, Instant now) {
        super(set);
        this.set = set;
        this.now = now;
    }

    @Override
    public Option<Step> instead(ApiError error) {
        // pkg/controller/replicaset/replica_set_utils.go, calculateStatus
        if (failure(set).isDefined()) {
            return Option.none();
        }
        ReplicaSetCondition condition = ReplicaSetCondition.builder()
                .type(ReplicaSetConditionType.REPLICA_FAILURE)
                .status(ConditionStatus.TRUE)
                .reason("FailedCreate")
                .message(error.message())
                .lastTransitionTime(now)
                .build();
        ReplicaSet failed = set.withStatus(
                set.status().withConditions(set.status().conditions().append(condition)));
        return Option.of(Step.of(new Write.UpdateStatus(failed), error.message()));
    }

    /** What a set says of its failure. */
    static Option<ReplicaSetCondition> failure(ReplicaSet set) {
        return set.status()
                .conditions()
                .find(condition -> condition.type().equals(ReplicaSetConditionType.REPLICA_FAILURE));
    }
}
