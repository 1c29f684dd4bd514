package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Rules on values that stand in many places. */
final class Checks {
    private static final Rule PERCENT = Rule.matching(
            "[0-9]+%", "a valid percent string must be a numeric string followed by an ending '%'", "1%", "93%");

    private Checks() {}

    static Seq<FieldError> portNumberOrName(IntOrString port, FieldPath path) {
        return port instanceof IntOrString.Number number
                ? Faults.NONE.port(number.value(), path).found()
                : path.invalid(port.toString(), Names.PORT_NAME);
    }

    static Seq<FieldError> countOrPercent(IntOrString amount, FieldPath path) {
        if (amount instanceof IntOrString.Number number) {
            return number.value() < 0
                    ? Vector.of(path.invalid(number.value(), "must be greater than or equal to 0"))
                    : Vector.empty();
        }
        return path.invalid(amount.toString(), PERCENT);
    }

    static Seq<FieldError> atMostAll(IntOrString amount, FieldPath path) {
        return amount.percent().exists(percent -> percent > 100)
                ? Vector.of(path.invalid(amount.toString(), "must not be greater than 100%"))
                : Vector.empty();
    }

    /** The number, or the number of percent. */
    static int size(IntOrString amount) {
        return amount.percent().getOrElse(amount::intValue);
    }

    static FieldError invalid(IntOrString amount, FieldPath path, String detail) {
        return amount instanceof IntOrString.Number number
                ? path.invalid(number.value(), detail)
                : path.invalid(amount.toString(), detail);
    }

    static Seq<FieldError> ip(String text, FieldPath path) {
        return Ip.tryParse(text).isDefined()
                ? Vector.empty()
                : Vector.of(path.invalid(text, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
    }

    static Seq<FieldError> cidr(String text, FieldPath path) {
        return Cidr.tryParse(text).isDefined()
                ? Vector.empty()
                : Vector.of(path.invalid(text, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"));
    }

    /** A selector as messages show it. */
    static String json(LabelSelector selector) {
        Vector<String> fields = Vector.empty();
        if (!selector.matchLabels().isEmpty()) {
            fields = fields.append("\"matchLabels\":" + FieldPath.json(selector.matchLabels()));
        }
        if (!selector.matchExpressions().isEmpty()) {
            fields = fields.append("\"matchExpressions\":"
                    + selector.matchExpressions().map(Checks::json).mkString("[", ",", "]"));
        }
        return fields.mkString("{", ",", "}");
    }

    private static String json(LabelSelectorRequirement requirement) {
        String values = requirement.values().isEmpty()
                ? ""
                : ",\"values\":" + requirement.values().map(FieldPath::quoted).mkString("[", ",", "]");
        return "{\"key\":" + FieldPath.quoted(requirement.key()) + ",\"operator\":"
                + FieldPath.quoted(requirement.operator().text()) + values + "}";
    }
}
