package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.admission.validatingadmissionpolicy.PolicyMatch;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicyBinding;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Tells of the policies that would have completed the object. (policy/mutating/dispatcher.go) */
public final class MutatingAdmissionPolicies implements AdmissionPlugin {
    @Override
    public String name() {
        return "MutatingAdmissionPolicy";
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        Seq<MutatingAdmissionPolicy> policies = snapshot.list(MutatingAdmissionPolicy.KIND);
        return request.isOfAdmission() || policies.isEmpty()
                ? Review.ALLOWED
                : Review.warning(policies.flatMap(policy -> unapplied(policy, request, snapshot)));
    }

    private static Seq<String> unapplied(MutatingAdmissionPolicy policy, AdmissionRequest request, Snapshot snapshot) {
        PolicyMatch match = new PolicyMatch(request, snapshot);
        if (!policy.spec().matchConstraints().exists(match::fits)) {
            return Vector.empty();
        }
        return snapshot.list(MutatingAdmissionPolicyBinding.KIND)
                .filter(binding -> binding.spec().policyName().contains(policy.name()))
                .filter(binding -> binding.spec().matchResources().forAll(match::fits))
                .map(binding -> "not modelled: MutatingAdmissionPolicy '" + policy.name() + "' with binding '"
                        + binding.name() + "' was not applied; it might have changed the object");
    }
}
