package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Selects nodes: those that at least one of its terms selects. */
@Value.Immutable
@JsonDeserialize(builder = NodeSelector.Builder.class)
public interface NodeSelector extends ApiValue, WithNodeSelector {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The terms. */
    @JsonInclude
    Seq<NodeSelectorTerm> nodeSelectorTerms();

    /** Whether one of the terms selects the node. */
    default boolean matches(Node node) {
        return nodeSelectorTerms().exists(term -> term.matches(node));
    }

    /** Builds a {@link NodeSelector}. */
    final class Builder extends ImmutableNodeSelector.Builder {
        Builder() {}
    }
}
