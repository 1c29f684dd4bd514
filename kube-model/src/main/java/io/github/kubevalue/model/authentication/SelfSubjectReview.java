package io.github.kubevalue.model.authentication;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Asks who the asker is. */
@Value.Immutable
@JsonDeserialize(builder = SelfSubjectReview.Builder.class)
public interface SelfSubjectReview extends KubeObject, WithSelfSubjectReview {
    /** The kind {@code authentication.k8s.io/v1 SelfSubjectReview}. */
    Kind<SelfSubjectReview> KIND = Kind.of(
            "authentication.k8s.io/v1",
            "SelfSubjectReview",
            "selfsubjectreviews",
            Scope.CLUSTER,
            SelfSubjectReview.class);

    /** Returns a SelfSubjectReview of that name. */
    static SelfSubjectReview named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<SelfSubjectReview> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is at present. */
    @Value.Default
    default SelfSubjectReviewStatus status() {
        return SelfSubjectReviewStatus.builder().build();
    }

    @Override
    SelfSubjectReview withMetadata(ObjectMeta metadata);

    /** Builds a {@link SelfSubjectReview}. */
    final class Builder extends ImmutableSelfSubjectReview.Builder {
        Builder() {}
    }
}
