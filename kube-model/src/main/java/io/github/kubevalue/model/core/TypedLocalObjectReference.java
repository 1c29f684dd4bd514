package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Refers to an object, of any kind, in the same namespace. */
@Value.Immutable
@JsonDeserialize(builder = TypedLocalObjectReference.Builder.class)
public interface TypedLocalObjectReference extends ApiValue, WithTypedLocalObjectReference {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The group; the core group unless set. */
    @JsonInclude
    Option<String> apiGroup();

    /** The kind. */
    @JsonInclude
    @Value.Default
    default String kind() {
        return "";
    }

    /** The name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Builds a {@link TypedLocalObjectReference}. */
    final class Builder extends ImmutableTypedLocalObjectReference.Builder {
        Builder() {}
    }
}
