package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Asks whether the asker may do something. */
@Value.Immutable
@JsonDeserialize(builder = SelfSubjectAccessReview.Builder.class)
public interface SelfSubjectAccessReview extends KubeObject, WithSelfSubjectAccessReview {
    /** The kind {@code authorization.k8s.io/v1 SelfSubjectAccessReview}. */
    Kind<SelfSubjectAccessReview> KIND = Kind.of(
            "authorization.k8s.io/v1",
            "SelfSubjectAccessReview",
            "selfsubjectaccessreviews",
            Scope.CLUSTER,
            SelfSubjectAccessReview.class);

    /** Returns a SelfSubjectAccessReview of that name. */
    static SelfSubjectAccessReview named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<SelfSubjectAccessReview> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default SelfSubjectAccessReviewSpec spec() {
        return SelfSubjectAccessReviewSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default SubjectAccessReviewStatus status() {
        return SubjectAccessReviewStatus.builder().build();
    }

    @Override
    SelfSubjectAccessReview withMetadata(ObjectMeta metadata);

    /** Builds a {@link SelfSubjectAccessReview}. */
    final class Builder extends ImmutableSelfSubjectAccessReview.Builder {
        Builder() {}
    }
}
