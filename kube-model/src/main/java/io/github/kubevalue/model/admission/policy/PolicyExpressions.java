package io.github.kubevalue.model.admission.policy;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admissionregistration.MatchCondition;
import io.github.kubevalue.model.admissionregistration.Variable;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.cel.Expression;
import io.github.kubevalue.model.cel.Val;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;

/**
 * Evaluates the expressions of a policy about one request with one parameter.
 *
 * @param types the names that expressions may use, and their types
 * @param values what they stand for
 */
public record PolicyExpressions(PolicyTypes types, Map<String, Supplier<Val>> values) {

    /** Returns the expressions about a request, with a parameter that may be absent. */
    public static PolicyExpressions of(
            PolicyTypes types, AdmissionRequest request, Option<KubeObject> param, Snapshot snapshot) {
        return new PolicyExpressions(
                types, PolicyValues.of(request, snapshot).put("params", () -> PolicyValues.object(param)));
    }

    /** Returns whether all conditions hold, or what keeps one from being decided; one that does not hold decides. */
    public Either<String, Boolean> match(Seq<MatchCondition> conditions) {
        // webhook/matchconditions/matcher.go
        Vector<Either<String, Boolean>> results =
                conditions.map(condition -> isTrue(condition.expression())).toVector();
        if (results.exists(result -> result.contains(false))) {
            return Either.right(false);
        }
        Vector<String> problems = results.flatMap(result -> result.swap().toVector());
        if (problems.isEmpty()) {
            return Either.right(true);
        }
        return Either.left(problems.size() == 1 ? problems.head() : problems.mkString("[", ", ", "]"));
    }

    /** Returns whether an expression is true, or why it has no value. */
    public Either<String, Boolean> isTrue(String expression) {
        return value(expression, CelType.BOOL).map(Val.TRUE::equals);
    }

    /** Returns the value of an expression of one of those types, or why it has none. */
    public Either<String, Val> value(String expression, CelType... wanted) {
        return types.compile(expression, wanted)
                .mapLeft(problem -> "compilation error: " + problem)
                .flatMap(compiled -> evaluated(expression, compiled));
    }

    /** Returns the value of an expression that is compiled, or why it has none. */
    public Either<String, Val> evaluated(String expression, Expression compiled) {
        // admission/plugin/cel/activation.go
        return compiled.value(values)
                .mapLeft(problem -> "expression '" + expression + "' resulted in error: " + problem);
    }

    /** Returns these expressions, which may use some variables. */
    public PolicyExpressions with(Seq<Variable> variables) {
        return variables.foldLeft(this, PolicyExpressions::with);
    }

    /** Returns these expressions, which may make the objects of which mutations are made. */
    public PolicyExpressions withPatchTypes() {
        return new PolicyExpressions(types.withPatchTypes(), values);
    }

    // admission/plugin/cel/composition.go
    private PolicyExpressions with(Variable variable) {
        Either<String, Expression> compiled = types.compile(variable.expression());
        Map<String, Supplier<Val>> before = values;
        Supplier<Val> value = Expression.lazily(() -> compiled.mapLeft(
                        problem -> "composited variable \"" + variable.name() + "\" fails to compile: " + problem)
                .flatMap(expression -> expression
                        .value(before)
                        .mapLeft(problem ->
                                "composited variable \"" + variable.name() + "\" fails to evaluate: " + problem)));
        return new PolicyExpressions(
                types.with(variable.name(), compiled.map(Expression::type).getOrElse(CelType.DYN)),
                values.put("variables." + variable.name(), value));
    }
}
