package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.cel.Checker.Checked;
import io.github.kubevalue.model.cel.Lexer.SyntaxError;
import io.vavr.Lazy;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.util.function.Supplier;

/**
 * An expression that has been read and whose types fit:
 * {@code Expression.compile("self.min <= self.max", types).flatMap(it -> it.value(values))}.
 *
 * <p>Compiling and evaluating are functions: the same text, types and values give the same answer.
 */
public final class Expression {
    private final Expr expr;
    private final CelType type;

    private Expression(Expr expr, CelType type) {
        this.expr = expr;
        this.type = type;
    }

    /** Returns the expression of a text over names of those types, or what is wrong with it, as the API server prints it. */
    public static Either<String, Expression> compile(String text, Map<String, CelType> names) {
        try {
            Expr expr = Parser.parse(text);
            Checked checked = Checker.check(expr, names);
            return checked.issues().isEmpty()
                    ? Either.right(new Expression(expr, checked.type()))
                    : Either.left(Sources.shown(text, checked.issues()));
        } catch (SyntaxError problem) {
            return Either.left(Sources.shown(text, Vector.of(new Checker.Issue(problem.at(), problem.text()))));
        }
    }

    /** The type of its value. */
    public CelType type() {
        return type;
    }

    /** Whether the expression refers to a name. */
    public boolean uses(String name) {
        return Uses.uses(expr, name);
    }

    /** Returns the value over those of the names, which are looked for once they are needed, or why there is none. */
    public Either<String, Val> value(Map<String, Supplier<Val>> values) {
        try {
            return Either.right(new Evaluator().value(expr, new Evaluator.Scope(values)));
        } catch (CelError problem) {
            return Either.left(problem.text());
        } catch (StackOverflowError problem) {
            return Either.left("operation cancelled: actual cost limit exceeded");
        }
    }

    /** Returns the value over some values. */
    public Either<String, Val> valueOf(Map<String, Val> values) {
        return value(values.foldLeft(
                LinkedHashMap.<String, Supplier<Val>>empty(), (all, value) -> all.put(value._1, () -> value._2)));
    }

    /** Returns what gives a value or, whenever it is asked for, the error of an expression that has none. */
    public static Supplier<Val> lazily(Supplier<Either<String, Val>> value) {
        Lazy<Try<Val>> once =
                Lazy.of(() -> value.get().fold(problem -> Try.failure(new CelError(problem)), Try::success));
        return () -> once.get().getOrElseThrow(problem -> (CelError) problem);
    }
}
