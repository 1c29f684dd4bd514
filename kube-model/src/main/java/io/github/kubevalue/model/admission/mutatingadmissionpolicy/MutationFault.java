package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.errors.ApiError;
import io.vavr.control.Option;

/**
 * Why a mutation cannot be made.
 *
 * @param message what is wrong
 * @param status the answer to the request, if no failure policy is asked
 */
record MutationFault(String message, Option<ApiError> status) {

    /** Returns a fault that is for the failure policy. */
    static MutationFault of(String message) {
        return new MutationFault(message, Option.none());
    }

    /** Returns a fault that no policy foresees. */
    static MutationFault internal(String message) {
        return new MutationFault(message, Option.of(ApiError.internal(message)));
    }
}
