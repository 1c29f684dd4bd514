package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Lists. (apiserver/pkg/cel/library/lists.go; cel-go, ext/lists.go, version 3) */
final class Lists {
    private static final Vector<String> SUMMED = Vector.of("int", "uint", "double", "duration");
    private static final Vector<String> ORDERED = SUMMED.appendAll(Vector.of("bool", "string", "bytes", "timestamp"));
    static final Vector<Overload> ALL = Vector.of(
                    Overload.unary(
                            "size(list(A)): int",
                            list -> Val.of(Operators.items(list).size())),
                    Overload.unary(
                            "list(A).size(): int",
                            list -> Val.of(Operators.items(list).size())),
                    Overload.binary("_+_(list(A), list(A)): list(A)", Lists::joined),
                    Overload.binary(
                            "list(A).indexOf(A): int",
                            (list, item) ->
                                    Val.of(Operators.items(list).indexWhere(each -> Equality.equal(each, item)))),
                    Overload.binary(
                            "list(A).lastIndexOf(A): int",
                            (list, item) ->
                                    Val.of(Operators.items(list).lastIndexWhere(each -> Equality.equal(each, item)))),
                    Overload.of("list(A).slice(int, int): list(A)", Lists::slice),
                    Overload.unary(
                            "list(A).flatten(): list(dyn)", list -> new Val.ListVal(flat(Operators.items(list), 1))),
                    Overload.binary(
                            "list(A).flatten(int): list(dyn)",
                            (list, depth) -> new Val.ListVal(flat(Operators.items(list), Texts.number(depth)))),
                    Overload.unary(
                            "list(A).distinct(): list(A)", list -> new Val.ListVal(distinct(Operators.items(list)))),
                    Overload.unary(
                            "list(A).reverse(): list(A)",
                            list -> new Val.ListVal(Operators.items(list).reverse())),
                    Overload.unary("list(A).sort(): list(A)", list -> sorted(list, list)),
                    Overload.binary("list(A).@sortByAssociatedKeys(list(B)): list(A)", Lists::sorted),
                    Overload.unary(
                            "list(A).first(): optional(A)",
                            list -> new Val.Opt(Operators.items(list).headOption())),
                    Overload.unary(
                            "list(A).last(): optional(A)",
                            list -> new Val.Opt(Operators.items(list).lastOption())),
                    Overload.unary(
                            "::lists.range(int): list(int)",
                            count -> new Val.ListVal(
                                    Vector.range(0, (int) Texts.number(count)).map(at -> Val.of((long) at)))))
            .appendAll(SUMMED.map(
                    type -> Overload.unary("list(" + type + ").sum(): " + type, list -> sum(Operators.items(list)))))
            .appendAll(ORDERED.flatMap(Lists::ordered));

    private Lists() {}

    private static Vector<Overload> ordered(String type) {
        String list = "list(" + type + ").";
        return Vector.of(
                Overload.unary(list + "isSorted(): bool", items -> Val.of(isSorted(Operators.items(items)))),
                Overload.unary(list + "min(): " + type, items -> extreme(Operators.items(items), "min", -1)),
                Overload.unary(list + "max(): " + type, items -> extreme(Operators.items(items), "max", 1)));
    }

    /** Sets keep each item once, and lists that are maps the later of two with the same key, in the place of the first. */
    private static Val joined(Val one, Val other) {
        Vector<Val> items = Operators.items(one);
        Option<Vector<String>> keys = ((Val.ListVal) one).keys();
        if (keys.isEmpty()) {
            return new Val.ListVal(items.appendAll(Operators.items(other)));
        }
        Vector<Val> all = Operators.items(other).foldLeft(items, (so, item) -> {
            int place = so.indexWhere(each -> isSame(each, item, keys.get()));
            return place < 0 ? so.append(item) : so.update(place, item);
        });
        return new Val.ListVal(all, keys);
    }

    private static boolean isSame(Val one, Val other, Vector<String> keys) {
        return keys.isEmpty() || !(one instanceof Val.MapVal left) || !(other instanceof Val.MapVal right)
                ? Equality.equal(one, other)
                : keys.forAll(key -> left.get(key).equals(right.get(key)));
    }

    private static boolean isSorted(Vector<Val> items) {
        return items.isEmpty() || items.zip(items.tail()).forAll(pair -> Equality.compare(pair._1, pair._2) <= 0);
    }

    private static Val sum(Vector<Val> items) {
        return items.isEmpty()
                ? Val.of(0)
                : items.reduceLeft((sum, item) -> Standard.overloads("_+_")
                        .find(overload -> overload.takes(Vector.of(sum, item)) && Equality.isNumber(sum)
                                || overload.takes(Vector.of(sum, item)) && sum instanceof Val.Duration)
                        .getOrElseThrow(CelError::noOverload)
                        .body()
                        .apply(Vector.of(sum, item)));
    }

    private static Val extreme(Vector<Val> items, String name, int sign) {
        if (items.isEmpty()) {
            throw new CelError(name + " called on empty list");
        }
        return items.reduceLeft((best, item) -> Integer.signum(Equality.compare(item, best)) == sign ? item : best);
    }

    private static Val slice(Vector<Val> args) {
        Vector<Val> items = Operators.items(args.get(0));
        long from = Texts.number(args.get(1));
        long to = Texts.number(args.get(2));
        if (from < 0 || to < 0) {
            throw new CelError("cannot slice(" + from + ", " + to + "), negative indexes not supported");
        }
        if (from > to) {
            throw new CelError(
                    "cannot slice(" + from + ", " + to + "), start index must be less than or equal to end index");
        }
        if (to > items.size()) {
            throw new CelError("cannot slice(" + from + ", " + to + "), list is length " + items.size());
        }
        return new Val.ListVal(items.slice((int) from, (int) to));
    }

    private static Vector<Val> flat(Vector<Val> items, long depth) {
        if (depth < 0) {
            throw new CelError("level must be non-negative");
        }
        return depth == 0
                ? items
                : items.flatMap(
                        item -> item instanceof Val.ListVal list ? flat(list.items(), depth - 1) : Vector.of(item));
    }

    private static Vector<Val> distinct(Vector<Val> items) {
        return items.foldLeft(Vector.empty(), (kept, item) -> Equality.contains(kept, item) ? kept : kept.append(item));
    }

    private static Val sorted(Val list, Val keys) {
        return new Val.ListVal(Operators.items(keys)
                .zip(Operators.items(list))
                .sorted((one, other) -> Equality.compare(one._1, other._1))
                .map(pair -> pair._2));
    }
}
