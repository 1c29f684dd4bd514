package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What the asker may do. */
@Value.Immutable
@JsonDeserialize(builder = SubjectRulesReviewStatus.Builder.class)
public interface SubjectRulesReviewStatus extends ApiValue, WithSubjectRulesReviewStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What may be done to resources. */
    @JsonInclude
    Seq<ResourceRule> resourceRules();

    /** What may be done to paths that are no resources. */
    @JsonInclude
    Seq<NonResourceRule> nonResourceRules();

    /** Whether there may be more. */
    @JsonInclude
    @Value.Default
    default boolean incomplete() {
        return false;
    }

    /** What went wrong on the way to the answer. */
    Option<String> evaluationError();

    /** Builds a {@link SubjectRulesReviewStatus}. */
    final class Builder extends ImmutableSubjectRulesReviewStatus.Builder {
        Builder() {}
    }
}
