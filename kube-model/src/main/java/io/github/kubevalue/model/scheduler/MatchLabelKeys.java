package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Selectors that speak of a pod's own labels by their keys alone. */
public final class MatchLabelKeys {
    private MatchLabelKeys() {}

    /**
     * Returns the selector with the requirement that each of the keys has, or has not, the value that it has on the pod;
     * keys that the pod lacks do not count.
     */
    public static Option<LabelSelector> merged(
            Option<LabelSelector> selector, Pod pod, Seq<String> matching, Seq<String> mismatching) {
        // pkg/registry/core/pod/strategy.go, applyMatchLabelKeysAndMismatchLabelKeys
        Seq<LabelSelectorRequirement> more = requirements(pod, matching, LabelSelectorOperator.IN)
                .appendAll(requirements(pod, mismatching, LabelSelectorOperator.NOT_IN));
        return more.isEmpty()
                ? selector
                : selector.map(
                        one -> one.withMatchExpressions(one.matchExpressions().appendAll(more)));
    }

    private static Seq<LabelSelectorRequirement> requirements(
            Pod pod, Seq<String> keys, LabelSelectorOperator operator) {
        return keys.flatMap(key ->
                pod.metadata().labels().get(key).map(value -> LabelSelectorRequirement.of(key, operator, value)));
    }
}
