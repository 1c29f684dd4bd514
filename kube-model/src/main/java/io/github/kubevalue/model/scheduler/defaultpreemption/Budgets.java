package io.github.kubevalue.model.scheduler.defaultpreemption;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Which pods cannot go without a violation of a disruption budget. */
final class Budgets {
    private Budgets() {}

    /** Returns the pods that would violate a budget if all went in that order, and the others; both in that order. */
    // framework/plugins/defaultpreemption/default_preemption.go, filterPodsWithPDBViolation
    static Tuple2<Vector<Pod>, Vector<Pod>> divided(Seq<Pod> pods, Snapshot snapshot) {
        Map<ResourceKey, Integer> left = HashMap.empty();
        Vector<Pod> violating = Vector.empty();
        Vector<Pod> others = Vector.empty();
        for (Pod pod : pods) {
            boolean violates = false;
            for (PodDisruptionBudget budget : covering(pod, snapshot)) {
                int now = left.getOrElse(budget.key(), budget.status().disruptionsAllowed()) - 1;
                left = left.put(budget.key(), now);
                violates |= now < 0;
            }
            violating = violates ? violating.append(pod) : violating;
            others = violates ? others : others.append(pod);
        }
        return Tuple.of(violating, others);
    }

    /** The budgets of a pod, but those that have counted its going already. */
    private static Seq<PodDisruptionBudget> covering(Pod pod, Snapshot snapshot) {
        return pod.metadata().labels().isEmpty()
                ? Vector.empty()
                : PodDisruptionBudget.selecting(pod, snapshot)
                        .filter(budget -> !budget.spec().selector().exists(LabelSelector::isEverything)
                                && !budget.status().disruptedPods().containsKey(pod.name()));
    }
}
