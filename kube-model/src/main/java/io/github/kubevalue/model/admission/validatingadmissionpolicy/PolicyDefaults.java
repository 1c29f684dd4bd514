package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import io.github.kubevalue.model.admissionregistration.FailurePolicyType;
import io.github.kubevalue.model.admissionregistration.MatchPolicyType;
import io.github.kubevalue.model.admissionregistration.MatchResources;
import io.github.kubevalue.model.admissionregistration.NamedRuleWithOperations;
import io.github.kubevalue.model.admissionregistration.ScopeType;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicySpec;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;

/** What the author of a policy or a binding may leave out. (pkg/apis/admissionregistration/v1/defaults.go) */
public final class PolicyDefaults {
    private PolicyDefaults() {}

    /** Returns a policy with what it leaves out. */
    public static ValidatingAdmissionPolicy policy(ValidatingAdmissionPolicy policy) {
        ValidatingAdmissionPolicySpec spec = policy.spec();
        return policy.withSpec(spec.withFailurePolicy(spec.failurePolicy().orElse(Option.of(FailurePolicyType.FAIL)))
                .withMatchConstraints(spec.matchConstraints().map(PolicyDefaults::resources)));
    }

    /** Returns a binding with what it leaves out. */
    public static ValidatingAdmissionPolicyBinding binding(ValidatingAdmissionPolicyBinding binding) {
        return binding.withSpec(binding.spec()
                .withMatchResources(binding.spec().matchResources().map(PolicyDefaults::resources)));
    }

    private static MatchResources resources(MatchResources resources) {
        Option<LabelSelector> all = Option.of(LabelSelector.everything());
        return resources
                .withMatchPolicy(resources.matchPolicy().orElse(Option.of(MatchPolicyType.EQUIVALENT)))
                .withNamespaceSelector(resources.namespaceSelector().orElse(all))
                .withObjectSelector(resources.objectSelector().orElse(all))
                .withResourceRules(resources.resourceRules().map(PolicyDefaults::rule))
                .withExcludeResourceRules(resources.excludeResourceRules().map(PolicyDefaults::rule));
    }

    private static NamedRuleWithOperations rule(NamedRuleWithOperations rule) {
        return rule.withScope(rule.scope().orElse(Option.of(ScopeType.ALL)));
    }
}
