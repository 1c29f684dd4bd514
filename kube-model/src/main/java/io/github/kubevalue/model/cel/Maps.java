package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;

/** Maps, and how comprehensions make them. */
final class Maps {
    static final Vector<Overload> ALL = Vector.of(
            Overload.unary(
                    "size(map(K, V)): int",
                    map -> Val.of(Operators.map(map).entries().size())),
            Overload.unary(
                    "map(K, V).size(): int",
                    map -> Val.of(Operators.map(map).entries().size())),
            Overload.of("@insert(map(K, V), K, V): map(K, V)", args -> with(args.get(0), args.get(1), args.get(2))),
            Overload.binary(
                    "@merge(map(K, V), map(K, V)): map(K, V)",
                    (map, more) ->
                            Operators.map(more).entries().foldLeft(map, (so, entry) -> with(so, entry._1, entry._2))));

    private Maps() {}

    private static Val with(Val map, Val key, Val value) {
        if (Operators.map(map).get(key).isDefined()) {
            throw new CelError("insert failed: key " + key + " already exists");
        }
        return new Val.MapVal(Operators.map(map).entries().put(key, value));
    }
}
