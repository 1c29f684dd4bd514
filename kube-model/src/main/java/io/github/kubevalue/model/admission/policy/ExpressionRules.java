package io.github.kubevalue.model.admission.policy;

import io.github.kubevalue.model.admissionregistration.MatchCondition;
import io.github.kubevalue.model.admissionregistration.Variable;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.cel.Expression;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What the expressions of a policy must be. (pkg/apis/admissionregistration/validation/validation.go) */
public final class ExpressionRules {
    private static final int MOST_CONDITIONS = 64;

    private ExpressionRules() {}

    /** Returns the faults of an expression, which must be given and have one of some types. */
    public static Seq<FieldError> expression(
            String text, String missing, PolicyTypes types, FieldPath path, CelType... wanted) {
        return text.isBlank()
                ? Vector.of(path.required(missing))
                : types.compile(text, wanted)
                        .swap()
                        .map(problem -> path.invalid(text, problem))
                        .toVector();
    }

    /** Returns the faults of the conditions under which a policy is asked. */
    public static Seq<FieldError> conditions(Seq<MatchCondition> conditions, PolicyTypes types, FieldPath path) {
        return Faults.NONE
                .when(conditions.size() > MOST_CONDITIONS, path.tooMany(conditions.size(), MOST_CONDITIONS))
                .each(
                        conditions,
                        path,
                        (condition, here) -> Faults.NONE
                                .and(expression(
                                        condition.expression().strip(),
                                        "",
                                        types,
                                        here.child("expression"),
                                        CelType.BOOL))
                                .named(Names.QUALIFIED_NAME, condition.name(), here.child("name"))
                                .found())
                .unique(
                        conditions.map(MatchCondition::name),
                        path,
                        (name, here) -> here.child("name").duplicate(name))
                .found();
    }

    /** Returns the faults of the variables, of which each may use those before it. */
    public static Seq<FieldError> variables(Seq<Variable> variables, PolicyTypes types, FieldPath list) {
        PolicyTypes so = types;
        Vector<FieldError> faults = Vector.empty();
        for (int index = 0; index < variables.size(); index++) {
            Variable variable = variables.get(index);
            FieldPath path = list.index(index);
            faults = faults.appendAll(Faults.NONE
                    .when(variable.name().isBlank(), path.child("name").required("name is not specified"))
                    .when(
                            !variable.name().isBlank() && !variable.name().matches("[_a-zA-Z][_a-zA-Z0-9]*"),
                            path.child("name").invalid(variable.name(), "must be a valid CEL identifier"))
                    .and(expression(variable.expression(), "expression is not specified", so, path.child("expression")))
                    .found());
            so = with(so, variable);
        }
        return faults;
    }

    /** Returns the names that expressions may use which come after some variables. */
    public static PolicyTypes with(PolicyTypes types, Seq<Variable> variables) {
        return variables.foldLeft(types, ExpressionRules::with);
    }

    private static PolicyTypes with(PolicyTypes types, Variable variable) {
        return types.with(
                variable.name(),
                types.compile(variable.expression()).map(Expression::type).getOrElse(CelType.DYN));
    }
}
