package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorOperator;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PreferredSchedulingTerm;
import io.github.kubevalue.model.core.WeightedPodAffinityTerm;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on affinities to nodes and to other pods. (pkg/apis/core/validation/validation.go, validateAffinity) */
public final class AffinityRules {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private AffinityRules() {}

    static Seq<FieldError> affinity(Affinity affinity, PodOptions options, FieldPath path) {
        return Faults.NONE
                .given(affinity.nodeAffinity(), nodes -> nodes(nodes, options, path.child("nodeAffinity")))
                .given(
                        affinity.podAffinity(),
                        pods -> pods(
                                pods.requiredDuringSchedulingIgnoredDuringExecution(),
                                pods.preferredDuringSchedulingIgnoredDuringExecution(),
                                options,
                                path.child("podAffinity")))
                .given(
                        affinity.podAntiAffinity(),
                        pods -> pods(
                                pods.requiredDuringSchedulingIgnoredDuringExecution(),
                                pods.preferredDuringSchedulingIgnoredDuringExecution(),
                                options,
                                path.child("podAntiAffinity")))
                .found();
    }

    private static Seq<FieldError> nodes(NodeAffinity nodes, PodOptions options, FieldPath path) {
        return Faults.NONE
                .given(
                        nodes.requiredDuringSchedulingIgnoredDuringExecution(),
                        selector -> nodeSelector(selector, !options.anyNodeAffinityValues(), path.child(REQUIRED)))
                .each(
                        nodes.preferredDuringSchedulingIgnoredDuringExecution(),
                        path.child(PREFERRED),
                        AffinityRules::preferred)
                .found();
    }

    /** Values that are no label values are let pass here: the pod may still run. */
    private static Seq<FieldError> preferred(PreferredSchedulingTerm term, FieldPath path) {
        return Faults.NONE
                .and(weight(term.weight(), path))
                .and(nodeTerm(term.preference(), false, path.child("preference")))
                .found();
    }

    /** Returns the faults of a selector of nodes; its values must be label values if that is to be judged. */
    public static Seq<FieldError> nodeSelector(NodeSelector selector, boolean strictValues, FieldPath path) {
        FieldPath terms = path.child("nodeSelectorTerms");
        return selector.nodeSelectorTerms().isEmpty()
                ? Vector.of(terms.required("must have at least one node selector term"))
                : Faults.NONE
                        .each(selector.nodeSelectorTerms(), terms, (term, each) -> nodeTerm(term, strictValues, each))
                        .found();
    }

    private static Seq<FieldError> nodeTerm(NodeSelectorTerm term, boolean strictValues, FieldPath path) {
        return Faults.NONE
                .each(
                        term.matchExpressions(),
                        path.child("matchExpressions"),
                        (requirement, each) -> requirement(requirement, strictValues, each))
                .each(term.matchFields(), path.child("matchFields"), AffinityRules::fieldRequirement)
                .found();
    }

    private static Seq<FieldError> requirement(
            NodeSelectorRequirement requirement, boolean strictValues, FieldPath path) {
        return Faults.NONE
                .and(operator(requirement, path))
                .and(path.child("key").invalid(requirement.key(), Names.QUALIFIED_NAME))
                .each(
                        requirement.values().filter(value -> strictValues),
                        path.child("values"),
                        (value, each) -> each.invalid(value, Names.LABEL_VALUE))
                .found();
    }

