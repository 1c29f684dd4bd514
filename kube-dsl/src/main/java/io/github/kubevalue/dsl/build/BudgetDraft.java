package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetSpec;
import io.vavr.control.Option;

/** A PodDisruptionBudget as said so far. */
record BudgetDraft(PodDisruptionBudget object) implements BudgetStage {

    static BudgetDraft named(String namespace, String name) {
        return new BudgetDraft(PodDisruptionBudget.named(namespace, name)
                .withSpec(PodDisruptionBudgetSpec.builder()
                        .selector(LabelSelector.of("app", name))
                        .build()));
    }

    @Override
    public BudgetStage select(String key, String value) {
        return spec(object.spec().withSelector(Option.of(LabelSelector.of(key, value))));
    }

    @Override
    public BudgetStage minAvailable(String count) {
        return spec(object.spec().withMinAvailable(Option.of(amount(count))));
    }

    @Override
    public BudgetStage maxUnavailable(String count) {
        return spec(object.spec().withMaxUnavailable(Option.of(amount(count))));
    }

    private static IntOrString amount(String count) {
        return count.endsWith("%") ? IntOrString.of(count) : IntOrString.of(Integer.parseInt(count));
    }

    private BudgetStage spec(PodDisruptionBudgetSpec spec) {
        return new BudgetDraft(object.withSpec(spec));
    }
}
