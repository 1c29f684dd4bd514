package io.github.kubevalue.model.choice;

import java.math.BigInteger;

/**
 * An exact fraction in lowest terms, such as the probability {@code 1/3}.
 *
 * <p>Fractions are a commutative monoid under {@link #times} with {@link #ONE}, and under {@link #plus} with
 * {@link #ZERO}.
 *
 * @param numerator may be negative or zero
 * @param denominator positive
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    /** The fraction 0. */
    public static final Fraction ZERO = of(0, 1);
    /** The fraction 1. */
    public static final Fraction ONE = of(1, 1);

    /** Brings the fraction into lowest terms. */
    public Fraction {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("denominator must not be 0");
        }
        BigInteger common = common(numerator, denominator);
        BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
        if (!divisor.equals(BigInteger.ONE)) {
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
    }

    private static BigInteger common(BigInteger one, BigInteger other) {
        return one.bitLength() < Long.SIZE - 1 && other.bitLength() < Long.SIZE - 1
                ? BigInteger.valueOf(common(one.longValue(), other.longValue()))
                : one.gcd(other);
    }

    private static long common(long one, long other) {
        long greater = one;
        long less = other;
        while (less != 0) {
            long rest = greater % less;
            greater = less;
            less = rest;
        }
        return Math.abs(greater);
    }

    /** Returns {@code numerator/denominator}. */
    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** Returns the product. */
    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** Returns the sum. */
    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** Returns {@code 1 - this}. */
    public Fraction complement() {
        return new Fraction(denominator.subtract(numerator), denominator);
    }

    /** Whether this is 0 or less. */
    boolean isNothing() {
        return numerator.signum() <= 0;
    }

    /** Whether this is 1 or more. */
    boolean isWhole() {
        return numerator.compareTo(denominator) >= 0;
    }

    @Override
    public int compareTo(Fraction other) {
        if (denominator.equals(other.denominator)) {
            return numerator.compareTo(other.numerator);
        }
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** Returns {@code 1/3}, or {@code 1} for a whole number. */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
