package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A key of a secret. */
@Value.Immutable
@JsonDeserialize(builder = SecretKeySelector.Builder.class)
public interface SecretKeySelector extends ApiValue, WithSecretKeySelector {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The secret. */
    Option<String> name();

    /** The key. */
    @JsonInclude
    @Value.Default
    default String key() {
        return "";
    }

    /** Whether it may be missing. */
    Option<Boolean> optional();

    /** Builds a {@link SecretKeySelector}. */
    final class Builder extends ImmutableSecretKeySelector.Builder {
        Builder() {}
    }
}
