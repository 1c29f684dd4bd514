package io.github.kubevalue.model.controller.disruption;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The count of the pods of one budget. (disruption.go, trySync)
 *
 * @param budget the budget
 * @param snapshot the cluster
 * @param now the virtual time
 */
record BudgetCount(PodDisruptionBudget budget, Snapshot snapshot, Instant now) {
    private static final String NO_PODS = "NoPods";

    Plan plan() {
        Either<String, Seq<Pod>> pods = pods();
        if (pods.isLeft()) {
            String why = pods.getLeft();
            return failed(why).telling(Event.warning(budget, NO_PODS, "Failed to get pods: " + why));
        }
        Plan plan = Expectation.of(budget, pods.get(), snapshot)
                .fold(this::uncounted, expectation -> counted(pods.get(), expectation));
        return pods.get().isEmpty()
                ? Plan.none()
                        .telling(Event.normal(budget, NO_PODS, "No matching pods found"))
                        .then(plan)
                : plan;
    }

    private Either<String, Seq<Pod>> pods() {
        return budget.spec()
                .selector()
                .map(selector -> LabelQuery.of(selector).map(query -> selected(selector)))
                .getOrElse(() -> Either.right(Vector.empty()));
    }

    private Seq<Pod> selected(LabelSelector selector) {
        return PodIndexes.selected(snapshot, budget.namespace(), selector);
    }

    private Plan uncounted(String why) {
        return failed(why)
                .telling(Event.warning(
                        budget,
                        "CalculateExpectedPodCountFailed",
                        "Failed to calculate the number of expected pods: " + why));
    }

    /** What cannot be counted must not be disrupted. (disruption.go, failSafe) */
    private Plan failed(String why) {
        PodDisruptionBudgetStatus before = budget.status();
        Condition condition = Condition.builder()
                .type(PodDisruptionBudgetStatus.DISRUPTION_ALLOWED)
                .status(ConditionStatus.FALSE)
                .reason(PodDisruptionBudgetStatus.SYNC_FAILED)
                .message(why)
                .observedGeneration(before.observedGeneration())
                .lastTransitionTime(now.truncatedTo(ChronoUnit.SECONDS))
                .build();
        return written(before.withDisruptionsAllowed(0).withConditions(condition.among(before.conditions())));
    }

    private Plan counted(Seq<Pod> pods, Expectation expectation) {
        Disruptions disruptions = Disruptions.of(budget, pods, now);
        Plan told = expectation.isMissingPods() ? Plan.none().telling(unmanaged()) : Plan.none();
        return told.then(disruptions.plan()).then(reported(status(pods, expectation, disruptions)));
    }

    private Event unmanaged() {
        return Event.warning(
                budget,
                "UnmanagedPods",
                "Pods selected by this PodDisruptionBudget (selector: "
                        + budget.spec().selector().map(LabelSelector::goString).getOrElse("nil")
                        + ") were found to be unmanaged. As a result, the status of the PDB cannot be calculated"
                        + " correctly, which may result in undefined behavior. To account for these pods please set"
                        + " \".spec.minAvailable\" field of the PDB to an integer value.");
    }

    private PodDisruptionBudgetStatus status(Seq<Pod> pods, Expectation expectation, Disruptions disruptions) {
        // disruption.go, updatePdbStatus: nothing is allowed while no pod is expected, as the first may come at any
        // time
        int healthy = pods.count(pod -> disruptions.isHealthy(pod, now));
        int allowed = expectation.pods() <= 0 ? 0 : Math.max(0, healthy - expectation.healthy());
        return budget.status()
                .withCurrentHealthy(healthy)
                .withDesiredHealthy(expectation.healthy())
                .withExpectedPods(expectation.pods())
                .withDisruptionsAllowed(allowed)
                .withDisruptedPods(disruptions.pods())
                .withObservedGeneration(budget.metadata().generation().getOrElse(0L));
    }

    private Plan reported(PodDisruptionBudgetStatus status) {
        return status.equals(budget.status()) && isConditionUpToDate(status)
                ? Plan.none()
                : written(status.withDisruptionAllowed(now));
    }

    // component-helpers/apps/poddisruptionbudget/helpers.go, ConditionsAreUpToDate
    private static boolean isConditionUpToDate(PodDisruptionBudgetStatus status) {
        boolean isAllowed = status.disruptionsAllowed() > 0;
        String reason =
                isAllowed ? PodDisruptionBudgetStatus.SUFFICIENT_PODS : PodDisruptionBudgetStatus.INSUFFICIENT_PODS;
        return status.condition(PodDisruptionBudgetStatus.DISRUPTION_ALLOWED)
                .exists(condition -> condition.status().equals(ConditionStatus.of(isAllowed))
                        && condition.reason().equals(reason));
    }

    private Plan written(PodDisruptionBudgetStatus status) {
        return status.equals(budget.status())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(budget.withStatus(status)), "its pods");
    }
}
