package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Refers to an object in the same namespace, by kind and name. */
@Value.Immutable
@JsonDeserialize(builder = CrossVersionObjectReference.Builder.class)
public interface CrossVersionObjectReference extends ApiValue, WithCrossVersionObjectReference {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

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

    /** The group and version. */
    Option<String> apiVersion();

    /** Builds a {@link CrossVersionObjectReference}. */
    final class Builder extends ImmutableCrossVersionObjectReference.Builder {
        Builder() {}
    }
}
