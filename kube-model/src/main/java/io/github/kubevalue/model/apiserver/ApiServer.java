package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.allocation.HostLocal;
import io.github.kubevalue.model.customresource.CustomResources;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * The API server and all that it keeps, as a value: {@link #write} answers a request with another API server, or with the
 * error that a client would see, and then nothing has changed.
 *
 * @param flags how it was started
 * @param store the objects
 * @param podAddresses what the CNI plugins of the nodes remember; kept beside the store, as on real nodes
 */
public record ApiServer(ApiServerFlags flags, Store store, HostLocal podAddresses) {

    /** Returns an API server over an empty store that keeps the indexes of the kinds. */
    public static ApiServer of(ApiServerFlags flags) {
        return new ApiServer(flags, Store.empty(Indexes.CATALOG), HostLocal.EMPTY);
    }

    /** Returns the API server after the request of the administrator, or why it refuses. */
    public Either<ApiError, ApiServer> write(Write write, Instant now) {
        return answer(write, Call.at(now)).outcome();
    }

    /** Returns the answer to the request of a user: the API server after it or why it refuses, and the warnings. */
    public Answer<ApiServer> answer(Write write, Call call) {
        return CustomResources.unserved(write.key().kind(), store)
                .map(message -> Answer.<ApiServer>of(Either.left(ApiError.of(ApiError.Reason.NOT_FOUND, message))))
                .getOrElse(() -> write.accept(new Verbs(this, call)));
    }

    /** Returns this API server over another store: its objects are taken as they are. */
    public ApiServer withStore(Store other) {
        return new ApiServer(flags, other, podAddresses);
    }

    ApiServer withPodAddresses(HostLocal memory) {
        return new ApiServer(flags, store, memory);
    }
}
