package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on the spreading of pods over topologies. (validateTopologySpreadConstraints) */
final class SpreadRules {
    private static final String BOTH = "exists in both matchLabelKeys and labelSelector";
    private static final String UNSELECTED = "must not be specified when labelSelector is not set";

    private SpreadRules() {}

    static Seq<FieldError> spread(Seq<TopologySpreadConstraint> constraints, PodOptions options, FieldPath path) {
        return constraints
                .zipWithIndex()
                .flatMap(each -> Faults.NONE
                        .and(constraint(each._1, constraints.drop(each._2 + 1), options, path.index(each._2)))
                        .found());
    }

    private static Seq<FieldError> constraint(
            TopologySpreadConstraint constraint,
            Seq<TopologySpreadConstraint> rest,
            PodOptions options,
            FieldPath path) {
        UnsatisfiableConstraintAction action = constraint.whenUnsatisfiable();
        boolean repeated = rest.exists(other -> other.topologyKey().equals(constraint.topologyKey())
                && other.whenUnsatisfiable().equals(action));
        return Faults.NONE
                .and(positive(constraint.maxSkew(), path.child("maxSkew")))
                .when(
                        constraint.topologyKey().isEmpty(),
                        () -> path.child("topologyKey").required("can not be empty"))
                .oneOf(Option.of(action), path.child("whenUnsatisfiable"), "DoNotSchedule", "ScheduleAnyway")
                .when(
                        repeated,
                        () -> path.child("{topologyKey, whenUnsatisfiable}")
                                .duplicate("{" + constraint.topologyKey() + ", " + action.text() + "}"))
                .given(constraint.minDomains(), domains -> minDomains(domains, action, path.child("minDomains")))
                .oneOf(constraint.nodeAffinityPolicy(), path.child("nodeAffinityPolicy"), "Honor", "Ignore")
                .oneOf(constraint.nodeTaintsPolicy(), path.child("nodeTaintsPolicy"), "Honor", "Ignore")
                .and(
                        options.legacySpreadKeys()
                                ? legacyKeys(constraint, path.child("matchLabelKeys"))
                                : keys(constraint.matchLabelKeys(), Vector.empty(), constraint.labelSelector(), path))
                .andIf(
                        !options.anySpreadSelectors(),
                        () -> LabelRules.selector(constraint.labelSelector(), path.child("labelSelector")))
                .found();
    }

    private static Seq<FieldError> positive(int number, FieldPath path) {
        return number > 0 ? Vector.empty() : Vector.of(path.invalid(number, "must be greater than zero"));
    }

    private static Seq<FieldError> minDomains(int domains, UnsatisfiableConstraintAction action, FieldPath path) {
        return Faults.NONE
                .and(positive(domains, path))
                .when(
                        !action.text().equals("DoNotSchedule"),
                        () -> path.invalid(
                                domains,
                                "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + action.text()))
                .found();
    }

    /** Returns the faults of the labels that a selector takes from the pod itself. */
    // ValidateMatchLabelKeysAndMismatchLabelKeys
    static Seq<FieldError> keys(
            Seq<String> match, Seq<String> mismatch, Option<LabelSelector> selector, FieldPath path) {
        return Faults.NONE
                .and(keyNames(match, selector, path.child("matchLabelKeys")))
                .and(keyNames(mismatch, selector, path.child("mismatchLabelKeys")))
                .and(repeated(match, selector)
                        .map(key -> path.index(match.lastIndexOf(key)).invalid(key, BOTH)))
                .each(
                        match,
                        path.child("matchLabelKeys"),
                        (key, each) -> mismatch.contains(key)
                                ? Vector.of(each.invalid(key, "exists in both matchLabelKeys and mismatchLabelKeys"))
                                : Vector.empty())
                .found();
    }

    private static Seq<FieldError> keyNames(Seq<String> keys, Option<LabelSelector> selector, FieldPath path) {
        if (!keys.isEmpty() && selector.isEmpty()) {
            return Vector.of(path.forbidden(UNSELECTED));
        }
        return Faults.NONE
                .each(keys, path, (key, each) -> each.invalid(key, Names.QUALIFIED_NAME))
                .found();
    }

    /** The keys that the server has merged into the selector once already, and that are there by the user's own word too. */
    private static Seq<String> repeated(Seq<String> keys, Option<LabelSelector> selector) {
        Seq<String> seen = selector.toVector()
                .flatMap(given -> given.matchLabels().keySet().toVector());
        Seq<String> found = Vector.empty();
        for (String key :
                selector.toVector().flatMap(LabelSelector::matchExpressions).map(LabelSelectorRequirement::key)) {
            found = keys.contains(key) && seen.contains(key) ? found.append(key) : found;
            seen = seen.append(key);
        }
        return found;
    }

    /** Returns the faults of the keys as they were judged before 1.34. (ValidateMatchLabelKeysInTopologySpread) */
    private static Seq<FieldError> legacyKeys(TopologySpreadConstraint constraint, FieldPath path) {
        Option<LabelSelector> selector = constraint.labelSelector();
        Seq<String> selected = selector.toVector()
                .flatMap(given -> given.matchLabels()
                        .keySet()
                        .toVector()
                        .appendAll(given.matchExpressions().map(LabelSelectorRequirement::key)));
        return Faults.NONE
                .when(!constraint.matchLabelKeys().isEmpty() && selector.isEmpty(), () -> path.forbidden(UNSELECTED))
                .each(
                        constraint.matchLabelKeys(),
                        path,
                        (key, each) -> Faults.NONE
                                .and(each.invalid(key, Names.QUALIFIED_NAME))
                                .when(selected.contains(key), () -> each.invalid(key, BOTH))
                                .found())
                .found();
    }

    /** Whether constraints have selectors with faults. */
    static boolean hasInvalidSelectors(Seq<TopologySpreadConstraint> constraints) {
        return constraints.exists(constraint -> !LabelRules.selector(constraint.labelSelector(), FieldPath.of(""))
                .isEmpty());
    }

    /** Whether constraints have keys with faults. */
    static boolean hasInvalidKeys(Seq<TopologySpreadConstraint> constraints) {
        return constraints.exists(constraint -> !keys(
                        constraint.matchLabelKeys(), Vector.empty(), constraint.labelSelector(), FieldPath.of(""))
                .isEmpty());
    }
}
