package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * That a policy fails. (policy/generic/policy_dispatcher.go)
 *
 * @param policy its name
 * @param binding the name of the binding; none if the policy itself is at fault
 * @param forgiven whether nobody minds
 * @param reason why the request is refused
 * @param problem what is wrong
 */
record PolicyError(String policy, Option<String> binding, boolean forgiven, ApiError.Reason reason, String problem) {

    private String message() {
        return binding.map(name -> "policy '" + policy + "' with binding '" + name + "'")
                        .getOrElse("policy \"" + policy + "\"")
                + " denied request: " + problem;
    }

    /** Returns the refusal of a request; none if nobody minds any of the errors. */
    static Option<ApiError> refusal(AdmissionRequest request, Vector<PolicyError> errors) {
        Vector<PolicyError> counting = errors.reject(PolicyError::forgiven);
        return counting.headOption().map(first -> {
            ApiError forbidden = request.forbidden("");
            return counting.foldLeft(
                    new ApiError(first.reason(), first.message(), forbidden.details()),
                    (answer, error) -> answer.withCause(new StatusCause("", error.message(), "")));
        });
    }
}
