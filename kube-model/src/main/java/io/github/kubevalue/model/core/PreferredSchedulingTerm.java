package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** Nodes, and how much they are preferred. */
@Value.Immutable
@JsonDeserialize(builder = PreferredSchedulingTerm.Builder.class)
public interface PreferredSchedulingTerm extends ApiValue, WithPreferredSchedulingTerm {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** 1 to 100. */
    @JsonInclude
    @Value.Default
    default int weight() {
        return 0;
    }

    /** The nodes. */
    @Value.Default
    default NodeSelectorTerm preference() {
        return NodeSelectorTerm.builder().build();
    }

    /** Builds a {@link PreferredSchedulingTerm}. */
    final class Builder extends ImmutablePreferredSchedulingTerm.Builder {
        Builder() {}
    }
}
