package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** One requirement on a label or field of a node. */
@Value.Immutable
@JsonDeserialize(builder = NodeSelectorRequirement.Builder.class)
public interface NodeSelectorRequirement extends ApiValue, WithNodeSelectorRequirement {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The label or field. */
    @Value.Default
    default String key() {
        return "";
    }

    /** How it relates to the values. */
    @Value.Default
    default NodeSelectorOperator operator() {
        return new NodeSelectorOperator("");
    }

    /** The values. */
    Seq<String> values();

    /** Builds a {@link NodeSelectorRequirement}. */
    final class Builder extends ImmutableNodeSelectorRequirement.Builder {
        Builder() {}
    }
}
