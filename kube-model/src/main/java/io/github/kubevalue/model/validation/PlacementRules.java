package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorOperator;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.TolerationOperator;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.WeightedPodAffinityTerm;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on where a pod may run. (pkg/apis/core/validation/validation.go) */
final class PlacementRules {
    private PlacementRules() {}

    static Seq<FieldError> toleration(Toleration toleration, FieldPath path) {
        String key = toleration.key().getOrElse("");
        String value = toleration.value().getOrElse("");
        Option<TolerationOperator> operator = toleration.operator();
        boolean exists = operator.contains(TolerationOperator.EXISTS);
        boolean timeless = toleration.tolerationSeconds().isDefined()
                && !toleration.effect().contains(TaintEffect.NO_EXECUTE);
        return Faults.NONE
                .keeps(Names.QUALIFIED_NAME, toleration.key(), path.child("key"))
                .when(
                        key.isEmpty() && !exists,
                        path.child("operator")
                                .invalid(
                                        operator.map(TolerationOperator::text).getOrElse(""),
                                        "operator must be Exists when `key` is empty, "
                                                + "which means \"match all values and all keys\""))
                .when(
                        timeless,
                        path.child("effect")
                                .invalid(
                                        toleration
                                                .effect()
                                                .map(TaintEffect::text)
                                                .getOrElse(""),
                                        "effect must be 'NoExecute' when `tolerationSeconds` is set"))
                .when(
                        exists && !value.isEmpty(),
                        path.child("operator").invalid(value, "value must be empty when `operator` is 'Exists'"))
                .and(exists ? Vector.empty() : path.child("operator").invalid(value, Names.LABEL_VALUE))
                .oneOf(operator.filter(said -> !said.text().isEmpty()), path.child("operator"), "Equal", "Exists")
                .oneOf(
                        toleration.effect().filter(said -> !said.text().isEmpty()),
                        path.child("effect"),
                        "NoSchedule",
                        "PreferNoSchedule",
                        "NoExecute")
                .found();
    }

    static Seq<FieldError> affinity(Affinity affinity, FieldPath path) {
        String required = "requiredDuringSchedulingIgnoredDuringExecution";
        String preferred = "preferredDuringSchedulingIgnoredDuringExecution";
        return Faults.NONE
                .given(
                        affinity.nodeAffinity(),
                        node -> Faults.NONE
                                .given(
                                        node.requiredDuringSchedulingIgnoredDuringExecution(),
                                        selector -> nodeSelector(
                                                selector,
                                                path.child("nodeAffinity").child(required)))
                                .each(
                                        node.preferredDuringSchedulingIgnoredDuringExecution(),
                                        path.child("nodeAffinity").child(preferred),
                                        (term, each) -> Faults.NONE
                                                .and(weight(term.weight(), each))
                                                .and(nodeTerm(term.preference(), each.child("preference")))
                                                .found())
                                .found())
                .given(
                        affinity.podAffinity(),
                        pods -> terms(
                                pods.requiredDuringSchedulingIgnoredDuringExecution(),
                                pods.preferredDuringSchedulingIgnoredDuringExecution(),
                                path.child("podAffinity")))
                .given(
                        affinity.podAntiAffinity(),
                        pods -> terms(
                                pods.requiredDuringSchedulingIgnoredDuringExecution(),
                                pods.preferredDuringSchedulingIgnoredDuringExecution(),
                                path.child("podAntiAffinity")))
                .found();
    }

    private static Seq<FieldError> nodeSelector(NodeSelector selector, FieldPath path) {
        FieldPath terms = path.child("nodeSelectorTerms");
        return selector.nodeSelectorTerms().isEmpty()
                ? Vector.of(terms.required("must have at least one node selector term"))
                : Faults.NONE
                        .each(selector.nodeSelectorTerms(), terms, PlacementRules::nodeTerm)
                        .found();
    }

    private static Seq<FieldError> nodeTerm(NodeSelectorTerm term, FieldPath path) {
        return Faults.NONE
                .each(term.matchExpressions(), path.child("matchExpressions"), PlacementRules::requirement)
                .each(term.matchFields(), path.child("matchFields"), PlacementRules::fieldRequirement)
                .found();
    }

