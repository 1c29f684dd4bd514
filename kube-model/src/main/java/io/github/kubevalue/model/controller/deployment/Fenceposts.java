package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentStrategyType;
import io.github.kubevalue.model.apps.RollingUpdateDeployment;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.control.Option;

/**
 * The bounds of a rollout in pods.
 *
 * @param replicas how many pods are wanted
 * @param surge how many more may exist
 * @param unavailable how many of the wanted ones may be missing
 */
record Fenceposts(int replicas, int surge, int unavailable) {
    private static final IntOrString NOTHING = IntOrString.of(0);

    /** Returns the bounds that the Deployment's strategy sets; none but the size unless it is a rolling update. */
    static Fenceposts of(Deployment deployment) {
        int replicas = deployment.spec().replicas().getOrElse(1);
        if (!isRolling(deployment)) {
            return new Fenceposts(replicas, 0, 0);
        }
        Option<RollingUpdateDeployment> rolling = deployment.spec().strategy().rollingUpdate();
        int surge = rolling.flatMap(RollingUpdateDeployment::maxSurge)
                .getOrElse(NOTHING)
                .scaledUp(replicas);
        int unavailable = rolling.flatMap(RollingUpdateDeployment::maxUnavailable)
                .getOrElse(NOTHING)
                .scaledDown(replicas);
        // pkg/controller/deployment/util/deployment_util.go, ResolveFenceposts: with neither, one may be missing
        int resolved = surge == 0 && unavailable == 0 ? 1 : unavailable;
        return new Fenceposts(replicas, surge, Math.min(resolved, replicas));
    }

    /** Whether the Deployment replaces its pods little by little; the default. */
    static boolean isRolling(Deployment deployment) {
        return !deployment.spec().strategy().type().contains(DeploymentStrategyType.RECREATE);
    }

    /** The most pods that may exist. */
    int ceiling() {
        return replicas + surge;
    }

    /** The fewest pods that must be available. */
    int floor() {
        return replicas - unavailable;
    }
}
