package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.policy.BudgetRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group policy. */
final class PolicyStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(Strategy.of(PodDisruptionBudget.KIND)
            .withNames(Names.PATH_SEGMENT)
            .withFaults(BudgetRules::faults)
            .withStatusFaults(BudgetRules::status)
            .withGeneration(PodDisruptionBudget::spec)
            .withStatus(
                    PodDisruptionBudget::status,
                    PodDisruptionBudget::withStatus,
                    PodDisruptionBudgetStatus.builder().build()));

    private PolicyStrategies() {}
}
