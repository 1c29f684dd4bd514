package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;
import java.math.BigInteger;
import java.util.function.LongBinaryOperator;

/** Calculation. What does not fit into 64 bits is an error. (cel-go, common/types/overflow.go) */
final class Arithmetic {
    private static final BigInteger MOST_UNSIGNED = BigInteger.TWO.pow(Long.SIZE);
    static final Vector<Overload> ALL = Vector.of(
            Overload.binary("_+_(int, int): int", (a, b) -> exact(a, b, Math::addExact)),
            Overload.binary("_-_(int, int): int", (a, b) -> exact(a, b, Math::subtractExact)),
            Overload.binary("_*_(int, int): int", (a, b) -> exact(a, b, Math::multiplyExact)),
            Overload.binary("_/_(int, int): int", (a, b) -> divided(a, b, "division by zero", (x, y) -> x / y)),
            Overload.binary("_%_(int, int): int", (a, b) -> divided(a, b, "modulus by zero", (x, y) -> x % y)),
            Overload.unary("-_(int): int", a -> exact(Val.of(0), a, Math::subtractExact)),
            Overload.binary("_+_(uint, uint): uint", (a, b) -> unsigned(big(a).add(big(b)))),
            Overload.binary("_-_(uint, uint): uint", (a, b) -> unsigned(big(a).subtract(big(b)))),
            Overload.binary("_*_(uint, uint): uint", (a, b) -> unsigned(big(a).multiply(big(b)))),
            Overload.binary("_/_(uint, uint): uint", (a, b) -> unsigned(big(a).divide(notZero(b, "division by zero")))),
            Overload.binary("_%_(uint, uint): uint", (a, b) -> unsigned(big(a).mod(notZero(b, "modulus by zero")))),
            Overload.binary("_+_(double, double): double", (a, b) -> Val.of(real(a) + real(b))),
            Overload.binary("_-_(double, double): double", (a, b) -> Val.of(real(a) - real(b))),
            Overload.binary("_*_(double, double): double", (a, b) -> Val.of(real(a) * real(b))),
            Overload.binary("_/_(double, double): double", (a, b) -> Val.of(real(a) / real(b))),
            Overload.unary("-_(double): double", a -> Val.of(-real(a))),
            Overload.binary("_+_(string, string): string", (a, b) -> Val.of(a.toString() + b)),
            Overload.binary(
                    "_+_(bytes, bytes): bytes",
                    (a, b) -> new Val.Bytes(((Val.Bytes) a).value().appendAll(((Val.Bytes) b).value()))));

    private Arithmetic() {}

    private static Val exact(Val a, Val b, LongBinaryOperator operator) {
        try {
            return Val.of(operator.applyAsLong(whole(a), whole(b)));
        } catch (ArithmeticException overflow) {
            throw new CelError("integer overflow");
        }
    }

    private static Val divided(Val a, Val b, String zero, LongBinaryOperator operator) {
        if (whole(b) == 0) {
            throw new CelError(zero);
        }
        if (whole(a) == Long.MIN_VALUE && whole(b) == -1) {
            throw new CelError("integer overflow");
        }
        return Val.of(operator.applyAsLong(whole(a), whole(b)));
    }

    private static long whole(Val val) {
        return ((Val.Int) val).value();
    }

    private static double real(Val val) {
        return ((Val.Dbl) val).value();
    }

    private static BigInteger big(Val val) {
        return new BigInteger(val.toString());
    }

    private static BigInteger notZero(Val val, String zero) {
        BigInteger divisor = big(val);
        if (divisor.signum() == 0) {
            throw new CelError(zero);
        }
        return divisor;
    }

    private static Val unsigned(BigInteger value) {
        if (value.signum() < 0 || value.compareTo(MOST_UNSIGNED) >= 0) {
            throw new CelError("unsigned integer overflow");
        }
        return new Val.Uint(value.longValue());
    }
}
