package io.github.kubevalue.model.schema;

import io.github.kubevalue.model.json.Json;

/** What a scalar may be. */
public enum ScalarType {
    /** A whole number or one with a fraction. */
    NUMERIC,
    /** A text. */
    STRING,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** Any of them: quantities, times, ports that are numbers or names. */
    UNTYPED;

    /** Whether a value is a scalar of this type; {@code null} is one of each. */
    public boolean admits(Json value) {
        if (value instanceof Json.Null) {
            return true;
        }
        return switch (this) {
            case NUMERIC -> value instanceof Json.Number;
            case STRING -> value instanceof Json.Text;
            case BOOLEAN -> value instanceof Json.Bool;
            case UNTYPED -> isScalar(value);
        };
    }

    private static boolean isScalar(Json value) {
        return !(value instanceof Json.Obj) && !(value instanceof Json.Arr);
    }
}
