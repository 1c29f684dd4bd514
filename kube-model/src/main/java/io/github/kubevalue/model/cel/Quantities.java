package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Amounts such as {@code 500m} and {@code 2Gi}. (apiserver/pkg/cel/library/quantity.go) */
final class Quantities {
    static final Vector<Overload> ALL = Vector.of(
            Overload.unary("quantity(string): quantity", text -> quantity(parse(text))),
            Overload.unary("isQuantity(string): bool", Quantities::isQuantity),
            Overload.unary("quantity.sign(): int", value -> Val.of(amount(value).signum())),
            Overload.unary("sign(quantity): int", value -> Val.of(amount(value).signum())),
            Overload.binary("quantity.isGreaterThan(quantity): bool", (one, other) -> Val.of(compared(one, other) > 0)),
            Overload.binary("quantity.isLessThan(quantity): bool", (one, other) -> Val.of(compared(one, other) < 0)),
            Overload.binary("quantity.compareTo(quantity): int", (one, other) -> Val.of(compared(one, other))),
            Overload.unary(
                    "quantity.asApproximateFloat(): double",
                    value -> Val.of(amount(value).doubleValue())),
            Overload.unary("quantity.asInteger(): int", Quantities::integer),
            Overload.unary("quantity.isInteger(): bool", value -> Val.of(isInteger(value))),
            Overload.binary("quantity.add(quantity): quantity", (one, other) -> quantity(of(one).plus(of(other)))),
            Overload.binary(
                    "quantity.add(int): quantity",
                    (one, more) -> quantity(of(one).plus(Quantity.of(Texts.number(more))))),
            Overload.binary("quantity.sub(quantity): quantity", (one, other) -> quantity(of(one).minus(of(other)))),
            Overload.binary(
                    "quantity.sub(int): quantity",
                    (one, less) -> quantity(of(one).minus(Quantity.of(Texts.number(less))))));

    private Quantities() {}

    private static Val quantity(Quantity quantity) {
        return new Val.Opaque(Types.QUANTITY, quantity);
    }

    private static Quantity of(Val val) {
        return (Quantity) ((Val.Opaque) val).value();
    }

    private static BigDecimal amount(Val val) {
        return of(val).amount();
    }

    private static int compared(Val one, Val other) {
        return Integer.signum(amount(one).compareTo(amount(other)));
    }

    private static Quantity parse(Val text) {
        try {
            return Quantity.parse(text.toString());
        } catch (IllegalArgumentException refusal) {
            throw new CelError(
                    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }
    }

    private static Val isQuantity(Val text) {
        try {
            parse(text);
            return Val.TRUE;
        } catch (CelError refusal) {
            return Val.FALSE;
        }
    }

    private static boolean isInteger(Val val) {
        BigDecimal amount = amount(val).stripTrailingZeros();
        return amount.scale() <= 0 && amount.toBigInteger().bitLength() < Long.SIZE;
    }

    private static Val integer(Val val) {
        if (!isInteger(val)) {
            throw new CelError("cannot convert value to integer");
        }
        BigInteger whole = amount(val).toBigInteger();
        return Val.of(whole.longValue());
    }
}
