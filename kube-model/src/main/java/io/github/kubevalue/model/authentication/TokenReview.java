package io.github.kubevalue.model.authentication;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Asks whose a token is. */
@Value.Immutable
@JsonDeserialize(builder = TokenReview.Builder.class)
public interface TokenReview extends KubeObject, WithTokenReview {
    /** The kind {@code authentication.k8s.io/v1 TokenReview}. */
    Kind<TokenReview> KIND =
            Kind.of("authentication.k8s.io/v1", "TokenReview", "tokenreviews", Scope.CLUSTER, TokenReview.class);

    /** Returns a TokenReview of that name. */
    static TokenReview named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<TokenReview> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default TokenReviewSpec spec() {
        return TokenReviewSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default TokenReviewStatus status() {
        return TokenReviewStatus.builder().build();
    }

    @Override
    TokenReview withMetadata(ObjectMeta metadata);

    /** Builds a {@link TokenReview}. */
    final class Builder extends ImmutableTokenReview.Builder {
        Builder() {}
    }
}
