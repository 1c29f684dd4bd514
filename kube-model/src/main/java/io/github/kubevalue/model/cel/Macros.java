package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.cel.Lexer.SyntaxError;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What the language writes as calls and means otherwise: {@code has}, and the macros that bind a name to each item of a
 * list or to each key of a map. (cel-go, parser/macro.go, ext/comprehensions.go, cel/library.go)
 */
final class Macros {
    private static final String ACCUMULATOR = "@result";

    private Macros() {}

    static Expr expanded(Expr.Call call) {
        if (call.target().isEmpty()) {
            return call.function().equals("has") && call.args().size() == 1 ? has(call) : call;
        }
        Expr target = call.target().get();
        Vector<Expr> args = call.args();
        return switch (call.function() + "/" + args.size()) {
            case "all/2" -> all(call, target, name(args.get(0)), Option.none(), args.get(1));
            case "all/3" -> all(call, target, name(args.get(0)), second(args), args.get(2));
            case "exists/2" -> exists(call, target, name(args.get(0)), Option.none(), args.get(1));
            case "exists/3" -> exists(call, target, name(args.get(0)), second(args), args.get(2));
            case "exists_one/2", "existsOne/2" -> one(call, target, name(args.get(0)), Option.none(), args.get(1));
            case "exists_one/3", "existsOne/3" -> one(call, target, name(args.get(0)), second(args), args.get(2));
            case "filter/2" -> collected(call, target, Option.of(args.get(1)), args.get(0), Option.none());
            case "map/2" -> collected(call, target, Option.none(), args.get(1), Option.of(args.get(0)));
            case "map/3" -> collected(call, target, Option.of(args.get(1)), args.get(2), Option.of(args.get(0)));
            case "transformList/3" -> list(call, target, args, Option.none(), args.get(2));
            case "transformList/4" -> list(call, target, args, Option.of(args.get(2)), args.get(3));
            case "transformMap/3" -> transformed(call, target, args, "@insert", Option.none(), args.get(2));
            case "transformMap/4" -> transformed(call, target, args, "@insert", Option.of(args.get(2)), args.get(3));
            case "transformMapEntry/3" -> transformed(call, target, args, "@merge", Option.none(), args.get(2));
            case "transformMapEntry/4" ->
                transformed(call, target, args, "@merge", Option.of(args.get(2)), args.get(3));
            case "optMap/2" -> optional(call, target, name(args.get(0)), call("optional.of", args.get(1)));
            case "optFlatMap/2" -> optional(call, target, name(args.get(0)), args.get(1));
            case "sortBy/2" -> sorted(call, target, args);
            case "bind/3" ->
                target instanceof Expr.Ident cel && cel.name().equals("cel")
                        ? new Expr.Bind(call.at(), name(args.get(0)), args.get(1), args.get(2))
                        : call;
            default -> call;
        };
    }

    private static Expr has(Expr.Call call) {
        if (call.args().head() instanceof Expr.Select select) {
            return new Expr.Select(call.at(), select.operand(), select.field(), true);
        }
        if (call.args().head() instanceof Expr.Call field && field.function().equals("_?._")) {
            throw new SyntaxError(call.at(), "invalid argument to has() macro");
        }
        throw new SyntaxError(call.args().head().at(), "invalid argument to has() macro");
    }

    private static String name(Expr expr) {
        if (expr instanceof Expr.Ident ident) {
            return ident.name();
        }
        throw new SyntaxError(expr.at(), "argument must be a simple name");
    }

    private static Option<String> second(Vector<Expr> args) {
        return Option.of(name(args.get(1)));
    }

    private static Expr.Call call(String function, Expr... args) {
        return new Expr.Call(args[0].at(), function, Option.none(), Vector.of(args));
    }

    private static Expr so(Expr.Call call) {
        return new Expr.Ident(call.at(), ACCUMULATOR);
    }

    private static Expr bool(Expr.Call call, boolean value) {
        return new Expr.Const(call.at(), Val.of(value));
    }

