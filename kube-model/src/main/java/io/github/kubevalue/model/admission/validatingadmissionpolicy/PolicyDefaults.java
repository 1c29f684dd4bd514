package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import io.github.kubevalue.model.admission.policy.MatchDefaults;
import io.github.kubevalue.model.admissionregistration.FailurePolicyType;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicySpec;
import io.vavr.control.Option;

/** What the author of a policy or a binding may leave out. (pkg/apis/admissionregistration/v1/defaults.go) */
public final class PolicyDefaults {
    private PolicyDefaults() {}

    /** Returns a policy with what it leaves out. */
    public static ValidatingAdmissionPolicy policy(ValidatingAdmissionPolicy policy) {
        ValidatingAdmissionPolicySpec spec = policy.spec();
        return policy.withSpec(spec.withFailurePolicy(spec.failurePolicy().orElse(Option.of(FailurePolicyType.FAIL)))
                .withMatchConstraints(spec.matchConstraints().map(MatchDefaults::resources)));
    }

    /** Returns a binding with what it leaves out. */
    public static ValidatingAdmissionPolicyBinding binding(ValidatingAdmissionPolicyBinding binding) {
        return binding.withSpec(binding.spec()
                .withMatchResources(binding.spec().matchResources().map(MatchDefaults::resources)));
    }
}
