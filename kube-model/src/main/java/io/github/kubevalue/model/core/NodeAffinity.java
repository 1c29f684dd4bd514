package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Nodes that a pod is to have. */
@Value.Immutable
@JsonDeserialize(builder = NodeAffinity.Builder.class)
public interface NodeAffinity extends ApiValue, WithNodeAffinity {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Nodes that alone will do. */
    Option<NodeSelector> requiredDuringSchedulingIgnoredDuringExecution();

    /** Nodes that are better than others. */
    Seq<PreferredSchedulingTerm> preferredDuringSchedulingIgnoredDuringExecution();

    /** Builds a {@link NodeAffinity}. */
    final class Builder extends ImmutableNodeAffinity.Builder {
        Builder() {}
    }
}
