package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import io.github.kubevalue.model.admissionregistration.AuditAnnotation;
import io.github.kubevalue.model.admissionregistration.FailurePolicyType;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicySpec;
import io.github.kubevalue.model.admissionregistration.Validation;
import io.github.kubevalue.model.admissionregistration.Variable;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.cel.Expression;
import io.github.kubevalue.model.cel.Val;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.ApiError.Reason;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;

/**
 * Asks a policy about one request with one parameter. (policy/validating/validator.go)
 *
 * @param spec the policy
 * @param types the names that expressions may use, and their types
 * @param values what they stand for
 */
record PolicyEvaluation(ValidatingAdmissionPolicySpec spec, PolicyTypes types, Map<String, Supplier<Val>> values) {
    private static final int MOST_MESSAGE = 5 * 1024;

    /** Returns what is wrong with the request; nothing, if the policy does not speak of it. */
    Seq<PolicyDecision> decisions() {
        Vector<Either<String, Boolean>> conditions = spec.matchConditions()
                .map(condition -> isTrue(condition.expression()))
                .toVector();
        if (conditions.exists(condition -> condition.contains(false))) {
            return Vector.empty();
        }
        Vector<String> problems =
                conditions.flatMap(condition -> condition.swap().toVector());
        if (!problems.isEmpty()) {
            return forgiven(Vector.of(
                    PolicyDecision.error(problems.size() == 1 ? problems.head() : problems.mkString("[", ", ", "]"))));
        }
        PolicyEvaluation complete = spec.variables().foldLeft(this, PolicyEvaluation::with);
        return spec.validations()
                .flatMap(complete::decision)
                .appendAll(forgiven(spec.auditAnnotations().flatMap(complete::annotation)));
    }

    /** Errors are for the failure policy; a validation that is false is not. */
    private Seq<PolicyDecision> forgiven(Seq<PolicyDecision> errors) {
        boolean ignored = spec.failurePolicy().contains(FailurePolicyType.IGNORE);
        return ignored ? errors.filter(PolicyDecision::isNotModelled) : errors;
    }

    private Either<String, Boolean> isTrue(String expression) {
        return value(expression, CelType.BOOL).map(Val.TRUE::equals);
    }

    // admission/plugin/cel/activation.go
    private Either<String, Val> value(String expression, CelType... wanted) {
        return types.compile(expression, wanted)
                .mapLeft(problem -> "compilation error: " + problem)
                .flatMap(compiled -> compiled.value(values)
                        .mapLeft(problem -> "expression '" + expression + "' resulted in error: " + problem));
    }

    // admission/plugin/cel/composition.go
    private PolicyEvaluation with(Variable variable) {
        Either<String, Expression> compiled = types.compile(variable.expression());
        Map<String, Supplier<Val>> before = values;
        Supplier<Val> value = Expression.lazily(() -> compiled.mapLeft(
                        problem -> "composited variable \"" + variable.name() + "\" fails to compile: " + problem)
                .flatMap(expression -> expression
                        .value(before)
                        .mapLeft(problem ->
                                "composited variable \"" + variable.name() + "\" fails to evaluate: " + problem)));
        return new PolicyEvaluation(
                spec,
                types.with(variable.name(), compiled.map(Expression::type).getOrElse(CelType.DYN)),
                values.put("variables." + variable.name(), value));
    }

    private Seq<PolicyDecision> decision(Validation validation) {
        Either<String, Boolean> holds = isTrue(validation.expression());
        if (holds.isLeft()) {
            return forgiven(Vector.of(PolicyDecision.error(holds.getLeft())));
        }
        return holds.get() ? Vector.empty() : Vector.of(new PolicyDecision(reason(validation), message(validation)));
    }

    private static Reason reason(Validation validation) {
        return Vector.of(ApiError.Reason.values())
                .find(reason -> validation.reason().contains(reason.toString()))
                .getOrElse(Reason.INVALID);
    }

    private String message(Validation validation) {
        return validation
                .messageExpression()
                .filter(text -> !text.isBlank())
                .flatMap(text -> value(text, CelType.STRING).toOption())
                .map(text -> text.toString().strip())
                .filter(text -> !text.isEmpty() && text.length() <= MOST_MESSAGE && text.indexOf('\n') < 0)
                .orElse(validation.message().map(String::strip).filter(text -> !text.isEmpty()))
                .getOrElse(() -> "failed expression: " + validation.expression().strip());
    }

    /** Nobody reads the audit log, but an annotation that fails is a failure. */
    private Option<PolicyDecision> annotation(AuditAnnotation annotation) {
        return value(annotation.valueExpression(), CelType.STRING, CelType.NULL)
                .swap()
                .toOption()
                .map(PolicyDecision::error);
    }
}
