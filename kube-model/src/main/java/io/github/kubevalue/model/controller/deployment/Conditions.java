package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.apps.DeploymentCondition;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The conditions of a Deployment's status, of which there is one of each type. */
final class Conditions {
    private Conditions() {}

    static DeploymentCondition of(
            DeploymentConditionType type, ConditionStatus status, String reason, String message, Instant now) {
        return DeploymentCondition.builder()
                .type(type)
                .status(status)
                .reason(reason)
                .message(message)
                .lastUpdateTime(now.truncatedTo(ChronoUnit.SECONDS))
                .lastTransitionTime(now.truncatedTo(ChronoUnit.SECONDS))
                .build();
    }

    /** Returns the status with a condition; the same status, if its condition says the same for the same reason. */
    static DeploymentStatus with(DeploymentStatus status, DeploymentCondition next) {
        // deployment_util.go, SetDeploymentCondition
        Option<DeploymentCondition> current = status.condition(next.type());
        if (current.exists(condition ->
                condition.status().equals(next.status()) && condition.reason().equals(next.reason()))) {
            return status;
        }
        DeploymentCondition dated = current.filter(
                        condition -> condition.status().equals(next.status()))
                .map(condition -> next.withLastTransitionTime(condition.lastTransitionTime()))
                .getOrElse(next);
        DeploymentStatus others = without(status, next.type());
        return others.withConditions(others.conditions().append(dated));
    }

    static DeploymentStatus without(DeploymentStatus status, DeploymentConditionType type) {
        return status.withConditions(
                status.conditions().reject(condition -> condition.type().equals(type)));
    }
}
