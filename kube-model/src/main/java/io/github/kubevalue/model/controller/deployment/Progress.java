package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentCondition;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a rollout moves: the condition {@code Progressing}, and the deadline after which a rollout that does not move
 * is said to have failed. Nothing is rolled back.
 */
final class Progress {
    static final String NEW_SET_CREATED = "NewReplicaSetCreated";
    static final String NEW_SET_FOUND = "FoundNewReplicaSet";
    private static final String PAUSED = "DeploymentPaused";
    private static final String RESUMED = "DeploymentResumed";
    private static final String AVAILABLE = "NewReplicaSetAvailable";
    private static final String UPDATED = "ReplicaSetUpdated";
    private static final String TIMED_OUT = "ProgressDeadlineExceeded";

    private Progress() {}

    /** Whether the Deployment has a deadline; the largest number means none. */
    static boolean isTimed(Deployment deployment) {
        return deployment.spec().progressDeadlineSeconds().exists(seconds -> seconds != Integer.MAX_VALUE);
    }

    /** Returns the Deployment with the pause or its end noted. */
    static Deployment notePause(Deployment deployment, Instant now) {
        // pkg/controller/deployment/sync.go, checkPausedConditions
        Option<String> reason = deployment
                .status()
                .condition(DeploymentConditionType.PROGRESSING)
                .map(DeploymentCondition::reason);
        boolean paused = deployment.spec().paused();
        if (!isTimed(deployment) || reason.contains(TIMED_OUT) || paused == reason.contains(PAUSED)) {
            return deployment;
        }
        return deployment.withStatus(Conditions.with(
                deployment.status(),
                paused
                        ? progressing(ConditionStatus.UNKNOWN, PAUSED, "Deployment is paused", now)
                        : progressing(ConditionStatus.UNKNOWN, RESUMED, "Deployment is resumed", now)));
    }

    /** The condition that says {@code Progressing}. */
    static DeploymentCondition progressing(ConditionStatus status, String reason, String message, Instant now) {
        return Conditions.of(DeploymentConditionType.PROGRESSING, status, reason, message, now);
    }

    /** Returns the status with what it says about progress since the Deployment's last one. */
    static DeploymentStatus note(Rollout rollout, DeploymentStatus status) {
        // pkg/controller/deployment/progress.go, syncRolloutStatus
        if (!isTimed(rollout.deployment())) {
            return Conditions.without(status, DeploymentConditionType.PROGRESSING);
        }
        Option<DeploymentCondition> current =
                rollout.deployment().status().condition(DeploymentConditionType.PROGRESSING);
        boolean wasComplete = status.replicas() == status.updatedReplicas()
                && current.exists(condition -> condition.reason().equals(AVAILABLE));
        if (wasComplete) {
            return status;
        }
        if (rollout.isComplete(status)) {
            return Conditions.with(
                    status, said(rollout, ConditionStatus.TRUE, AVAILABLE, "has successfully progressed."));
        }
        if (moved(rollout.deployment().status(), status)) {
            return moving(status, current, said(rollout, ConditionStatus.TRUE, UPDATED, "is progressing."));
        }
        return isLate(rollout, current)
                ? Conditions.with(status, said(rollout, ConditionStatus.FALSE, TIMED_OUT, "has timed out progressing."))
                : status;
    }

    private static DeploymentCondition said(Rollout rollout, ConditionStatus status, String reason, String verb) {
        String subject = rollout.newSet()
                .map(ReplicaSet::name)
                .map(name -> "ReplicaSet \"" + name + "\" ")
                .getOrElse(() -> "Deployment \"" + rollout.deployment().name() + "\" ");
        return progressing(status, reason, subject + verb, rollout.now());
    }

    /** Each move renews the condition's update time, which the deadline counts from. */
    private static DeploymentStatus moving(
            DeploymentStatus status, Option<DeploymentCondition> current, DeploymentCondition next) {
        DeploymentCondition kept = current.filter(
                        condition -> condition.status().equals(ConditionStatus.TRUE))
                .map(condition -> next.withLastTransitionTime(condition.lastTransitionTime()))
                .getOrElse(next);
        return Conditions.with(Conditions.without(status, DeploymentConditionType.PROGRESSING), kept);
    }

    private static boolean moved(DeploymentStatus before, DeploymentStatus after) {
        // deployment_util.go, DeploymentProgressing
        return after.updatedReplicas() > before.updatedReplicas()
                || after.replicas() - after.updatedReplicas() < before.replicas() - before.updatedReplicas()
                || after.readyReplicas() > before.readyReplicas()
                || after.availableReplicas() > before.availableReplicas();
    }

    private static boolean isLate(Rollout rollout, Option<DeploymentCondition> current) {
        // deployment_util.go, DeploymentTimedOut
        return current.exists(condition -> condition.reason().equals(TIMED_OUT)
                || !condition.reason().equals(AVAILABLE)
                        && deadline(rollout.deployment(), condition).exists(rollout.now()::isAfter));
    }

    private static Option<Instant> deadline(Deployment deployment, DeploymentCondition condition) {
        return condition
                .lastUpdateTime()
                .flatMap(last -> deployment.spec().progressDeadlineSeconds().map(last::plusSeconds));
    }

    /**
     * How long until the deadline must be looked at, if the rollout can still miss it: one that was complete once and lost
     * pods since cannot.
     */
    static Option<Duration> checkAfter(Rollout rollout, DeploymentStatus status) {
        // progress.go, requeueStuckDeployment
        return status.condition(DeploymentConditionType.PROGRESSING)
                .filter(condition -> isTimed(rollout.deployment())
                        && !condition.reason().equals(TIMED_OUT)
                        && !condition.reason().equals(AVAILABLE)
                        && !rollout.isComplete(status))
                .flatMap(condition -> deadline(rollout.deployment(), condition))
                .map(deadline -> Duration.between(rollout.now(), deadline).plusSeconds(1))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }
}
