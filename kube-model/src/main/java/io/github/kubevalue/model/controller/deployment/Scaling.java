package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * What happens to a Deployment whose size was changed, or that is paused: its ReplicaSets are scaled, in proportion to
 * their sizes when a rollout is under way. No set is made and no template replaced.
 */
final class Scaling {
    private Scaling() {}

    /** Whether the Deployment's size differs from the one that an active ReplicaSet was scaled for. */
    static boolean isDue(Rollout rollout) {
        return rollout.active()
                .exists(set -> Revisions.desired(set)
                        .exists(desired -> desired != rollout.fenceposts().replicas()));
    }

    /** Returns the rollout after its sets have been scaled to the Deployment's size. */
    static Rollout apply(Rollout rollout) {
        // pkg/controller/deployment/sync.go, scale
        int replicas = rollout.fenceposts().replicas();
        Option<ReplicaSet> only = activeOrLatest(rollout);
        if (only.isDefined()) {
            return rollout.scale(only.get(), replicas);
        }
        if (rollout.newSet().exists(set -> isSaturated(set, replicas))) {
            return rollout.activeOld().foldLeft(rollout, (step, set) -> step.scale(set, 0));
        }
        return Fenceposts.isRolling(rollout.deployment()) ? proportionally(rollout) : rollout;
    }

    private static Option<ReplicaSet> activeOrLatest(Rollout rollout) {
        Seq<ReplicaSet> active = rollout.active();
        if (active.isEmpty()) {
            return rollout.newSet()
                    .orElse(() -> rollout.oldSets().sorted(Rollout.BY_AGE).lastOption());
        }
        return active.size() == 1 ? active.headOption() : Option.none();
    }

    private static boolean isSaturated(ReplicaSet set, int replicas) {
        return Rollout.size(set) == replicas
                && Revisions.desired(set).contains(replicas)
                && set.status().availableReplicas() == replicas;
    }

    private static Rollout proportionally(Rollout rollout) {
        Fenceposts fenceposts = rollout.fenceposts();
        int allowed = fenceposts.replicas() > 0 ? fenceposts.ceiling() : 0;
        int toAdd = allowed - Rollout.sizes(rollout.active());
        Seq<ReplicaSet> sets = rollout.active().sorted(toAdd > 0 ? LARGER_THEN_NEWER : LARGER_THEN_OLDER);
        Seq<Integer> shares = shares(rollout, sets, toAdd);
        int leftover = toAdd - shares.sum().intValue();
        return sets.zip(shares).zipWithIndex().foldLeft(rollout, (step, entry) -> {
            ReplicaSet set = entry._1._1;
            int size = Rollout.size(set) + entry._1._2;
            return step.resize(set, entry._2 == 0 ? Math.max(0, size + leftover) : size);
        });
    }

    /** What each set gains or loses, never more in all than is to be added. */
    private static Seq<Integer> shares(Rollout rollout, Seq<ReplicaSet> sets, int toAdd) {
        return sets.foldLeft(Vector.<Integer>empty(), (shares, set) -> {
            int allowed = toAdd - shares.sum().intValue();
            int share = Rollout.size(set) == 0 || allowed == 0 ? 0 : share(rollout, set);
            return shares.append(toAdd > 0 ? Math.min(share, allowed) : Math.max(share, allowed));
        });
    }

    private static int share(Rollout rollout, ReplicaSet set) {
        // deployment_util.go, getReplicaSetFraction: halves are rounded away from zero
        int size = Rollout.size(set);
        Fenceposts fenceposts = rollout.fenceposts();
        if (fenceposts.replicas() == 0) {
            return -size;
        }
        int before = Revisions.max(set)
                .filter(max -> max != 0)
                .getOrElse(() -> rollout.deployment().status().replicas());
        return before == 0 ? 0 : (int) Math.round((double) size * fenceposts.ceiling() / before) - size;
    }

    private static final Comparator<ReplicaSet> LARGER =
            Comparator.<ReplicaSet>comparingInt(Rollout::size).reversed();
    private static final Comparator<ReplicaSet> LARGER_THEN_OLDER = LARGER.thenComparing(Rollout.BY_AGE);
    private static final Comparator<ReplicaSet> LARGER_THEN_NEWER = LARGER.thenComparing(Rollout.BY_AGE.reversed());
}
