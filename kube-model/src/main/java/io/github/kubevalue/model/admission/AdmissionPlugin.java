package io.github.kubevalue.model.admission;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Either;

/**
 * One admission plugin of the API server: a function of the request and of what is stored.
 *
 * <p>Law: what a plugin has admitted it admits again, unchanged.
 */
public interface AdmissionPlugin {

    /** The name by which {@code --enable-admission-plugins} knows it, {@code LimitRanger}. */
    String name();

    /** Returns the request with its object completed, or why it must not go on. Comes before validation. */
    default Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        return Either.right(request);
    }

    /** Returns what this plugin has to say of a request whose object is complete and valid. */
    default Review validate(AdmissionRequest request, Snapshot snapshot) {
        return Review.ALLOWED;
    }
}
