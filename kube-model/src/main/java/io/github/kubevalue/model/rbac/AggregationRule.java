package io.github.kubevalue.model.rbac;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Which roles of the cluster another one is made of. */
@Value.Immutable
@JsonDeserialize(builder = AggregationRule.Builder.class)
public interface AggregationRule extends ApiValue, WithAggregationRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The labels of those roles; matching one of the selectors suffices. */
    Seq<LabelSelector> clusterRoleSelectors();

    /** Builds an {@link AggregationRule}. */
    final class Builder extends ImmutableAggregationRule.Builder {
        Builder() {}
    }
}
