package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Refers to an object of any kind. */
@Value.Immutable
@JsonDeserialize(builder = TypedObjectReference.Builder.class)
public interface TypedObjectReference extends ApiValue, WithTypedObjectReference {

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

    /** The namespace; the same one unless set. */
    Option<String> namespace();

    /** Builds a {@link TypedObjectReference}. */
    final class Builder extends ImmutableTypedObjectReference.Builder {
        Builder() {}
    }
}
