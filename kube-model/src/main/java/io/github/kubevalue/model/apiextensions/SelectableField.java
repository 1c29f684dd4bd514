package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A field that field selectors may name. */
@Value.Immutable
@JsonDeserialize(builder = SelectableField.Builder.class)
public interface SelectableField extends ApiValue, WithSelectableField {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it stands, {@code .spec.color}. */
    @JsonInclude
    @Value.Default
    default String jsonPath() {
        return "";
    }

    /** Builds a {@link SelectableField}. */
    final class Builder extends ImmutableSelectableField.Builder {
        Builder() {}
    }
}
