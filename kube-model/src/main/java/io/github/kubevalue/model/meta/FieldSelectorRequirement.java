package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** One requirement on a field of an object. */
@Value.Immutable
@JsonDeserialize(builder = FieldSelectorRequirement.Builder.class)
public interface FieldSelectorRequirement extends ApiValue, WithFieldSelectorRequirement {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The field. */
    @JsonInclude
    @Value.Default
    default String key() {
        return "";
    }

    /** How the field relates to the values. */
    @Value.Default
    default FieldSelectorOperator operator() {
        return new FieldSelectorOperator("");
    }

    /** The values; none for {@code Exists} and {@code DoesNotExist}. */
    Seq<String> values();

    /** Builds a {@link FieldSelectorRequirement}. */
    final class Builder extends ImmutableFieldSelectorRequirement.Builder {
        Builder() {}
    }
}
