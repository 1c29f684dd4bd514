package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a policy demands of a request. */
@Value.Immutable
@JsonDeserialize(builder = Validation.Builder.class)
public interface Validation extends ApiValue, WithValidation {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The expression, in the Common Expression Language. */
    @JsonInclude
    @Value.Default
    default String expression() {
        return "";
    }

    /** What is said when it is false. */
    Option<String> message();

    /** The reason of the refusal; {@code Invalid} unless set. */
    Option<String> reason();

    /** An expression that makes the message. */
    Option<String> messageExpression();

    /** Builds a {@link Validation}. */
    final class Builder extends ImmutableValidation.Builder {
        Builder() {}
    }
}
