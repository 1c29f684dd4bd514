package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import io.github.kubevalue.model.errors.ApiError;

/**
 * That a policy is broken, or could not be asked.
 *
 * @param reason the reason of the refusal
 * @param message what is said of it
 */
record PolicyDecision(ApiError.Reason reason, String message) {

    /** Returns the decision that something went wrong. */
    static PolicyDecision error(String message) {
        return new PolicyDecision(ApiError.Reason.INVALID, message);
    }
}
