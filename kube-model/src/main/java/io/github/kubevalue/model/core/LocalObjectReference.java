package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Refers to an object in the same namespace. */
@Value.Immutable
@JsonDeserialize(builder = LocalObjectReference.Builder.class)
public interface LocalObjectReference extends ApiValue, WithLocalObjectReference {

    /** Returns the reference to the object of that name. */
    static LocalObjectReference of(String name) {
        return builder().name(name).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name. */
    Option<String> name();

    /** Builds a {@link LocalObjectReference}. */
    final class Builder extends ImmutableLocalObjectReference.Builder {
        Builder() {}
    }
}
