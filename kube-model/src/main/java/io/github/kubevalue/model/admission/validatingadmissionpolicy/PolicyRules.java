package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import io.github.kubevalue.model.admission.policy.ExpressionRules;
import io.github.kubevalue.model.admission.policy.MatchRules;
import io.github.kubevalue.model.admission.policy.ParamRules;
import io.github.kubevalue.model.admission.policy.PolicyTypes;
import io.github.kubevalue.model.admissionregistration.AuditAnnotation;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicySpec;
import io.github.kubevalue.model.admissionregistration.Validation;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a policy must be: above all, its expressions can be read. (pkg/apis/admissionregistration/validation/validation.go) */
public final class PolicyRules {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private PolicyRules() {}

    /** Returns the faults of a policy. */
    public static Seq<FieldError> faults(ValidatingAdmissionPolicy policy) {
        ValidatingAdmissionPolicySpec spec = policy.spec();
        PolicyTypes types = PolicyTypes.of(spec.paramKind().isDefined());
        PolicyTypes all = ExpressionRules.with(types, spec.variables());
        return Faults.NONE
                .oneOf(spec.failurePolicy(), SPEC.child("failurePolicy"), "Fail", "Ignore")
                .given(spec.paramKind(), kind -> ParamRules.kind(kind, SPEC.child("paramKind")))
                .and(MatchRules.constraints(spec.matchConstraints(), SPEC.child("matchConstraints")))
                .and(ExpressionRules.conditions(spec.matchConditions(), types, SPEC.child("matchConditions")))
                .and(ExpressionRules.variables(spec.variables(), types, SPEC.child("variables")))
                .and(demands(policy, all))
                .found();
    }

    private static Seq<FieldError> demands(ValidatingAdmissionPolicy policy, PolicyTypes types) {
        ValidatingAdmissionPolicySpec spec = policy.spec();
        String one = "validations or auditAnnotations must contain at least one item";
        if (spec.validations().isEmpty() && spec.auditAnnotations().isEmpty()) {
            return Vector.of(
                    SPEC.child("validations").required(one),
                    SPEC.child("auditAnnotations").required(one));
        }
        return Faults.NONE
                .each(spec.validations(), SPEC.child("validations"), (each, path) -> validation(each, types, path))
                .each(
                        spec.auditAnnotations(),
                        SPEC.child("auditAnnotations"),
                        (each, path) -> annotation(policy.name(), each, types, path))
                .unique(
                        spec.auditAnnotations().map(AuditAnnotation::key),
                        SPEC.child("auditAnnotations"),
                        (key, path) -> path.child("key").duplicate(key))
                .found();
    }

    private static Seq<FieldError> validation(Validation validation, PolicyTypes types, FieldPath path) {
        String message = validation.message().getOrElse("");
        Option<String> made = validation.messageExpression().filter(text -> !text.isEmpty());
        return Faults.NONE
                .and(ExpressionRules.expression(
                        validation.expression(),
                        "expression is not specified",
                        types,
                        path.child("expression"),
                        CelType.BOOL))
                .given(
                        made,
                        text -> text.isBlank()
                                ? Vector.of(
                                        path.child("messageExpression").invalid(text, "must be non-empty if specified"))
                                : ExpressionRules.expression(
                                        text,
                                        "",
                                        types.unauthorized(),
                                        path.child("messageExpression"),
                                        CelType.STRING))
                .when(
                        !message.isEmpty() && message.isBlank(),
                        path.child("message").invalid(message, "must be non-empty if specified"))
                .when(
                        message.strip().matches("(?s).*[\\n\\r].*"),
                        path.child("message").invalid(message, "must not contain line breaks"))
                .oneOf(validation.reason(), path.child("reason"), "Forbidden", "Invalid", "RequestEntityTooLarge")
                .found();
    }

    private static Seq<FieldError> annotation(
            String policy, AuditAnnotation annotation, PolicyTypes types, FieldPath path) {
        return Faults.NONE
                .and(path.child("key").invalid(policy + "/" + annotation.key(), Names.QUALIFIED_NAME))
                .and(ExpressionRules.expression(
                        annotation.valueExpression().strip(),
                        "valueExpression is not specified",
                        types,
                        path.child("valueExpression"),
                        CelType.STRING,
                        CelType.NULL))
                .found();
    }
}
