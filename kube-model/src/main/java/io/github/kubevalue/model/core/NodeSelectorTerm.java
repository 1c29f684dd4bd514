package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Selects nodes: those that meet all requirements; none, if there are none. */
@Value.Immutable
@JsonDeserialize(builder = NodeSelectorTerm.Builder.class)
public interface NodeSelectorTerm extends ApiValue, WithNodeSelectorTerm {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Requirements on the node's labels. */
    Seq<NodeSelectorRequirement> matchExpressions();

    /** Requirements on the node's fields, of which there is {@code metadata.name}. */
    Seq<NodeSelectorRequirement> matchFields();

    /** Whether this term selects the node: there are requirements, and it meets them all. */
    default boolean matches(Node node) {
        boolean any = !matchExpressions().isEmpty() || !matchFields().isEmpty();
        return any
                && matchExpressions()
                        .forAll(requirement ->
                                requirement.matchesLabels(node.metadata().labels()))
                && matchFields().forAll(requirement -> requirement.matchesFields(node.name()));
    }

    /** Builds a {@link NodeSelectorTerm}. */
    final class Builder extends ImmutableNodeSelectorTerm.Builder {
        Builder() {}
    }
}
