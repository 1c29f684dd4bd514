package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.cel.Checker.Issue;
import io.github.kubevalue.model.regexp.Regexp;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;

/**
 * Literals that a function would refuse whenever it is called are refused beforehand. (cel-go, cel/validator.go)
 */
final class Literals {
    private Literals() {}

    static Vector<Issue> issues(Expr expr) {
        Vector<Issue> own = expr instanceof Expr.Call call ? issues(call) : Vector.empty();
        return expr.parts().foldLeft(own, (issues, part) -> issues.appendAll(issues(part)));
    }

    private static Vector<Issue> issues(Expr.Call call) {
        return switch (call.function()) {
            case "duration", "timestamp" ->
                refused(call, !evaluates(call), call.all().head());
            case "matches" -> {
                Expr pattern = call.all().last();
                boolean bad = pattern instanceof Expr.Const constant
                        && Regexp.parse(constant.value().toString()).isLeft();
                yield refused(call, bad, pattern);
            }
            default -> Vector.empty();
        };
    }

    private static Vector<Issue> refused(Expr.Call call, boolean bad, Expr argument) {
        return bad && argument instanceof Expr.Const
                ? Vector.of(new Issue(argument.at(), "invalid " + call.function() + " argument"))
                : Vector.empty();
    }

    private static boolean evaluates(Expr.Call call) {
        try {
            new Evaluator().value(call, new Evaluator.Scope(HashMap.empty()));
            return true;
        } catch (CelError problem) {
            return false;
        }
    }
}
