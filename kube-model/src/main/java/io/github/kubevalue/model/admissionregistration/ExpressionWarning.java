package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A doubt about an expression of a policy. */
@Value.Immutable
@JsonDeserialize(builder = ExpressionWarning.Builder.class)
public interface ExpressionWarning extends ApiValue, WithExpressionWarning {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it stands. */
    @JsonInclude
    @Value.Default
    default String fieldRef() {
        return "";
    }

    /** What is doubtful. */
    @JsonInclude
    @Value.Default
    default String warning() {
        return "";
    }

    /** Builds an {@link ExpressionWarning}. */
    final class Builder extends ImmutableExpressionWarning.Builder {
        Builder() {}
    }
}