    private static Seq<FieldError> operator(NodeSelectorRequirement requirement, FieldPath path) {
        NodeSelectorOperator operator = requirement.operator();
        int count = requirement.values().size();
        FieldPath values = path.child("values");
        if (operator.equals(NodeSelectorOperator.IN) || operator.equals(NodeSelectorOperator.NOT_IN)) {
            return Faults.NONE
                    .when(count == 0, () -> values.required("must be specified when `operator` is 'In' or 'NotIn'"))
                    .found();
        }
        if (operator.equals(NodeSelectorOperator.EXISTS) || operator.equals(NodeSelectorOperator.DOES_NOT_EXIST)) {
            return Faults.NONE
                    .when(
                            count > 0,
                            () -> values.forbidden(
                                    "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
                    .found();
        }
        boolean compares = operator.equals(NodeSelectorOperator.GT) || operator.equals(NodeSelectorOperator.LT);
        return Faults.NONE
                .when(
                        compares && count != 1,
                        () -> values.required("must be specified single value when `operator` is 'Lt' or 'Gt'"))
                .when(!compares, () -> path.child("operator").invalid(operator.text(), "not a valid selector operator"))
                .found();
    }

    private static Seq<FieldError> fieldRequirement(NodeSelectorRequirement requirement, FieldPath path) {
        NodeSelectorOperator operator = requirement.operator();
        boolean known = operator.equals(NodeSelectorOperator.IN) || operator.equals(NodeSelectorOperator.NOT_IN);
        boolean named = requirement.key().equals("metadata.name");
        FieldPath values = path.child("values");
        return Faults.NONE
                .when(
                        known && requirement.values().size() != 1,
                        () -> values.required(
                                "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"))
                .when(!known, () -> path.child("operator").invalid(operator.text(), "not a valid selector operator"))
                .when(!named, () -> path.child("key").invalid(requirement.key(), "not a valid field selector key"))
                .each(
                        requirement.values().filter(value -> named),
                        values,
                        (value, each) -> each.invalid(value, Names.DNS_SUBDOMAIN))
                .found();
    }

    private static Seq<FieldError> pods(
            Seq<PodAffinityTerm> required, Seq<WeightedPodAffinityTerm> preferred, PodOptions options, FieldPath path) {
        return Faults.NONE
                .each(required, path.child(REQUIRED), (term, each) -> podTerm(term, options, each))
                .each(
                        preferred,
                        path.child(PREFERRED),
                        (term, each) -> Faults.NONE
                                .and(weight(term.weight(), each))
                                .and(podTerm(term.podAffinityTerm(), options, each.child("podAffinityTerm")))
                                .found())
                .found();
    }

    private static Seq<FieldError> weight(int weight, FieldPath path) {
        return Faults.NONE
                .when(
                        weight <= 0 || weight > 100,
                        () -> path.child("weight").invalid(weight, "must be in the range 1-100"))
                .found();
    }

    private static Seq<FieldError> podTerm(PodAffinityTerm term, PodOptions options, FieldPath path) {
        return Faults.NONE
                .given(term.labelSelector(), selector -> selector(selector, options, path.child("labelSelector")))
                .given(
                        term.namespaceSelector(),
                        selector -> selector(selector, options, path.child("namespaceSelector")))
                .and(term.namespaces().flatMap(name -> path.child("namespace").invalid(name, Names.DNS_LABEL)))
                .and(SpreadRules.keys(term.matchLabelKeys(), term.mismatchLabelKeys(), term.labelSelector(), path))
                .when(
                        term.topologyKey().isEmpty(),
                        () -> path.child("topologyKey").required("can not be empty"))
                .and(path.child("topologyKey").invalid(term.topologyKey(), Names.QUALIFIED_NAME))
                .found();
    }

    private static Seq<FieldError> selector(LabelSelector selector, PodOptions options, FieldPath path) {
        return options.anySelectorValues()
                ? LabelRules.lenientSelector(selector, path)
                : LabelRules.selector(selector, path);
    }

    /** Whether selectors of affinities to pods name values that are no label values. */
    static boolean hasInvalidSelectorValues(Option<Affinity> affinity) {
        Seq<PodAffinityTerm> near = affinity.flatMap(Affinity::podAffinity)
                .toVector()
                .flatMap(pods -> pods.requiredDuringSchedulingIgnoredDuringExecution()
                        .appendAll(pods.preferredDuringSchedulingIgnoredDuringExecution()
                                .map(WeightedPodAffinityTerm::podAffinityTerm)));
        Seq<PodAffinityTerm> far = affinity.flatMap(Affinity::podAntiAffinity)
                .toVector()
                .flatMap(pods -> pods.requiredDuringSchedulingIgnoredDuringExecution()
                        .appendAll(pods.preferredDuringSchedulingIgnoredDuringExecution()
                                .map(WeightedPodAffinityTerm::podAffinityTerm)));
        return near.appendAll(far)
                .flatMap(PodAffinityTerm::labelSelector)
                .flatMap(LabelSelector::matchExpressions)
                .flatMap(requirement -> requirement.values())
                .exists(value -> !Names.LABEL_VALUE.accepts(value));
    }

    /** Whether required affinities to nodes name values that are no label values. */
    static boolean hasInvalidNodeValues(Option<Affinity> affinity) {
        return affinity.flatMap(Affinity::nodeAffinity)
                .flatMap(NodeAffinity::requiredDuringSchedulingIgnoredDuringExecution)
                .toVector()
                .flatMap(NodeSelector::nodeSelectorTerms)
                .flatMap(NodeSelectorTerm::matchExpressions)
                .flatMap(NodeSelectorRequirement::values)
                .exists(value -> !Names.LABEL_VALUE.accepts(value));
    }
}
