package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Asks whether somebody may do something in one namespace. */
@Value.Immutable
@JsonDeserialize(builder = LocalSubjectAccessReview.Builder.class)
public interface LocalSubjectAccessReview extends KubeObject, WithLocalSubjectAccessReview {
    /** The kind {@code authorization.k8s.io/v1 LocalSubjectAccessReview}. */
    Kind<LocalSubjectAccessReview> KIND = Kind.of(
            "authorization.k8s.io/v1",
            "LocalSubjectAccessReview",
            "localsubjectaccessreviews",
            Scope.NAMESPACED,
            LocalSubjectAccessReview.class);

    /** Returns a LocalSubjectAccessReview of that name. */
    static LocalSubjectAccessReview named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<LocalSubjectAccessReview> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default SubjectAccessReviewSpec spec() {
        return SubjectAccessReviewSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default SubjectAccessReviewStatus status() {
        return SubjectAccessReviewStatus.builder().build();
    }

    @Override
    LocalSubjectAccessReview withMetadata(ObjectMeta metadata);

    /** Builds a {@link LocalSubjectAccessReview}. */
    final class Builder extends ImmutableLocalSubjectAccessReview.Builder {
        Builder() {}
    }
}
