package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on labels, annotations and selectors. (apimachinery/pkg/apis/meta/v1/validation/validation.go) */
public final class LabelRules {
    private static final int MOST_ANNOTATIONS = 256 * 1024;

    private LabelRules() {}

    /** Returns the faults of a map of labels. */
    public static Seq<FieldError> labels(Map<String, String> labels, FieldPath path) {
        return labels.foldLeft(
                        Faults.NONE,
                        (all, label) -> all.and(path.invalid(label._1, Names.QUALIFIED_NAME))
                                .and(path.invalid(label._2, Names.LABEL_VALUE)))
                .found();
    }

    /** Returns the faults of a map of annotations. */
    public static Seq<FieldError> annotations(Map<String, String> annotations, FieldPath path) {
        Vector<FieldError> keys = annotations
                .keySet()
                .toVector()
                .flatMap(key ->
                        Names.QUALIFIED_NAME.broken(Names.caseless(key)).map(detail -> path.invalid(key, detail)));
        int size = annotations.foldLeft(0, (sum, entry) -> sum + Rule.bytes(entry._1) + Rule.bytes(entry._2));
        return size > MOST_ANNOTATIONS ? keys.append(path.tooLong(MOST_ANNOTATIONS)) : keys;
    }

    /** Returns the faults of a label selector, if there is one. */
    public static Seq<FieldError> selector(Option<LabelSelector> selector, FieldPath path) {
        return selector.isEmpty() ? Vector.empty() : selector(selector.get(), path);
    }

    /** Returns the faults of a label selector. */
    public static Seq<FieldError> selector(LabelSelector selector, FieldPath path) {
        return selector(selector, true, path);
    }

    /** Returns the faults of a label selector whose values may be any texts, as they once might. */
    public static Seq<FieldError> lenientSelector(LabelSelector selector, FieldPath path) {
        return selector(selector, false, path);
    }

    private static Seq<FieldError> selector(LabelSelector selector, boolean strictValues, FieldPath path) {
        return Faults.NONE
                .and(labels(selector.matchLabels(), path.child("matchLabels")))
                .each(
                        selector.matchExpressions(),
                        path.child("matchExpressions"),
                        (requirement, each) -> requirement(requirement, strictValues, each))
                .found();
    }

    private static Seq<FieldError> requirement(
            LabelSelectorRequirement requirement, boolean strictValues, FieldPath path) {
        return Faults.NONE
                .and(operator(requirement, path))
                .and(path.child("key").invalid(requirement.key(), Names.QUALIFIED_NAME))
                .each(
                        strictValues ? requirement.values() : Vector.<String>empty(),
                        path.child("values"),
                        (value, each) -> each.invalid(value, Names.LABEL_VALUE))
                .found();
    }

    private static Seq<FieldError> operator(LabelSelectorRequirement requirement, FieldPath path) {
        LabelSelectorOperator operator = requirement.operator();
        FieldPath values = path.child("values");
        if (operator.equals(LabelSelectorOperator.IN) || operator.equals(LabelSelectorOperator.NOT_IN)) {
            return requirement.values().isEmpty()
                    ? Vector.of(values.required("must be specified when `operator` is 'In' or 'NotIn'"))
                    : Vector.empty();
        }
        if (operator.equals(LabelSelectorOperator.EXISTS) || operator.equals(LabelSelectorOperator.DOES_NOT_EXIST)) {
            return requirement.values().isEmpty()
                    ? Vector.empty()
                    : Vector.of(values.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
        }
        return Vector.of(path.child("operator").invalid(operator.text(), "not a valid selector operator"));
    }

    /** Whether a selector can be used at all, whatever the rules say of it. (meta/v1/helpers.go, LabelSelectorAsSelector) */
    public static boolean isUsable(LabelSelector selector) {
        return selector(selector, FieldPath.of("")).isEmpty();
    }

    /** Returns a selector as messages show it. */
    public static String json(LabelSelector selector) {
        Vector<String> fields = Vector.empty();
        if (!selector.matchLabels().isEmpty()) {
            fields = fields.append("\"matchLabels\":" + GoText.json(selector.matchLabels()));
        }
        if (!selector.matchExpressions().isEmpty()) {
            fields = fields.append("\"matchExpressions\":"
                    + selector.matchExpressions().map(LabelRules::json).mkString("[", ",", "]"));
        }
        return fields.mkString("{", ",", "}");
    }

    private static String json(LabelSelectorRequirement requirement) {
        String values = requirement.values().isEmpty() ? "" : ",\"values\":" + GoText.json(requirement.values());
        return "{\"key\":" + GoText.json(requirement.key()) + ",\"operator\":"
                + GoText.json(requirement.operator().text()) + values + "}";
    }
}
