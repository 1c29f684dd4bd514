package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Asks what the asker may do in one namespace. */
@Value.Immutable
@JsonDeserialize(builder = SelfSubjectRulesReview.Builder.class)
public interface SelfSubjectRulesReview extends KubeObject, WithSelfSubjectRulesReview {
    /** The kind {@code authorization.k8s.io/v1 SelfSubjectRulesReview}. */
    Kind<SelfSubjectRulesReview> KIND = Kind.of(
            "authorization.k8s.io/v1",
            "SelfSubjectRulesReview",
            "selfsubjectrulesreviews",
            Scope.CLUSTER,
            SelfSubjectRulesReview.class);

    /** Returns a SelfSubjectRulesReview of that name. */
    static SelfSubjectRulesReview named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<SelfSubjectRulesReview> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default SelfSubjectRulesReviewSpec spec() {
        return SelfSubjectRulesReviewSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default SubjectRulesReviewStatus status() {
        return SubjectRulesReviewStatus.builder().build();
    }

    @Override
    SelfSubjectRulesReview withMetadata(ObjectMeta metadata);

    /** Builds a {@link SelfSubjectRulesReview}. */
    final class Builder extends ImmutableSelfSubjectRulesReview.Builder {
        Builder() {}
    }
}
