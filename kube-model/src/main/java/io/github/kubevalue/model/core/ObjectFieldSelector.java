package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A field of the pod: {@code status.podIP}. */
@Value.Immutable
@JsonDeserialize(builder = ObjectFieldSelector.Builder.class)
public interface ObjectFieldSelector extends ApiValue, WithObjectFieldSelector {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The version in which the path is meant; {@code v1} unless set. */
    Option<String> apiVersion();

    /** The path. */
    @JsonInclude
    @Value.Default
    default String fieldPath() {
        return "";
    }

    /** Builds an {@link ObjectFieldSelector}. */
    final class Builder extends ImmutableObjectFieldSelector.Builder {
        Builder() {}
    }
}
