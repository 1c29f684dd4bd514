package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** One requirement on a topology: a label and its possible values. */
@Value.Immutable
@JsonDeserialize(builder = TopologySelectorLabelRequirement.Builder.class)
public interface TopologySelectorLabelRequirement extends ApiValue, WithTopologySelectorLabelRequirement {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The label. */
    @JsonInclude
    @Value.Default
    default String key() {
        return "";
    }

    /** The values, one of which it must have. */
    @JsonInclude
    Seq<String> values();

    /** Builds a {@link TopologySelectorLabelRequirement}. */
    final class Builder extends ImmutableTopologySelectorLabelRequirement.Builder {
        Builder() {}
    }
}
