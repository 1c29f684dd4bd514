package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Neighbours: pods that a selector selects, on nodes with the same value of a label. */
@Value.Immutable
@JsonDeserialize(builder = PodAffinityTerm.Builder.class)
public interface PodAffinityTerm extends ApiValue, WithPodAffinityTerm {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Selects the pods; none if absent. */
    Option<LabelSelector> labelSelector();

    /** Namespaces of the pods; the pod's own if there is neither this nor a selector. */
    Seq<String> namespaces();

    /** The label whose value nodes must share to be neighbours. */
    @JsonInclude
    @Value.Default
    default String topologyKey() {
        return "";
    }

    /** Selects further namespaces. */
    Option<LabelSelector> namespaceSelector();

    /** Labels of the pod whose values the others must share. */
    Seq<String> matchLabelKeys();

    /** Labels of the pod whose values the others must not share. */
    Seq<String> mismatchLabelKeys();

    /** Builds a {@link PodAffinityTerm}. */
    final class Builder extends ImmutablePodAffinityTerm.Builder {
        Builder() {}
    }
}
