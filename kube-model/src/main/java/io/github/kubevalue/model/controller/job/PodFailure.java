package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.PodFailurePolicy;
import io.github.kubevalue.model.batch.PodFailurePolicyAction;
import io.github.kubevalue.model.batch.PodFailurePolicyOnExitCodesOperator;
import io.github.kubevalue.model.batch.PodFailurePolicyOnExitCodesRequirement;
import io.github.kubevalue.model.batch.PodFailurePolicyOnPodConditionsPattern;
import io.github.kubevalue.model.batch.PodFailurePolicyRule;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What a Job's {@code podFailurePolicy} makes of a pod that failed; the first rule that matches decides.
 *
 * @param action the action of that rule; none if no rule matches
 * @param message why the whole Job fails, if it does
 */
record PodFailure(Option<PodFailurePolicyAction> action, Option<String> message) {
    private static final PodFailure UNMATCHED = new PodFailure(Option.none(), Option.none());

    private static final Set<PodFailurePolicyAction> ACTIONS = HashSet.of(
            PodFailurePolicyAction.FAIL_JOB,
            PodFailurePolicyAction.FAIL_INDEX,
            PodFailurePolicyAction.IGNORE,
            PodFailurePolicyAction.COUNT);

    static PodFailure of(Job job, Pod pod) {
        // pkg/controller/job/pod_failure_policy.go, matchPodFailurePolicy
        Seq<PodFailurePolicyRule> rules =
                job.spec().podFailurePolicy().toVector().flatMap(PodFailurePolicy::rules);
        return rules.zipWithIndex()
                .filter(rule -> ACTIONS.contains(rule._1.action()))
                .flatMap(rule -> matched(rule._1, rule._2, pod))
                .headOption()
                .getOrElse(UNMATCHED);
    }

    private static Option<PodFailure> matched(PodFailurePolicyRule rule, int place, Pod pod) {
        Option<String> what = rule.onExitCodes().isDefined()
                ? container(rule.onExitCodes().get(), pod)
                        .map(container -> "Container " + container.name() + " for pod " + name(pod)
                                + " failed with exit code "
                                + exitCode(container).get())
                : condition(rule.onPodConditions(), pod).map(type -> "Pod " + name(pod) + " has condition " + type);
        return what.map(text -> new PodFailure(
                Option.of(rule.action()),
                Option.when(
                        rule.action().equals(PodFailurePolicyAction.FAIL_JOB),
                        () -> text + " matching " + rule.action() + " rule at index " + place)));
    }

    private static String name(Pod pod) {
        return pod.namespace() + "/" + pod.name();
    }

    private static Option<ContainerStatus> container(PodFailurePolicyOnExitCodesRequirement rule, Pod pod) {
        return pod.status()
                .containerStatuses()
                .appendAll(pod.status().initContainerStatuses())
                .find(container -> rule.containerName().forAll(container.name()::equals)
                        && exitCode(container).exists(code -> code != 0 && isMet(rule, code)));
    }

    private static Option<Integer> exitCode(ContainerStatus container) {
        return container.state().flatMap(ContainerState::terminated).map(ContainerStateTerminated::exitCode);
    }

    private static boolean isMet(PodFailurePolicyOnExitCodesRequirement rule, int code) {
        boolean isListed = rule.values().contains(code);
        return rule.operator().equals(PodFailurePolicyOnExitCodesOperator.IN) && isListed
                || rule.operator().equals(PodFailurePolicyOnExitCodesOperator.NOT_IN) && !isListed;
    }

    private static Option<String> condition(Seq<PodFailurePolicyOnPodConditionsPattern> patterns, Pod pod) {
        return pod.status()
                .conditions()
                .find(condition -> patterns.exists(pattern -> pattern.type().equals(condition.type())
                        && pattern.status().equals(condition.status())))
                .map(condition -> condition.type());
    }

    /** Whether the failure counts towards the limits. */
    boolean isCounted() {
        return !action.contains(PodFailurePolicyAction.IGNORE);
    }

    /** Whether the index of the pod fails at once. */
    boolean failsIndex() {
        return action.contains(PodFailurePolicyAction.FAIL_INDEX);
    }
}
