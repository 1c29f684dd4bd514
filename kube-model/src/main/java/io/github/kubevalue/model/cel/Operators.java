package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What is written with signs: comparison, membership, access. */
final class Operators {
    static final Vector<Overload> ALL = Vector.of(
                    Overload.binary("_&&_(bool, bool): bool", (left, right) -> left),
                    Overload.binary("_||_(bool, bool): bool", (left, right) -> left),
                    Overload.of("_?_:_(bool, A, A): A", Vector::last),
                    Overload.unary("@not_strictly_false(bool): bool", value -> value),
                    Overload.unary("!_(bool): bool", value -> Val.of(value.equals(Val.FALSE))),
                    Overload.binary("_==_(A, A): bool", (left, right) -> Val.of(Equality.equal(left, right))),
                    Overload.binary("_!=_(A, A): bool", (left, right) -> Val.of(!Equality.equal(left, right))),
                    Overload.binary(
                            "@in(A, list(A)): bool", (item, list) -> Val.of(Equality.contains(items(list), item))),
                    Overload.binary(
                            "@in(K, map(K, V)): bool",
                            (key, map) -> Val.of(map(map).get(key).isDefined())),
                    Overload.binary("_[_](list(A), int): A", Operators::item),
                    Overload.binary("_[_](map(K, V), K): V", Operators::entry),
                    Overload.binary("_[?_](list(A), int): optional(A)", (list, index) -> new Val.Opt(at(list, index))),
                    Overload.binary("_[?_](map(K, V), K): optional(V)", (map, key) -> new Val.Opt(map(map).get(key))),
                    Overload.binary("_[?_](optional(list(A)), int): optional(A)", Operators::within),
                    Overload.binary("_[?_](optional(map(K, V)), K): optional(V)", Operators::within),
                    Overload.binary("_[_](optional(list(A)), int): optional(A)", Operators::within),
                    Overload.binary("_[_](optional(map(K, V)), K): optional(V)", Operators::within))
            .appendAll(comparisons("_<_", -1, -1))
            .appendAll(comparisons("_<=_", -1, 0))
            .appendAll(comparisons("_>_", 1, 1))
            .appendAll(comparisons("_>=_", 1, 0));

    private Operators() {}

    private static Vector<Overload> comparisons(String operator, int first, int second) {
        Vector<String> alike = Vector.of("bool", "string", "bytes", "timestamp", "duration");
        Vector<String> numbers = Vector.of("int", "uint", "double");
        return alike.map(type -> type + ", " + type)
                .appendAll(numbers.flatMap(one -> numbers.map(other -> one + ", " + other)))
                .map(types -> Overload.binary(operator + "(" + types + "): bool", (left, right) -> {
                    int compared = Integer.signum(Equality.compare(left, right));
                    return Val.of(compared == first || compared == second);
                }));
    }

    static Vector<Val> items(Val list) {
        return ((Val.ListVal) list).items();
    }

    static Val.MapVal map(Val map) {
        return (Val.MapVal) map;
    }

    private static Val item(Val list, Val index) {
        return at(list, index).getOrElseThrow(() -> new CelError("index out of bounds: " + index));
    }

    private static Option<Val> at(Val list, Val index) {
        long place = ((Val.Int) index).value();
        return Option.when(
                place >= 0 && place < items(list).size(), () -> items(list).get((int) place));
    }

    private static Val entry(Val map, Val key) {
        return map(map).get(key).getOrElseThrow(() -> new CelError("no such key: " + key));
    }

    private static Val within(Val optional, Val key) {
        return new Val.Opt(((Val.Opt) optional).value().flatMap(inner -> {
            if (inner instanceof Val.MapVal map) {
                return map.get(key);
            }
            if (inner instanceof Val.ListVal && key instanceof Val.Int) {
                return at(inner, key);
            }
            throw CelError.noOverload();
        }));
    }
}
