package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.admission.policy.MatchDefaults;
import io.github.kubevalue.model.admissionregistration.FailurePolicyType;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicyBinding;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicySpec;
import io.vavr.control.Option;

/** What the author of a policy or a binding may leave out. (pkg/apis/admissionregistration/v1/defaults.go) */
public final class MutationDefaults {
    private MutationDefaults() {}

    /** Returns a policy with what it leaves out. */
    public static MutatingAdmissionPolicy policy(MutatingAdmissionPolicy policy) {
        MutatingAdmissionPolicySpec spec = policy.spec();
        return policy.withSpec(spec.withFailurePolicy(spec.failurePolicy().orElse(Option.of(FailurePolicyType.FAIL)))
                .withMatchConstraints(spec.matchConstraints().map(MatchDefaults::resources)));
    }

    /** Returns a binding with what it leaves out. */
    public static MutatingAdmissionPolicyBinding binding(MutatingAdmissionPolicyBinding binding) {
        return binding.withSpec(binding.spec()
                .withMatchResources(binding.spec().matchResources().map(MatchDefaults::resources)));
    }
}
