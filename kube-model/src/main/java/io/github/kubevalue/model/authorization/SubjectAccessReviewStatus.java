package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Whether something may be done. */
@Value.Immutable
@JsonDeserialize(builder = SubjectAccessReviewStatus.Builder.class)
public interface SubjectAccessReviewStatus extends ApiValue, WithSubjectAccessReviewStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether it may be done. */
    @JsonInclude
    @Value.Default
    default boolean allowed() {
        return false;
    }

    /** Whether it may not be done, whatever anybody else says. */
    @Value.Default
    default boolean denied() {
        return false;
    }

    /** Why, in words for people. */
    Option<String> reason();

    /** What went wrong on the way to the answer. */
    Option<String> evaluationError();

    /** Builds a {@link SubjectAccessReviewStatus}. */
    final class Builder extends ImmutableSubjectAccessReviewStatus.Builder {
        Builder() {}
    }
}
