package io.github.kubevalue.model.authentication;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Asks for a token of a service account. */
@Value.Immutable
@JsonDeserialize(builder = TokenRequest.Builder.class)
public interface TokenRequest extends KubeObject, WithTokenRequest {
    /** The kind {@code authentication.k8s.io/v1 TokenRequest}. */
    Kind<TokenRequest> KIND = Kind.of(
            "authentication.k8s.io/v1", "TokenRequest", "serviceaccounts/token", Scope.NAMESPACED, TokenRequest.class);

    /** Returns a TokenRequest of that name. */
    static TokenRequest named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<TokenRequest> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default TokenRequestSpec spec() {
        return TokenRequestSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default TokenRequestStatus status() {
        return TokenRequestStatus.builder().build();
    }

    @Override
    TokenRequest withMetadata(ObjectMeta metadata);

    /** Builds a {@link TokenRequest}. */
    final class Builder extends ImmutableTokenRequest.Builder {
        Builder() {}
    }
}
