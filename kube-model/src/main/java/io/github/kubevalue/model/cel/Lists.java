package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;

/** Lists. (apiserver/pkg/cel/library/lists.go; cel-go, ext/lists.go, version 3) */
final class Lists {
    static final Vector<Overload> ALL = Vector.of(
            Overload.unary(
                    "size(list(A)): int", list -> Val.of(Operators.items(list).size())),
            Overload.unary(
                    "list(A).size(): int", list -> Val.of(Operators.items(list).size())),
            Overload.binary("_+_(list(A), list(A)): list(A)", Lists::joined),
            Overload.unary("list(A).isSorted(): bool", list -> Val.of(isSorted(Operators.items(list)))),
            Overload.unary("list(A).sum(): A", list -> sum(Operators.items(list))),
            Overload.unary("list(A).min(): A", list -> extreme(Operators.items(list), "min", -1)),
            Overload.unary("list(A).max(): A", list -> extreme(Operators.items(list), "max", 1)),
            Overload.binary(
                    "list(A).indexOf(A): int",
                    (list, item) -> Val.of(Operators.items(list).indexWhere(each -> Equality.equal(each, item)))),
            Overload.binary(
                    "list(A).lastIndexOf(A): int",
                    (list, item) -> Val.of(Operators.items(list).lastIndexWhere(each -> Equality.equal(each, item)))),
            Overload.of("list(A).slice(int, int): list(A)", Lists::slice),
            Overload.unary("list(A).flatten(): list(dyn)", list -> new Val.ListVal(flat(Operators.items(list), 1))),
            Overload.binary(
                    "list(A).flatten(int): list(dyn)",
                    (list, depth) -> new Val.ListVal(flat(Operators.items(list), Texts.number(depth)))),
            Overload.unary("list(A).distinct(): list(A)", list -> new Val.ListVal(distinct(Operators.items(list)))),
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
                            Vector.range(0, (int) Texts.number(count)).map(at -> Val.of((long) at)))));

    private Lists() {}

    /** Lists that are sets keep each item once. */
    private static Val joined(Val one, Val other) {
        Vector<Val> items = Operators.items(one);
        boolean set = ((Val.ListVal) one).unordered();
        return set
                ? new Val.ListVal(
                        items.appendAll(Operators.items(other).reject(item -> Equality.contains(items, item))), true)
                : new Val.ListVal(items.appendAll(Operators.items(other)));
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
