package io.github.kubevalue.model.jsonpath;

import io.github.kubevalue.model.json.Json;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** How two values compare. */
public enum Comparison {
    /** They are the same. */
    EQUAL("=="),
    /** They are not. */
    NOT_EQUAL("!="),
    /** The first is less. */
    LESS("<"),
    /** The first is not greater. */
    LESS_OR_EQUAL("<="),
    /** The first is greater. */
    GREATER(">"),
    /** The first is not less. */
    GREATER_OR_EQUAL(">=");

    private final String text;

    Comparison(String text) {
        this.text = text;
    }

    static Either<String, Comparison> parse(String text) {
        for (Comparison each : values()) {
            if (each.text.equals(text)) {
                return Either.right(each);
            }
        }
        return Either.left("unrecognized filter operator " + text);
    }

    /** Returns whether the values compare so; values of two sorts do not compare. */
    // third_party/forked/golang/template/funcs.go: eq takes booleans too, lt does not
    Either<String, Boolean> of(Json one, Json other) {
        return order(one, other).map(this::holds).toEither("incompatible types for comparison");
    }

    private boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private Option<Integer> order(Json one, Json other) {
        if (one instanceof Json.Text text && other instanceof Json.Text second) {
            return Option.of(text.value().compareTo(second.value()));
        }
        if (one instanceof Json.Number number && other instanceof Json.Number second) {
            return Option.of(number.value().compareTo(second.value()));
        }
        boolean isOrder = this != EQUAL && this != NOT_EQUAL;
        return !isOrder && one instanceof Json.Bool bool && other instanceof Json.Bool second
                ? Option.of(Boolean.compare(bool.value(), second.value()))
                : Option.none();
    }
}
