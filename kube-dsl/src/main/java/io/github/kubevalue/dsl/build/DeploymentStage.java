package io.github.kubevalue.dsl.build;

import java.time.Duration;

/** A Deployment in the saying. */
public interface DeploymentStage extends WorkloadStage<DeploymentStage> {
    /** How many pods. */
    DeploymentStage replicas(int replicas);

    /** Rolls out with at most that many pods more, and that many fewer. */
    DeploymentStage rolling(int maxSurge, int maxUnavailable);

    /** Rolls out with at most that share of pods more, and that share fewer: {@code rolling("25%", "25%")}. */
    DeploymentStage rolling(String maxSurge, String maxUnavailable);

    /** Ends all old pods before it makes new ones. */
    DeploymentStage recreate();

    /** Is applied again so often, as GitOps tools do. */
    DeploymentStage reapplied(Duration every);
}
