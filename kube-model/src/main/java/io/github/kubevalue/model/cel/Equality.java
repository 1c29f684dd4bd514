package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;

/** Which values are equal, and which comes first: numbers are compared by value, whatever their types. */
final class Equality {
    private Equality() {}

    static boolean equal(Val left, Val right) {
        if (isNumber(left) && isNumber(right)) {
            return compareNumbers(left, right).contains(0);
        }
        if (left instanceof Val.ListVal one && right instanceof Val.ListVal other) {
            return one.unordered() || other.unordered() ? sameItems(one, other) : sameList(one, other);
        }
        if (left instanceof Val.MapVal one && right instanceof Val.MapVal other) {
            return one.hidden().equals(other.hidden())
                    && one.entries().size() == other.entries().size()
                    && one.entries().forAll(entry -> other.get(entry._1).exists(value -> equal(entry._2, value)));
        }
        if (left instanceof Val.Struct one && right instanceof Val.Struct other) {
            return one.type().equals(other.type())
                    && one.fields().keySet().equals(other.fields().keySet())
                    && one.fields()
                            .forAll(field ->
                                    equal(field._2, other.fields().get(field._1).get()));
        }
        if (left instanceof Val.Opt one && right instanceof Val.Opt other) {
            return one.value().isDefined() && other.value().isDefined()
                    ? equal(one.value().get(), other.value().get())
                    : one.value().isEmpty() && other.value().isEmpty();
        }
        if (left instanceof Val.Opaque one && one.value() instanceof Quantity amount) {
            return right instanceof Val.Opaque other
                    && other.value() instanceof Quantity otherAmount
                    && amount.compareTo(otherAmount) == 0;
        }
        return left.equals(right);
    }

    private static boolean sameList(Val.ListVal one, Val.ListVal other) {
        return one.items().size() == other.items().size()
                && one.items().zip(other.items()).forAll(pair -> equal(pair._1, pair._2));
    }

    private static boolean sameItems(Val.ListVal one, Val.ListVal other) {
        return one.items().size() == other.items().size() && one.items().forAll(item -> contains(other.items(), item));
    }

    static boolean contains(Vector<Val> items, Val item) {
        return items.exists(other -> equal(item, other));
    }

    static boolean isNumber(Val val) {
        return val instanceof Val.Int || val instanceof Val.Uint || val instanceof Val.Dbl;
    }

    /** Returns the keys of other types that a number is equal to. */
    static Vector<Val> alike(Val key) {
        if (key instanceof Val.Dbl fraction) {
            boolean whole = fraction.value() == Math.rint(fraction.value()) && Math.abs(fraction.value()) < 0x1p63;
            long value = (long) fraction.value();
            return whole ? Vector.of(Val.of(value), new Val.Uint(value)) : Vector.empty();
        }
        if (key instanceof Val.Int number) {
            return number.value() < 0 ? Vector.empty() : Vector.of(new Val.Uint(number.value()));
        }
        return key instanceof Val.Uint number && number.value() >= 0
                ? Vector.of(Val.of(number.value()))
                : Vector.empty();
    }

    /** Returns how two numbers compare; nothing, if one is none. */
    static Option<Integer> compareNumbers(Val left, Val right) {
        if (left instanceof Val.Dbl || right instanceof Val.Dbl) {
            double one = number(left);
            double other = number(right);
            return Option.when(!Double.isNaN(one) && !Double.isNaN(other), one < other ? -1 : one > other ? 1 : 0);
        }
        if (left instanceof Val.Uint one && right instanceof Val.Uint other) {
            return Option.of(Long.compareUnsigned(one.value(), other.value()));
        }
        if (left instanceof Val.Int one && right instanceof Val.Int other) {
            return Option.of(Long.compare(one.value(), other.value()));
        }
        return left instanceof Val.Int one
                ? Option.of(compare(one.value(), ((Val.Uint) right).value()))
                : Option.of(-compare(((Val.Int) right).value(), ((Val.Uint) left).value()));
    }

    private static int compare(long signed, long unsigned) {
        return signed < 0 || unsigned < 0 ? -1 : Long.compare(signed, unsigned);
    }

    static double number(Val val) {
        if (val instanceof Val.Dbl fraction) {
            return fraction.value();
        }
        if (val instanceof Val.Int whole) {
            return whole.value();
        }
        long bits = ((Val.Uint) val).value();
        return bits >= 0 ? bits : (bits >>> 1) * 2.0;
    }

    /**
     * Returns how two values compare.
     *
     * @throws CelError if they do not
     */
    static int compare(Val left, Val right) {
        if (isNumber(left) && isNumber(right)) {
            return compareNumbers(left, right).getOrElseThrow(() -> new CelError("NaN values cannot be ordered"));
        }
        if (left instanceof Val.Text one && right instanceof Val.Text other) {
            return compare(one.value(), other.value());
        }
        if (left instanceof Val.Bool one && right instanceof Val.Bool other) {
            return Boolean.compare(one.value(), other.value());
        }
        if (left instanceof Val.Timestamp one && right instanceof Val.Timestamp other) {
            return one.value().compareTo(other.value());
        }
        if (left instanceof Val.Duration one && right instanceof Val.Duration other) {
            return one.value().compareTo(other.value());
        }
        if (left instanceof Val.Bytes one && right instanceof Val.Bytes other) {
            return Arrays.compareUnsigned(one.array(), other.array());
        }
        throw CelError.noOverload();
    }

    /** Texts are ordered by their code points. */
    private static int compare(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return Arrays.compare(left, right);
    }
}
