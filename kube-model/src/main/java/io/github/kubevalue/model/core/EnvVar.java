package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** An environment variable. */
@Value.Immutable
@JsonDeserialize(builder = EnvVar.Builder.class)
public interface EnvVar extends ApiValue, WithEnvVar {

    /** Returns a variable with that value. */
    static EnvVar of(String name, String value) {
        return builder().name(name).value(value).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The value, in which {@code $(NAME)} stands for variables before it. */
    Option<String> value();

    /** Where the value comes from instead. */
    Option<EnvVarSource> valueFrom();

    /** Builds an {@link EnvVar}. */
    final class Builder extends ImmutableEnvVar.Builder {
        Builder() {}
    }
}
