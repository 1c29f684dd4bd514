package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
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

    /** The group of the object. */
    default String group() {
        return Kind.groupOf(apiVersion().getOrElse(""));
    }

    /** Whether it refers to that object, if that is in its namespace. */
    default boolean isTo(ResourceKey key) {
        return key.name().equals(name())
                && key.kind().name().equalsIgnoreCase(kind())
                && key.kind().group().equals(group());
    }

    /** Builds a {@link CrossVersionObjectReference}. */
    final class Builder extends ImmutableCrossVersionObjectReference.Builder {
        Builder() {}
    }
}
