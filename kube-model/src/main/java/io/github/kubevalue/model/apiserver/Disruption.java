package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.github.kubevalue.model.policy.UnhealthyPodEvictionPolicyType;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What the eviction of a pod would disrupt, and whether the disruption budgets allow that.
 *
 * @param pod the pod
 * @param snapshot the objects
 */
public record Disruption(Pod pod, Snapshot snapshot) {
    // pkg/registry/core/pod/storage/eviction.go, Create
    private static final String SEVERAL =
            "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.";

    /** Returns what the API server would answer to the eviction now; none if it would evict the pod. */
    public Option<ApiError> refusal() {
        // no refusal depends on the time
        return charged(Instant.EPOCH).fold(Option::of, charged -> Option.none());
    }

    /** Returns the budget that is charged with the eviction, if there is one, or why the pod must not be evicted. */
    Either<ApiError, Option<PodDisruptionBudget>> charged(Instant now) {
        Seq<PodDisruptionBudget> budgets = isBeyondBudgets() ? Vector.empty() : budgets();
        if (budgets.size() > 1) {
            return Either.left(ApiError.of(ApiError.Reason.UNKNOWN, SEVERAL));
        }
        return budgets.headOption()
                .filter(budget -> pod.isReady() || !allowsUnhealthy(budget))
                .map(budget ->
                        new DisruptionAllowance(budget).used(pod.name(), now).map(Option::of))
                .getOrElse(() -> Either.right(Option.none()));
    }

    /** The budgets that select the pod. */
    public Seq<PodDisruptionBudget> budgets() {
        return PodDisruptionBudget.selecting(pod, snapshot);
    }

    /** A pod that has ended, has not begun or is on its way out disrupts nothing. */
    // canIgnorePDB
    private boolean isBeyondBudgets() {
        return pod.isTerminal()
                || pod.status().phase().contains(PodPhase.PENDING)
                || pod.metadata().isDeleting();
    }

    private static boolean allowsUnhealthy(PodDisruptionBudget budget) {
        PodDisruptionBudgetStatus status = budget.status();
        return budget.spec().unhealthyPodEvictionPolicy().contains(UnhealthyPodEvictionPolicyType.ALWAYS_ALLOW)
                || status.currentHealthy() >= status.desiredHealthy() && status.desiredHealthy() > 0;
    }
}