    private static Expr all(Expr.Call call, Expr range, String name, Option<String> second, Expr test) {
        return new Expr.Fold(
                call.at(),
                name,
                second,
                range,
                ACCUMULATOR,
                bool(call, true),
                call("@not_strictly_false", so(call)),
                call("_&&_", so(call), test),
                so(call));
    }

    private static Expr exists(Expr.Call call, Expr range, String name, Option<String> second, Expr test) {
        return new Expr.Fold(
                call.at(),
                name,
                second,
                range,
                ACCUMULATOR,
                bool(call, false),
                call("@not_strictly_false", call("!_", so(call))),
                call("_||_", so(call), test),
                so(call));
    }

    private static Expr one(Expr.Call call, Expr range, String name, Option<String> second, Expr test) {
        Expr zero = new Expr.Const(call.at(), Val.of(0));
        Expr once = new Expr.Const(call.at(), Val.of(1));
        return new Expr.Fold(
                call.at(),
                name,
                second,
                range,
                ACCUMULATOR,
                zero,
                bool(call, true),
                call("_?_:_", test, call("_+_", so(call), once), so(call)),
                call("_==_", so(call), once));
    }

    /** {@code filter}, whose name is the item itself, and {@code map}. */
    private static Expr collected(Expr.Call call, Expr range, Option<Expr> test, Expr item, Option<Expr> variable) {
        String name = name(variable.getOrElse(item));
        return appended(call, range, name, Option.none(), test, item);
    }

    private static Expr list(Expr.Call call, Expr range, Vector<Expr> args, Option<Expr> test, Expr item) {
        return appended(call, range, name(args.get(0)), second(args), test, item);
    }

    private static Expr appended(
            Expr.Call call, Expr range, String name, Option<String> second, Option<Expr> test, Expr item) {
        Expr one = new Expr.ListExpr(call.at(), Vector.of(item), Vector.of(false));
        Expr more = call("_+_", so(call), one);
        return new Expr.Fold(
                call.at(),
                name,
                second,
                range,
                ACCUMULATOR,
                new Expr.ListExpr(call.at(), Vector.empty(), Vector.empty()),
                bool(call, true),
                tested(call, test, more),
                so(call));
    }

    private static Expr tested(Expr.Call call, Option<Expr> test, Expr step) {
        return test.<Expr>map(condition -> call("_?_:_", condition, step, so(call)))
                .getOrElse(step);
    }

    private static Expr transformed(
            Expr.Call call, Expr range, Vector<Expr> args, String function, Option<Expr> test, Expr value) {
        Expr key = new Expr.Ident(call.at(), name(args.get(0)));
        Expr step = function.equals("@insert") ? call(function, so(call), key, value) : call(function, so(call), value);
        return new Expr.Fold(
                call.at(),
                name(args.get(0)),
                second(args),
                range,
                ACCUMULATOR,
                new Expr.MapExpr(call.at(), Vector.empty(), Vector.empty()),
                bool(call, true),
                tested(call, test, step),
                so(call));
    }

    private static Expr optional(Expr.Call call, Expr target, String name, Expr result) {
        Expr none = new Expr.Call(call.at(), "optional.none", Option.none(), Vector.empty());
        Expr there = new Expr.Call(call.at(), "hasValue", Option.of(target), Vector.empty());
        Expr value = new Expr.Call(call.at(), "value", Option.of(target), Vector.empty());
        return call("_?_:_", there, new Expr.Bind(call.at(), name, value, result), none);
    }

    /** Sorts by keys: {@code list.sortBy(item, key)}. */
    private static Expr sorted(Expr.Call call, Expr target, Vector<Expr> args) {
        Expr keys = collected(call, target, Option.none(), args.get(1), Option.of(args.get(0)));
        return new Expr.Call(call.at(), "@sortByAssociatedKeys", Option.of(target), Vector.of(keys));
    }
}
