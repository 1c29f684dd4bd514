package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.vavr.control.Option;

/**
 * A whole number or a text, where the API takes either: a target port ({@code 8080} or {@code http}), a number of pods
 * ({@code 3} or {@code 25%}).
 *
 * <p>The two are kept apart: the text {@code "80"} is not the number {@code 80}, though {@link #intValue()} is the same.
 */
@JsonDeserialize(using = IntOrStringReader.class)
@JsonSerialize(using = IntOrStringWriter.class)
public sealed interface IntOrString {

    /** Returns a number. */
    static IntOrString of(int number) {
        return new Number(number);
    }

    /** Returns a text, such as a port's name or a percentage. */
    static IntOrString of(String text) {
        return new Text(text);
    }

    /** The number; that of the text, if the text is a decimal number; otherwise 0. */
    int intValue();

    /** The percentage, if this is a text such as {@code 25%}. */
    Option<Integer> percent();

    /**
     * Returns this number, or this percentage of a total, rounded up.
     *
     * @throws IllegalArgumentException if this is a text but no percentage
     */
    default int scaledUp(int total) {
        return (int) -Math.floorDiv(-hundredths(total), 100L);
    }

    /**
     * Returns this number, or this percentage of a total, rounded down.
     *
     * @throws IllegalArgumentException if this is a text but no percentage
     */
    default int scaledDown(int total) {
        return (int) Math.floorDiv(hundredths(total), 100L);
    }

    /** A hundred times this share of the total: a percentage of it, or the number as it is. */
    private long hundredths(long total) {
        // apimachinery, util/intstr/intstr.go, GetScaledValueFromIntOrPercent
        if (this instanceof Number number) {
            return 100L * number.value();
        }
        return total * percent().getOrElseThrow(() -> new IllegalArgumentException(problem()));
    }

    /** Why this text is no percentage. */
    private String problem() {
        return "invalid value for IntOrString: "
                + (toString().endsWith("%")
                        ? "invalid value \"" + this + "\""
                        : "invalid type: string is not a percentage");
    }

    /**
     * A whole number of 32 bits.
     *
     * @param value the number
     */
    record Number(int value) implements IntOrString {
        @Override
        public int intValue() {
            return value;
        }

        @Override
        public Option<Integer> percent() {
            return Option.none();
        }

        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }

    /**
     * A text.
     *
     * @param value the text
     */
    record Text(String value) implements IntOrString {
        @Override
        public int intValue() {
            return decimal(value).getOrElse(0);
        }

        @Override
        public Option<Integer> percent() {
            return value.endsWith("%") ? decimal(value.substring(0, value.length() - 1)) : Option.none();
        }

        @Override
        public String toString() {
            return value;
        }

        private static Option<Integer> decimal(String digits) {
            return digits.matches("[+-]?[0-9]{1,9}") ? Option.of(Integer.valueOf(digits)) : Option.none();
        }
    }
}
