package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.vavr.collection.Seq;

/**
 * One step of a rolling update: the new set grows as far as the surge allows; otherwise the old sets shrink as far as
 * availability allows, those of unhealthy pods first; otherwise, if all is done, the history is cleaned.
 */
final class RollingUpdate {
    private RollingUpdate() {}

    static Rollout step(Rollout rollout) {
        // pkg/controller/deployment/rolling.go, rolloutRolling
        Rollout grown = growNew(rollout);
        if (!grown.equals(rollout)) {
            return grown;
        }
        Rollout shrunk = shrinkOld(rollout);
        return !shrunk.equals(rollout) || !rollout.isComplete() ? shrunk : Cleanup.apply(rollout);
    }

    private static Rollout growNew(Rollout rollout) {
        return rollout.newSet()
                .map(set -> rollout.scale(set, newSize(rollout, Rollout.size(set))))
                .getOrElse(rollout);
    }

    /** How large a new set of that size may become beside the sets there are. */
    static int newSize(Rollout rollout, int size) {
        // deployment_util.go, NewRSNewReplicas
        Fenceposts fenceposts = rollout.fenceposts();
        if (!Fenceposts.isRolling(rollout.deployment()) || size > fenceposts.replicas()) {
            return fenceposts.replicas();
        }
        int room = fenceposts.ceiling() - Rollout.sizes(rollout.all());
        return room <= 0 ? size : size + Math.min(room, fenceposts.replicas() - size);
    }

    private static Rollout shrinkOld(Rollout rollout) {
        if (Rollout.sizes(rollout.oldSets()) == 0) {
            return rollout;
        }
        int newUnavailable = rollout.newSet()
                .map(set -> Rollout.size(set) - Rollout.available(set))
                .getOrElse(0);
        int total = Rollout.sizes(rollout.all());
        int most = total - rollout.fenceposts().floor() - newUnavailable;
        return most <= 0 ? rollout : shrinkHealthy(shrinkUnhealthy(rollout, most));
    }

    private static Rollout shrinkUnhealthy(Rollout rollout, int most) {
        Rollout step = rollout;
        int left = most;
        for (ReplicaSet set : oldest(rollout)) {
            int unhealthy = Math.min(left, Rollout.size(set) - Rollout.available(set));
            if (unhealthy > 0) {
                step = step.scale(set, Rollout.size(set) - unhealthy);
                left -= unhealthy;
            }
        }
        return step;
    }

    private static Rollout shrinkHealthy(Rollout rollout) {
        int available = rollout.active()
                .appendAll(rollout.newSet().filter(set -> Rollout.size(set) == 0))
                .distinctBy(ReplicaSet::name)
                .map(Rollout::available)
                .sum()
                .intValue();
        Rollout step = rollout;
        int left = available - rollout.fenceposts().floor();
        for (ReplicaSet set : oldest(rollout)) {
            int share = Math.min(left, Rollout.size(set));
            if (share > 0) {
                step = step.scale(set, Rollout.size(set) - share);
                left -= share;
            }
        }
        return step;
    }

    private static Seq<ReplicaSet> oldest(Rollout rollout) {
        return rollout.activeOld().sorted(Rollout.BY_AGE);
    }
}
