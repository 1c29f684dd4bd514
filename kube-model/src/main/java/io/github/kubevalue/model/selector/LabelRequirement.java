package io.github.kubevalue.model.selector;

import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;

/**
 * One requirement on labels: {@code tier in (back,front)}.
 *
 * @param key the label
 * @param operator how it relates to the values
 * @param values the values, in order and each once; none for {@link LabelOperator#EXISTS} and its opposite
 */
public record LabelRequirement(String key, LabelOperator operator, Vector<String> values) {
    private static final FieldPath KEY = FieldPath.of("key");
    private static final FieldPath VALUES = FieldPath.of("values");

    /** Sorts the values, so that equal requirements are equal values. */
    public LabelRequirement {
        values = values.distinct().sorted();
    }

    /** Returns a requirement, or why there is none such. */
    public static Either<String, LabelRequirement> of(String key, LabelOperator operator, Seq<String> values) {
        LabelRequirement requirement = new LabelRequirement(key, operator, Vector.ofAll(values));
        Seq<String> faults = requirement.faults().map(FieldError::toString).distinct();
        if (faults.isEmpty()) {
            return Either.right(requirement);
        }
        return Either.left(faults.size() == 1 ? faults.head() : faults.mkString("[", ", ", "]"));
    }

    // apimachinery/pkg/labels/selector.go, NewRequirement
    private Seq<FieldError> faults() {
        return keyFaults(key, KEY)
                .toVector()
                .appendAll(valueFaults())
                .appendAll(values.zipWithIndex()
                        .flatMap(value -> joined(Names.LABEL_VALUE.broken(value._1))
                                .map(why -> VALUES.index(value._2).key(key).invalid(value._1, why))));
    }

    static Option<FieldError> keyFaults(String key, FieldPath path) {
        return joined(Names.QUALIFIED_NAME.broken(key)).map(why -> path.invalid(key, why));
    }

    private static Option<String> joined(Seq<String> broken) {
        return broken.isEmpty() ? Option.none() : Option.of(broken.mkString("; "));
    }

    private Seq<FieldError> valueFaults() {
        return switch (operator) {
            case IN, NOT_IN ->
                values.isEmpty()
                        ? Vector.of(VALUES.invalid(values, "for 'in', 'notin' operators, values set can't be empty"))
                        : Vector.empty();
            case EQUALS, DOUBLE_EQUALS, NOT_EQUALS ->
                values.size() == 1
                        ? Vector.empty()
                        : Vector.of(VALUES.invalid(values, "exact-match compatibility requires one single value"));
            case EXISTS, DOES_NOT_EXIST ->
                values.isEmpty()
                        ? Vector.empty()
                        : Vector.of(VALUES.invalid(values, "values set must be empty for exists and does not exist"));
            case GREATER_THAN, LESS_THAN -> numberFaults();
        };
    }

    private Seq<FieldError> numberFaults() {
        Seq<FieldError> count = values.size() == 1
                ? Vector.empty()
                : Vector.of(VALUES.invalid(values, "for 'Gt', 'Lt' operators, exactly one value is required"));
        return count.appendAll(values.zipWithIndex()
                .filter(value -> number(value._1).isEmpty())
                .map(value -> VALUES.index(value._2)
                        .invalid(value._1, "for 'Gt', 'Lt' operators, the value must be an integer")));
    }

    private static Option<Long> number(String text) {
        return Try.of(() -> Long.parseLong(text)).toOption();
    }

    /** Whether labels meet this requirement. */
    public boolean matches(Map<String, String> labels) {
        Option<String> value = labels.get(key);
        return switch (operator) {
            case IN, EQUALS, DOUBLE_EQUALS -> value.exists(values::contains);
            case NOT_IN, NOT_EQUALS -> !value.exists(values::contains);
            case EXISTS -> value.isDefined();
            case DOES_NOT_EXIST -> value.isEmpty();
            case GREATER_THAN -> value.flatMap(LabelRequirement::number).exists(number -> number > bound());
            case LESS_THAN -> value.flatMap(LabelRequirement::number).exists(number -> number < bound());
        };
    }

    private long bound() {
        return number(values.head()).get();
    }

    /** The one value that the label must have; none if several will do. */
    Option<String> exactly() {
        boolean isExact = operator == LabelOperator.EQUALS
                || operator == LabelOperator.DOUBLE_EQUALS
                || operator == LabelOperator.IN;
        return isExact && values.size() == 1 ? values.headOption() : Option.none();
    }

    /** Returns the requirement as a query has it: {@code tier in (back,front)}. */
    @Override
    public String toString() {
        String list = values.mkString(",");
        return switch (operator) {
            case IN, NOT_IN -> key + " " + operator + " (" + list + ")";
            case EQUALS, DOUBLE_EQUALS, NOT_EQUALS -> key + operator + list;
            case GREATER_THAN -> key + ">" + list;
            case LESS_THAN -> key + "<" + list;
            case EXISTS -> key;
            case DOES_NOT_EXIST -> "!" + key;
        };
    }
}