    private static Seq<FieldError> requirement(NodeSelectorRequirement requirement, FieldPath path) {
        return Faults.NONE
                .and(operator(requirement, path))
                .and(path.child("key").invalid(requirement.key(), Names.QUALIFIED_NAME))
                .each(
                        requirement.values(),
                        path.child("values"),
                        (value, each) -> each.invalid(value, Names.LABEL_VALUE))
                .found();
    }

    private static Seq<FieldError> operator(NodeSelectorRequirement requirement, FieldPath path) {
        NodeSelectorOperator operator = requirement.operator();
        int values = requirement.values().size();
        if (operator.equals(NodeSelectorOperator.IN) || operator.equals(NodeSelectorOperator.NOT_IN)) {
            return Faults.NONE
                    .when(
                            values == 0,
                            path.child("values").required("must be specified when `operator` is 'In' or 'NotIn'"))
                    .found();
        }
        if (operator.equals(NodeSelectorOperator.EXISTS) || operator.equals(NodeSelectorOperator.DOES_NOT_EXIST)) {
            return Faults.NONE
                    .when(
                            values > 0,
                            path.child("values")
                                    .forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
                    .found();
        }
        boolean compares = operator.equals(NodeSelectorOperator.GT) || operator.equals(NodeSelectorOperator.LT);
        return Faults.NONE
                .when(
                        compares && values != 1,
                        path.child("values").required("must be specified single value when `operator` is 'Lt' or 'Gt'"))
                .when(!compares, path.child("operator").invalid(operator.text(), "not a valid selector operator"))
                .found();
    }

    private static Seq<FieldError> fieldRequirement(NodeSelectorRequirement requirement, FieldPath path) {
        NodeSelectorOperator operator = requirement.operator();
        boolean known = operator.equals(NodeSelectorOperator.IN) || operator.equals(NodeSelectorOperator.NOT_IN);
        return Faults.NONE
                .when(
                        known && requirement.values().size() != 1,
                        path.child("values")
                                .required("must be only one value when `operator` is 'In' or 'NotIn' "
                                        + "for node field selector"))
                .when(!known, path.child("operator").invalid(operator.text(), "not a valid selector operator"))
                .when(
                        !requirement.key().equals("metadata.name"),
                        path.child("key").invalid(requirement.key(), "not a valid field selector key"))
                .found();
    }

    private static Seq<FieldError> terms(
            Seq<PodAffinityTerm> required, Seq<WeightedPodAffinityTerm> preferred, FieldPath path) {
        return Faults.NONE
                .each(required, path.child("requiredDuringSchedulingIgnoredDuringExecution"), PlacementRules::podTerm)
                .each(
                        preferred,
                        path.child("preferredDuringSchedulingIgnoredDuringExecution"),
                        (term, each) -> Faults.NONE
                                .and(weight(term.weight(), each))
                                .and(podTerm(term.podAffinityTerm(), each.child("podAffinityTerm")))
                                .found())
                .found();
    }

    private static Seq<FieldError> weight(int weight, FieldPath path) {
        return Faults.NONE
                .when(weight <= 0 || weight > 100, path.child("weight").invalid(weight, "must be in the range 1-100"))
                .found();
    }

    private static Seq<FieldError> podTerm(PodAffinityTerm term, FieldPath path) {
        Faults selected = Faults.NONE
                .selector(term.labelSelector(), path.child("labelSelector"))
                .selector(term.namespaceSelector(), path.child("namespaceSelector"));
        return term.topologyKey().isEmpty()
                ? selected.when(true, path.child("topologyKey").required("can not be empty"))
                        .found()
                : selected.keeps(Names.QUALIFIED_NAME, Option.of(term.topologyKey()), path.child("topologyKey"))
                        .found();
    }

    static Seq<FieldError> spread(TopologySpreadConstraint constraint, FieldPath path) {
        return Faults.NONE
                .when(
                        constraint.maxSkew() <= 0,
                        path.child("maxSkew").invalid(constraint.maxSkew(), "must be greater than zero"))
                .when(
                        constraint.topologyKey().isEmpty(),
                        path.child("topologyKey").required("can not be empty"))
                .oneOf(
                        Option.of(constraint.whenUnsatisfiable()),
                        path.child("whenUnsatisfiable"),
                        "DoNotSchedule",
                        "ScheduleAnyway")
                .selector(constraint.labelSelector(), path.child("labelSelector"))
                .found();
    }
}
