package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** An expression that others refer to as {@code variables.NAME}. */
@Value.Immutable
@JsonDeserialize(builder = Variable.Builder.class)
public interface Variable extends ApiValue, WithVariable {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The expression. */
    @JsonInclude
    @Value.Default
    default String expression() {
        return "";
    }

    /** Builds a {@link Variable}. */
    final class Builder extends ImmutableVariable.Builder {
        Builder() {}
    }
}
