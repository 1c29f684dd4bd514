package io.github.kubevalue.dsl.build;

/** A PodDisruptionBudget in the saying: of the pods with the label {@code app=NAME}. */
public interface BudgetStage {
    /** Which pods it is about, in the place of those of its name. */
    BudgetStage select(String key, String value);

    /** How many pods, or which share of them, must be healthy: {@code minAvailable("2")}, {@code minAvailable("50%")}. */
    BudgetStage minAvailable(String count);

    /** How many pods, or which share of them, may be missing. */
    BudgetStage maxUnavailable(String count);
}
