package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerResizePolicy;
import io.github.kubevalue.model.core.ContainerRestartRule;
import io.github.kubevalue.model.core.ContainerRestartRuleAction;
import io.github.kubevalue.model.core.ContainerRestartRuleOnExitCodes;
import io.github.kubevalue.model.core.ContainerRestartRuleOnExitCodesOperator;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The rules on when a container restarts: when it ends, and when it is resized. (validateResizePolicy) */
final class RestartRules {
    private static final int MOST_RULES = 20;
    private static final int MOST_CODES = 255;
    private static final String RESTART = "RestartContainer";

    private RestartRules() {}

    /** Returns the faults of the restart policy of one container. (validateContainerRestartPolicy) */
    static Seq<FieldError> policy(Container container, boolean regular, FieldPath path) {
        Seq<ContainerRestartRule> rules = container.restartPolicyRules();
        // the rules of an init container without a policy are not looked at
        boolean judged = regular || container.restartPolicy().isDefined();
        return Faults.NONE
                .when(
                        container.restartPolicy().isEmpty() && !rules.isEmpty(),
                        () -> path.child("restartPolicy")
                                .required("must specify restartPolicy when restart rules are used"))
                .oneOf(container.restartPolicy(), path.child("restartPolicy"), "Always", "Never", "OnFailure")
                .andIf(judged, () -> rules(rules, path.child("restartPolicyRules")))
                .found();
    }

    private static Seq<FieldError> rules(Seq<ContainerRestartRule> rules, FieldPath path) {
        return Faults.NONE
                .when(rules.size() > MOST_RULES, () -> path.tooMany(rules.size(), MOST_RULES))
                .each(rules, path, RestartRules::rule)
                .found();
    }

    private static Seq<FieldError> rule(ContainerRestartRule rule, FieldPath path) {
        FieldPath codes = path.child("exitCodes");
        return Faults.NONE
                .oneOf(
                        Option.of(rule.action().getOrElse(new ContainerRestartRuleAction(""))),
                        path.child("action"),
                        "Restart",
                        "RestartAllContainers")
                .given(rule.exitCodes(), exit -> exitCodes(exit, codes))
                .when(rule.exitCodes().isEmpty(), () -> codes.required("must be specified"))
                .found();
    }

    private static Seq<FieldError> exitCodes(ContainerRestartRuleOnExitCodes codes, FieldPath path) {
        int count = codes.values().size();
        return Faults.NONE
                .oneOf(
                        Option.of(codes.operator().getOrElse(new ContainerRestartRuleOnExitCodesOperator(""))),
                        path.child("operator"),
                        "In",
                        "NotIn")
                .when(count > MOST_CODES, () -> path.child("values").tooMany(count, MOST_CODES))
                .found();
    }

    /** Returns the faults of what happens when a container is resized. */
    static Seq<FieldError> resize(Container container, PodScope pod, FieldPath path) {
        Seq<ContainerResizePolicy> policies = container.resizePolicy();
        Seq<String> names = policies.map(ContainerResizePolicy::resourceName);
        boolean never = pod.spec().restartPolicy().contains(RestartPolicy.NEVER);
        return policies.zipWithIndex()
                .flatMap(each -> Faults.NONE
                        .when(
                                names.indexOf(each._1.resourceName()) < each._2,
                                () -> path.index(each._2).duplicate(each._1.resourceName()))
                        .someOf(Option.of(each._1.resourceName()), path, "cpu", "memory")
                        .someOf(Option.of(each._1.restartPolicy()), path, "NotRequired", RESTART)
                        .when(
                                never && !each._1.restartPolicy().equals("NotRequired"),
                                () -> path.invalid(
                                        each._1.restartPolicy(),
                                        "must be 'NotRequired' when pod `restartPolicy` is 'Never'"))
                        .found());
    }

    /** Returns the faults of init containers that would restart to be resized although they are to end. */
    static Seq<FieldError> endingResize(Container container, PodScope pod, FieldPath path) {
        boolean judged = !container.isSidecar() && !pod.options().restartingResizes();
        return Faults.NONE
                .each(
                        container.resizePolicy().filter(policy -> judged),
                        path,
                        (policy, each) -> Faults.NONE
                                .when(
                                        policy.restartPolicy().equals(RESTART),
                                        () -> each.child("restartPolicy")
                                                .invalid(
                                                        RESTART,
                                                        "must not be set to 'RestartContainer' for non-sidecar"
                                                                + " initContainers"))
                                .found())
                .found();
    }

    /** Whether init containers that are to end would restart to be resized. */
    static boolean hasRestartingResizes(Seq<Container> init) {
        return init.filter(container -> !container.isSidecar())
                .flatMap(Container::resizePolicy)
                .exists(policy -> policy.restartPolicy().equals(RESTART));
    }
}
