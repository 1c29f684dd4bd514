package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A key of a config map. */
@Value.Immutable
@JsonDeserialize(builder = ConfigMapKeySelector.Builder.class)
public interface ConfigMapKeySelector extends ApiValue, WithConfigMapKeySelector {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The config map. */
    Option<String> name();

    /** The key. */
    @JsonInclude
    @Value.Default
    default String key() {
        return "";
    }

    /** Whether it may be missing. */
    Option<Boolean> optional();

    /** Builds a {@link ConfigMapKeySelector}. */
    final class Builder extends ImmutableConfigMapKeySelector.Builder {
        Builder() {}
    }
}
