package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Asks whether somebody may do something. */
@Value.Immutable
@JsonDeserialize(builder = SubjectAccessReview.Builder.class)
public interface SubjectAccessReview extends KubeObject, WithSubjectAccessReview {
    /** The kind {@code authorization.k8s.io/v1 SubjectAccessReview}. */
    Kind<SubjectAccessReview> KIND = Kind.of(
            "authorization.k8s.io/v1",
            "SubjectAccessReview",
            "subjectaccessreviews",
            Scope.CLUSTER,
            SubjectAccessReview.class);

    /** Returns a SubjectAccessReview of that name. */
    static SubjectAccessReview named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<SubjectAccessReview> type() {
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
    SubjectAccessReview withMetadata(ObjectMeta metadata);

    /** Builds a {@link SubjectAccessReview}. */
    final class Builder extends ImmutableSubjectAccessReview.Builder {
        Builder() {}
    }
}
