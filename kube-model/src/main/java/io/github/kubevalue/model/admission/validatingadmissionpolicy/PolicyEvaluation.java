package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import io.github.kubevalue.model.admission.policy.PolicyExpressions;
import io.github.kubevalue.model.admissionregistration.AuditAnnotation;
import io.github.kubevalue.model.admissionregistration.FailurePolicyType;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicySpec;
import io.github.kubevalue.model.admissionregistration.Validation;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.ApiError.Reason;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Asks a policy about one request with one parameter. (policy/validating/validator.go)
 *
 * @param spec the policy
 * @param expressions what evaluates its expressions
 */
record PolicyEvaluation(ValidatingAdmissionPolicySpec spec, PolicyExpressions expressions) {
    private static final int MOST_MESSAGE = 5 * 1024;

    /** Returns what is wrong with the request; nothing, if the policy does not speak of it. */
    Seq<PolicyDecision> decisions() {
        return expressions
                .match(spec.matchConditions())
                .fold(
                        problem -> forgiven(Vector.of(PolicyDecision.error(problem))),
                        matches -> matches
                                ? new PolicyEvaluation(spec, expressions.with(spec.variables())).demands()
                                : Vector.empty());
    }

    private Seq<PolicyDecision> demands() {
        return spec.validations()
                .flatMap(this::decision)
                .appendAll(forgiven(spec.auditAnnotations().flatMap(this::annotation)));
    }

    /** Errors are for the failure policy; a validation that is false is not. */
    private Seq<PolicyDecision> forgiven(Seq<PolicyDecision> errors) {
        return spec.failurePolicy().contains(FailurePolicyType.IGNORE) ? Vector.empty() : errors;
    }

    private Seq<PolicyDecision> decision(Validation validation) {
        Either<String, Boolean> holds = expressions.isTrue(validation.expression());
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
                .flatMap(text -> expressions.value(text, CelType.STRING).toOption())
                .map(text -> text.toString().strip())
                .filter(text -> !text.isEmpty() && text.length() <= MOST_MESSAGE && text.indexOf('\n') < 0)
                .orElse(validation.message().map(String::strip).filter(text -> !text.isEmpty()))
                .getOrElse(() -> "failed expression: " + validation.expression().strip());
    }

    /** Nobody reads the audit log, but an annotation that fails is a failure. */
    private Option<PolicyDecision> annotation(AuditAnnotation annotation) {
        return expressions
                .value(annotation.valueExpression(), CelType.STRING, CelType.NULL)
                .swap()
                .toOption()
                .map(PolicyDecision::error);
    }
}
