package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;

/** Lists taken as sets. (cel-go, ext/sets.go) */
final class Sets {
    static final Vector<Overload> ALL = Vector.of(
            Overload.binary("::sets.contains(list(A), list(A)): bool", (all, some) -> Val.of(contains(all, some))),
            Overload.binary(
                    "::sets.equivalent(list(A), list(A)): bool",
                    (one, other) -> Val.of(contains(one, other) && contains(other, one))),
            Overload.binary(
                    "::sets.intersects(list(A), list(A)): bool",
                    (one, other) -> Val.of(
                            Operators.items(one).exists(item -> Equality.contains(Operators.items(other), item)))));

    private Sets() {}

    private static boolean contains(Val all, Val some) {
        return Operators.items(some).forAll(item -> Equality.contains(Operators.items(all), item));
    }
}
