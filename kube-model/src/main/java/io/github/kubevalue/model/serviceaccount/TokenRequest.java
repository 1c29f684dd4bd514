package io.github.kubevalue.model.serviceaccount;

import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * What is posted to {@code serviceaccounts/token}, and what comes back: {@code TokenRequest.of().withExpirationSeconds(600)}.
 */
@Value.Immutable
public interface TokenRequest extends WithTokenRequest {
    /** The kind of its document. */
    Kind<Unmodelled> KIND =
            Kind.of("authentication.k8s.io/v1", "TokenRequest", "tokenrequests", Scope.NAMESPACED, Unmodelled.class);

    /** Returns the request for a token of an hour for the API server. */
    static TokenRequest of() {
        return builder().build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The life of the account that is meant; none for whichever there is. */
    Option<String> uid();

    /** For whom the token is valid; none for the API server. */
    Seq<String> audiences();

    /** For how many seconds, from ten minutes on. */
    @Value.Default
    default long expirationSeconds() {
        return 3600;
    }

    /** The pod, node or secret with which the token ends. */
    Option<ObjectReference> boundObjectRef();

    /** When the token ends; none before it is issued. */
    Option<Instant> expirationTimestamp();

    /** Returns the request for a token that is bound to an object. */
    default TokenRequest withBoundObjectRef(ObjectReference object) {
        return withBoundObjectRef(Option.of(object));
    }

    /** Builds a {@link TokenRequest}. */
    final class Builder extends ImmutableTokenRequest.Builder {
        Builder() {}
    }
}
