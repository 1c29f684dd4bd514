package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A column of {@code kubectl get}. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceColumnDefinition.Builder.class)
public interface CustomResourceColumnDefinition extends ApiValue, WithCustomResourceColumnDefinition {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its title. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** What it holds: {@code string}, {@code integer}, {@code date}. */
    @JsonInclude
    @Value.Default
    default String type() {
        return "";
    }

    /** How it is shown. */
    Option<String> format();

    /** What it is, in words. */
    Option<String> description();

    /** Above 0, it is shown only where there is room. */
    Option<Integer> priority();

    /** Where in the object its value stands, {@code .spec.size}. */
    @JsonInclude
    @Value.Default
    default String jsonPath() {
        return "";
    }

    /** Builds a {@link CustomResourceColumnDefinition}. */
    final class Builder extends ImmutableCustomResourceColumnDefinition.Builder {
        Builder() {}
    }
}
