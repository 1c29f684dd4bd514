package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A rule in the Common Expression Language: {@code self.minReplicas <= self.replicas}. */
@Value.Immutable
@JsonDeserialize(builder = ValidationRule.Builder.class)
public interface ValidationRule extends ApiValue, WithValidationRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The expression; {@code self} is what stands where the rule is. */
    @JsonInclude
    @Value.Default
    default String rule() {
        return "";
    }

    /** What is said of a value that breaks it. */
    Option<String> message();

    /** An expression that makes the message. */
    Option<String> messageExpression();

    /** What the fault is; an invalid value unless set. */
    Option<FieldValueErrorReason> reason();

    /** The field that the fault is told of, from here: {@code .spec.size}. */
    Option<String> fieldPath();

    /** Whether {@code oldSelf} is an optional value, so that the rule holds for new objects too. */
    Option<Boolean> optionalOldSelf();

    /** Builds a {@link ValidationRule}. */
    final class Builder extends ImmutableValidationRule.Builder {
        Builder() {}
    }
}
