package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Requirements on the topology in which a volume is made. */
@Value.Immutable
@JsonDeserialize(builder = TopologySelectorTerm.Builder.class)
public interface TopologySelectorTerm extends ApiValue, WithTopologySelectorTerm {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The requirements, all of which must hold. */
    Seq<TopologySelectorLabelRequirement> matchLabelExpressions();

    /** Builds a {@link TopologySelectorTerm}. */
    final class Builder extends ImmutableTopologySelectorTerm.Builder {
        Builder() {}
    }
}
