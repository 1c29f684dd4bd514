package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The disruptions that a budget allows, one by one. (pkg/registry/core/pod/storage/eviction.go, checkAndDecrement) */
record DisruptionAllowance(PodDisruptionBudget budget) {
    private static final String REFUSED = "Cannot evict pod as it would violate the pod's disruption budget.";
    private static final String CAUSE = "DisruptionBudget";
    private static final int MOST_DISRUPTED = 2000;

    /** The budgets as upstream's refusals name them. */
    private static final Kind<?> SINGULAR =
            Kind.of("policy/v1", "PodDisruptionBudget", "poddisruptionbudget", Scope.NAMESPACED, Unmodelled.class);

    /** Returns the budget after the disruption of a pod, or why it does not allow any. */
    Either<ApiError, PodDisruptionBudget> used(String pod, Instant now) {
        return refusal()
                .toEither(() -> charged(pod, now.truncatedTo(ChronoUnit.SECONDS)))
                .swap();
    }

    private Option<ApiError> refusal() {
        PodDisruptionBudgetStatus status = budget.status();
        if (status.observedGeneration() < budget.metadata().generation().getOrElse(0L)) {
            return Option.of(
                    tooMany(10, "The disruption budget " + budget.name() + " is still being processed by the server."));
        }
        if (status.disruptionsAllowed() < 0) {
            return forbidden("pdb disruptions allowed is negative");
        }
        if (status.disruptedPods().size() > MOST_DISRUPTED) {
            return forbidden("DisruptedPods map too big - too many evictions not confirmed by PDB controller");
        }
        return status.disruptionsAllowed() == 0 ? Option.of(tooMany(0, why(status))) : Option.none();
    }

    private Option<ApiError> forbidden(String why) {
        return Option.of(ApiError.forbidden(SINGULAR.key(budget.namespace(), budget.name()), why));
    }

    private static ApiError tooMany(int retryAfterSeconds, String why) {
        return ApiError.tooManyRequests(REFUSED, retryAfterSeconds).withCause(StatusCause.of(CAUSE, why));
    }

    private String why(PodDisruptionBudgetStatus status) {
        String which = "The disruption budget " + budget.name();
        Option<Condition> told = status.condition(PodDisruptionBudgetStatus.DISRUPTION_ALLOWED)
                .filter(condition -> condition.status().equals(ConditionStatus.FALSE))
                .filter(condition -> !condition.message().isEmpty());
        if (told.exists(condition -> condition.reason().equals(PodDisruptionBudgetStatus.SYNC_FAILED))) {
            return which + " does not allow evicting pods currently because it failed sync: "
                    + told.get().message();
        }
        if (status.currentHealthy() <= status.desiredHealthy()) {
            return which + " needs " + status.desiredHealthy() + " healthy pods and has " + status.currentHealthy()
                    + " currently";
        }
        return which + " does not allow evicting pods currently"
                + told.map(condition -> " (" + condition.reason() + "): " + condition.message())
                        .getOrElse("");
    }

    private PodDisruptionBudget charged(String pod, Instant now) {
        PodDisruptionBudgetStatus status = budget.status();
        PodDisruptionBudgetStatus charged = status.withDisruptionsAllowed(status.disruptionsAllowed() - 1)
                .withDisruptedPods(status.disruptedPods().put(pod, Option.of(now)));
        return budget.withStatus(charged.disruptionsAllowed() == 0 ? charged.withDisruptionAllowed(now) : charged);
    }
}
