package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Map;
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

    /** Whether a node with those labels meets all of them; no node meets none. */
    default boolean matches(Map<String, String> labels) {
        // pkg/apis/core/v1/helper/helpers.go, MatchTopologySelectorTerms
        return !matchLabelExpressions().isEmpty()
                && matchLabelExpressions()
                        .forAll(expression -> labels.get(expression.key()).exists(expression.values()::contains));
    }

    /** Builds a {@link TopologySelectorTerm}. */
    final class Builder extends ImmutableTopologySelectorTerm.Builder {
        Builder() {}
    }
}
