package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.WeightedPodAffinityTerm;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * What a pod's selectors say of its own labels by their keys alone, spelled out when the pod is created. The labels count that
 * it has at birth: a later change of them leaves the selectors as they are.
 */
final class MatchLabelKeys {
    // pkg/registry/core/pod/strategy.go, mutatePodAffinity and mutateTopologySpreadConstraints
    private MatchLabelKeys() {}

    /** Returns a new pod whose selectors name the values of the labels that they name the keys of. */
    static Pod merged(Pod pod) {
        PodSpec spec = pod.spec();
        if (spec.affinity().isEmpty() && spec.topologySpreadConstraints().isEmpty()) {
            return pod;
        }
        Map<String, String> labels = pod.metadata().labels();
        return pod.withSpec(spec.withAffinity(spec.affinity().map(affinity -> affinity(affinity, labels)))
                .withTopologySpreadConstraints(
                        spec.topologySpreadConstraints().map(constraint -> constraint(constraint, labels))));
    }

    private static Affinity affinity(Affinity affinity, Map<String, String> labels) {
        return affinity.withPodAffinity(affinity.podAffinity()
                        .map(near -> near.withRequiredDuringSchedulingIgnoredDuringExecution(
                                        required(near.requiredDuringSchedulingIgnoredDuringExecution(), labels))
                                .withPreferredDuringSchedulingIgnoredDuringExecution(
                                        preferred(near.preferredDuringSchedulingIgnoredDuringExecution(), labels))))
                .withPodAntiAffinity(affinity.podAntiAffinity()
                        .map(far -> far.withRequiredDuringSchedulingIgnoredDuringExecution(
                                        required(far.requiredDuringSchedulingIgnoredDuringExecution(), labels))
                                .withPreferredDuringSchedulingIgnoredDuringExecution(
                                        preferred(far.preferredDuringSchedulingIgnoredDuringExecution(), labels))));
    }

    private static Seq<PodAffinityTerm> required(Seq<PodAffinityTerm> terms, Map<String, String> labels) {
        return terms.map(term -> term(term, labels));
    }

    private static Seq<WeightedPodAffinityTerm> preferred(
            Seq<WeightedPodAffinityTerm> terms, Map<String, String> labels) {
        return terms.map(weighted -> weighted.withPodAffinityTerm(term(weighted.podAffinityTerm(), labels)));
    }

    private static PodAffinityTerm term(PodAffinityTerm term, Map<String, String> labels) {
        return term.withLabelSelector(term.labelSelector()
                .map(selector -> selector.with(term.matchLabelKeys(), LabelSelectorOperator.IN, labels)
                        .with(term.mismatchLabelKeys(), LabelSelectorOperator.NOT_IN, labels)));
    }

    private static TopologySpreadConstraint constraint(
            TopologySpreadConstraint constraint, Map<String, String> labels) {
        return constraint.withLabelSelector(constraint
                .labelSelector()
                .map(selector -> selector.with(constraint.matchLabelKeys(), LabelSelectorOperator.IN, labels)));
    }
}
