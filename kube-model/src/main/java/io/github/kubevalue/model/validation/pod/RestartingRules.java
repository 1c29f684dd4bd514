package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerRestartRule;
import io.github.kubevalue.model.core.ContainerRestartRuleOnExitCodes;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rule that a container that has ended for good does not run again. (ValidateContainerStateTransition) */
final class RestartingRules {
    private static final String ALL = "RestartAllContainers";

    private RestartingRules() {}

    static Seq<FieldError> faults(Pod after, Pod before, FieldPath status) {
        PodSpec spec = before.spec();
        boolean all = spec.initContainers()
                .appendAll(spec.containers())
                .flatMap(Container::restartPolicyRules)
                .exists(RestartingRules::restartsAll);
        Seq<ContainerStatus> regular = after.status().containerStatuses();
        Seq<ContainerStatus> init = after.status().initContainerStatuses();
        Seq<ContainerStatus> ephemeral = after.status().ephemeralContainerStatuses();
        return Faults.NONE
                .andIf(
                        !all,
                        () -> faults(
                                regular,
                                before.status().containerStatuses(),
                                spec.containers(),
                                spec,
                                status.child("containerStatuses")))
                .andIf(
                        !all,
                        () -> faults(
                                init,
                                before.status().initContainerStatuses(),
                                spec.initContainers(),
                                spec,
                                status.child("initContainerStatuses")))
                .and(faults(
                        ephemeral,
                        before.status().ephemeralContainerStatuses(),
                        Vector.empty(),
                        spec,
                        status.child("ephemeralContainerStatuses")))
                .found();
    }

    private static Seq<FieldError> faults(
            Seq<ContainerStatus> after,
            Seq<ContainerStatus> before,
            Seq<Container> containers,
            PodSpec spec,
            FieldPath path) {
        return before.zipWithIndex()
                .filter(old -> ended(old._1).isDefined())
                .filter(old -> after.find(now -> now.name().equals(old._1.name()))
                        .exists(now -> ended(now).isEmpty()))
                .filter(old -> !containers
                        .find(container -> container.name().equals(old._1.name()))
                        .exists(container ->
                                restarts(container, spec, ended(old._1).get().exitCode())))
                .map(old ->
                        path.index(old._2).child("state").forbidden("may not be transitioned to non-terminated state"));
    }

    private static Option<ContainerStateTerminated> ended(ContainerStatus status) {
        return status.state().flatMap(ContainerState::terminated);
    }

    // pkg/api/v1/pod/util.go, ContainerShouldRestart
    private static boolean restarts(Container container, PodSpec spec, int exitCode) {
        boolean ruled = container.restartPolicy().isDefined()
                && container
                        .restartPolicyRules()
                        .find(rule -> rule.exitCodes().exists(codes -> matches(codes, exitCode)))
                        .exists(rule ->
                                rule.action().exists(action -> action.text().equals("Restart") || restartsAll(rule)));
        RestartPolicy policy =
                container.restartPolicy().orElse(spec.restartPolicy()).getOrElse(RestartPolicy.ALWAYS);
        return ruled || policy.equals(RestartPolicy.ALWAYS) || policy.equals(RestartPolicy.ON_FAILURE) && exitCode != 0;
    }

    private static boolean restartsAll(ContainerRestartRule rule) {
        return rule.action().exists(action -> action.text().equals(ALL));
    }

    private static boolean matches(ContainerRestartRuleOnExitCodes codes, int exitCode) {
        boolean among = codes.values().contains(exitCode);
        return codes.operator()
                .exists(operator ->
                        operator.text().equals("In") ? among : operator.text().equals("NotIn") && !among);
    }
}
