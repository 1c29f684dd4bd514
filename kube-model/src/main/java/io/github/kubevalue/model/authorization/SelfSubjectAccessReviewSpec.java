package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What the asker wants to do. */
@Value.Immutable
@JsonDeserialize(builder = SelfSubjectAccessReviewSpec.Builder.class)
public interface SelfSubjectAccessReviewSpec extends ApiValue, WithSelfSubjectAccessReviewSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What is to be done to a resource. */
    Option<ResourceAttributes> resourceAttributes();

    /** What is to be done to a path that is no resource. */
    Option<NonResourceAttributes> nonResourceAttributes();

    /** Builds a {@link SelfSubjectAccessReviewSpec}. */
    final class Builder extends ImmutableSelfSubjectAccessReviewSpec.Builder {
        Builder() {}
    }
}
