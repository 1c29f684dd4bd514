package io.github.kubevalue.model.controller.disruption;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Try;

/**
 * How many pods a budget expects, and how many of them must be healthy. (disruption.go, getExpectedPodCount)
 *
 * @param pods the pods that it expects
 * @param healthy those that must be healthy at least
 * @param isMissingPods whether pods are left out that nobody controls
 */
record Expectation(int pods, int healthy, boolean isMissingPods) {

    /** Returns what a budget expects of the pods that it selects, or why that cannot be told. */
    static Either<String, Expectation> of(PodDisruptionBudget budget, Seq<Pod> pods, Snapshot snapshot) {
        if (budget.spec().maxUnavailable().isDefined()) {
            IntOrString most = budget.spec().maxUnavailable().get();
            return scaled(pods, snapshot)
                    .flatMap(scale -> part(most, scale.total())
                            .map(part -> scale.expectation(Math.max(0, scale.total() - part))));
        }
        IntOrString least = budget.spec().minAvailable().getOrElse(IntOrString.of(0));
        if (least instanceof IntOrString.Number number) {
            boolean isSaid = budget.spec().minAvailable().isDefined();
            return Either.right(new Expectation(isSaid ? pods.size() : 0, number.value(), false));
        }
        return scaled(pods, snapshot)
                .flatMap(scale -> part(least, scale.total()).map(scale::expectation));
    }

    private static Either<String, Scaled> scaled(Seq<Pod> pods, Snapshot snapshot) {
        return new ControllerScale(snapshot)
                .total(pods)
                .map(total -> new Scaled(
                        total, pods.exists(pod -> pod.metadata().controllerRef().isEmpty())));
    }

    private static Either<String, Integer> part(IntOrString share, int total) {
        return Try.of(() -> share.scaledUp(total)).toEither().mapLeft(problem -> String.valueOf(problem.getMessage()));
    }

    /** How many pods their controllers want together, and whether there are others beside. */
    private record Scaled(int total, boolean isMissingPods) {
        Expectation expectation(int healthy) {
            return new Expectation(total, healthy, isMissingPods);
        }
    }
}
