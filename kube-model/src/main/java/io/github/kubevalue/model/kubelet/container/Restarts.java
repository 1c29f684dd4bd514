package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerRestartRule;
import io.github.kubevalue.model.core.ContainerRestartRuleOnExitCodes;
import io.github.kubevalue.model.core.ContainerRestartRuleOnExitCodesOperator;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.RestartPolicy;
import io.vavr.control.Option;

/**
 * Whether a container that has ended is started again: its rules say so, else its policy, else that of its pod.
 *
 * @param spec the pod
 * @param container the container
 */
public record Restarts(PodSpec spec, Container container) {
    // pkg/api/v1/pod/util.go, ContainerShouldRestart and FindMatchingContainerRestartRule
    /** Why containers ended that were stopped because the end of one restarts all. */
    public static final String ALL_CONTAINERS = "RestartingAllContainers";

    /** Whether it is started again after an exit with that code. */
    boolean after(int exitCode) {
        return container.restartPolicy().isDefined()
                ? rule(exitCode).flatMap(ContainerRestartRule::action).isDefined() || after(policy(), exitCode)
                : after(policy(), exitCode);
    }

    /** Whether it is started again after it ended so. */
    public boolean after(ContainerStateTerminated end) {
        return after(end.exitCode()) || end.reason().contains(ALL_CONTAINERS);
    }

    /** Whether it is started again after it was killed for its probe: rules do not count. */
    boolean afterProbe() {
        return !policy().equals(RestartPolicy.NEVER);
    }

    private RestartPolicy policy() {
        return container.restartPolicy().orElse(spec.restartPolicy()).getOrElse(RestartPolicy.ALWAYS);
    }

    private static boolean after(RestartPolicy policy, int exitCode) {
        return policy.equals(RestartPolicy.ON_FAILURE) ? exitCode != 0 : !policy.equals(RestartPolicy.NEVER);
    }

    private Option<ContainerRestartRule> rule(int exitCode) {
        return container.restartPolicyRules().find(rule -> rule.exitCodes().exists(codes -> matches(codes, exitCode)));
    }

    private static boolean matches(ContainerRestartRuleOnExitCodes codes, int exitCode) {
        boolean isListed = codes.values().contains(exitCode);
        return codes.operator().contains(ContainerRestartRuleOnExitCodesOperator.IN) && isListed
                || codes.operator().contains(ContainerRestartRuleOnExitCodesOperator.NOT_IN) && !isListed;
    }
}
