package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How evenly pods of a group are spread over the values of a node label. */
@Value.Immutable
@JsonDeserialize(builder = TopologySpreadConstraint.Builder.class)
public interface TopologySpreadConstraint extends ApiValue, WithTopologySpreadConstraint {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** By how much two domains may differ. */
    @JsonInclude
    @Value.Default
    default int maxSkew() {
        return 0;
    }

    /** The label whose values are the domains. */
    @JsonInclude
    @Value.Default
    default String topologyKey() {
        return "";
    }

    /** What happens if no node keeps within the skew. */
    @Value.Default
    default UnsatisfiableConstraintAction whenUnsatisfiable() {
        return new UnsatisfiableConstraintAction("");
    }

    /** Selects the group; none if absent. */
    Option<LabelSelector> labelSelector();

    /** With fewer domains than this the least crowded counts as empty. */
    Option<Integer> minDomains();

    /** Whether nodes that affinity forbids count; they do not unless set. */
    Option<NodeInclusionPolicy> nodeAffinityPolicy();

    /** Whether nodes that taints forbid count; they do unless set. */
    Option<NodeInclusionPolicy> nodeTaintsPolicy();

    /** Labels of the pod whose values the group must share. */
    Seq<String> matchLabelKeys();

    /** Builds a {@link TopologySpreadConstraint}. */
    final class Builder extends ImmutableTopologySpreadConstraint.Builder {
        Builder() {}
    }
}
