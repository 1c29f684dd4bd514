package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of a resource: {@code 500m}, {@code 1.5}, {@code 128Mi}, {@code 2e3}. It keeps the text it was written as, and
 * knows the exact amount.
 *
 * <p>Two quantities are <em>equal</em> if their texts are, so that a document reads and writes back the same value; they
 * <em>compare</em> by amount, so {@code 1} and {@code 1000m} are different values of the same size. {@link #canonical()}
 * gives the one text that the API server would store for an amount.
 */
@JsonDeserialize(using = QuantityReader.class)
public final class Quantity implements Comparable<Quantity> {
    /** Nothing, written {@code 0}. */
    public static final Quantity ZERO = new Quantity("0", BigDecimal.ZERO, QuantityFormat.DECIMAL_SI);

    private final String text;
    private final BigDecimal amount;
    private final QuantityFormat format;

    Quantity(String text, BigDecimal amount, QuantityFormat format) {
        this.text = text;
        this.amount = amount;
        this.format = format;
    }

    /**
     * Reads a quantity: a decimal number, then nothing, one of {@code n u m k M G T P E}, one of {@code Ki Mi Gi Ti Pi
     * Ei}, or an exponent such as {@code e3}. Anything finer than a billionth is rounded away from zero.
     *
     * @throws IllegalArgumentException if the text is no quantity, with the API server's message
     */
    public static Quantity parse(String text) {
        return QuantityText.parse(text);
    }

    /** Returns a whole amount: {@code Quantity.of(4)} is {@code 4}. */
    public static Quantity of(long amount) {
        return of(BigDecimal.valueOf(amount), QuantityFormat.DECIMAL_SI);
    }

    /** Returns an amount in thousandths, as CPU is counted: {@code Quantity.ofMillis(500)} is {@code 500m}. */
    public static Quantity ofMillis(long millis) {
        return of(BigDecimal.valueOf(millis, 3), QuantityFormat.DECIMAL_SI);
    }

    /** Returns a whole amount written with binary suffixes, as memory is: {@code 134217728} is {@code 128Mi}. */
    public static Quantity ofBytes(long bytes) {
        return of(BigDecimal.valueOf(bytes), QuantityFormat.BINARY_SI);
    }

    /** Returns an amount in thousandths, written with binary suffixes if it is whole: {@code 134217728000} is {@code 128Mi}. */
    public static Quantity ofMilliBytes(long millis) {
        return of(BigDecimal.valueOf(millis, 3), QuantityFormat.BINARY_SI);
    }

    private static Quantity of(BigDecimal amount, QuantityFormat format) {
        return new Quantity(QuantityText.print(amount, format), amount, format);
    }

    /** The text it was written as. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The exact amount. */
    public BigDecimal amount() {
        return amount;
    }

    /** The amount in whole units, rounded away from zero; the nearest long if it fits none. */
    public long value() {
        return saturated(amount);
    }

    /** The amount in thousandths, rounded away from zero; the nearest long if it fits none. */
    public long milliValue() {
        return saturated(amount.movePointRight(3));
    }

    /** Whether this is nothing. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Returns the sum, written as this quantity is (as the other, if this is zero). */
    public Quantity plus(Quantity other) {
        return of(amount.add(other.amount), isZero() ? other.format : format);
    }

    /** Returns the difference, written as this quantity is (as the other, if this is zero). */
    public Quantity minus(Quantity other) {
        return of(amount.subtract(other.amount), isZero() ? other.format : format);
    }

    /** Returns the same amount in the text that the API server gives it: {@code 1000m} is {@code 1}. */
    public Quantity canonical() {
        String canonical = QuantityText.canonical(this);
        return canonical.equals(text) ? this : new Quantity(canonical, amount, format);
    }

    /** Orders by amount; unlike {@link #equals}, the text does not matter. */
    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Quantity quantity && text.equals(quantity.text));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the text it was written as. */
    @Override
    public String toString() {
        return text;
    }

    private static long saturated(BigDecimal number) {
        BigDecimal least = BigDecimal.valueOf(Long.MIN_VALUE);
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        return number.max(least).min(most).setScale(0, RoundingMode.UP).longValueExact();
    }
}
