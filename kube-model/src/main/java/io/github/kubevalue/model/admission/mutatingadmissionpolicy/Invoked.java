package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.admissionregistration.FailurePolicyType;
import io.github.kubevalue.model.admissionregistration.MutatingAdmissionPolicy;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;

/**
 * A policy that completes a request, with one of its parameters.
 *
 * @param policy the policy
 * @param binding the name of the binding
 * @param param the parameter, which may be absent
 */
record Invoked(MutatingAdmissionPolicy policy, String binding, Option<KubeObject> param) {

    /** What tells it apart from others. */
    String key() {
        return policy.name() + "/" + binding + "/"
                + param.map(object -> object.namespace() + "/" + object.name()).getOrElse("");
    }

    PolicyError invalid(String problem) {
        return error(policy, Option.of(binding), ApiError.Reason.INVALID, problem);
    }

    /** Returns the error of a policy that cannot be asked. */
    static PolicyError misconfigured(MutatingAdmissionPolicy policy, Option<String> binding, String problem) {
        return error(policy, binding, ApiError.Reason.FORBIDDEN, problem);
    }

    private static PolicyError error(
            MutatingAdmissionPolicy policy, Option<String> binding, ApiError.Reason reason, String problem) {
        boolean forgiven = policy.spec().failurePolicy().contains(FailurePolicyType.IGNORE);
        return new PolicyError(policy.name(), binding, forgiven, reason, problem);
    }
}
