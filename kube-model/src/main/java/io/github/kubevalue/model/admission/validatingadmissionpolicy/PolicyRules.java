package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import io.github.kubevalue.model.admissionregistration.AuditAnnotation;
import io.github.kubevalue.model.admissionregistration.MatchCondition;
import io.github.kubevalue.model.admissionregistration.ParamKind;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicy;
import io.github.kubevalue.model.admissionregistration.ValidatingAdmissionPolicySpec;
import io.github.kubevalue.model.admissionregistration.Validation;
import io.github.kubevalue.model.admissionregistration.Variable;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.cel.Expression;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** What a policy must be: above all, its expressions can be read. (pkg/apis/admissionregistration/validation/validation.go) */
public final class PolicyRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final int MOST_CONDITIONS = 64;

    private PolicyRules() {}

    /** Returns the faults of a policy. */
    public static Seq<FieldError> faults(ValidatingAdmissionPolicy policy) {
        ValidatingAdmissionPolicySpec spec = policy.spec();
        PolicyTypes types = PolicyTypes.of(spec.paramKind().isDefined());
        PolicyTypes all = spec.variables().foldLeft(types, PolicyRules::with);
        FieldPath constraints = SPEC.child("matchConstraints");
        return Faults.NONE
                .oneOf(spec.failurePolicy(), SPEC.child("failurePolicy"), "Fail", "Ignore")
                .given(spec.paramKind(), PolicyRules::paramKind)
                .when(spec.matchConstraints().isEmpty(), constraints.required(""))
                .given(spec.matchConstraints(), said -> MatchRules.faults(said, constraints))
                .when(
                        spec.matchConstraints()
                                .exists(said -> said.resourceRules().isEmpty()),
                        constraints.child("resourceRules").required(""))
                .and(conditions(spec.matchConditions(), types))
                .and(variables(spec.variables(), types))
                .and(demands(policy, all))
                .found();
    }

    private static PolicyTypes with(PolicyTypes types, Variable variable) {
        return types.with(
                variable.name(),
                types.compile(variable.expression()).map(Expression::type).getOrElse(CelType.DYN));
    }

    private static Seq<FieldError> paramKind(ParamKind said) {
        FieldPath path = SPEC.child("paramKind");
        String kind = said.kind();
        Seq<String> broken =
                kind.isEmpty() ? Vector.empty() : Names.DNS_1035_LABEL.broken(kind.toLowerCase(Locale.ROOT));
        return Faults.NONE
                .when(said.apiVersion().isEmpty(), path.child("apiVersion").required(""))
                .when(kind.isEmpty(), path.child("kind").required(""))
                .when(
                        !broken.isEmpty(),
                        path.child("kind")
                                .invalid(
                                        kind,
                                        "may have mixed case, but should otherwise match: " + broken.mkString(",")))
                .found();
    }

    private static Seq<FieldError> conditions(Seq<MatchCondition> conditions, PolicyTypes types) {
        FieldPath path = SPEC.child("matchConditions");
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

    private static Seq<FieldError> expression(
            String text, String missing, PolicyTypes types, FieldPath path, CelType... wanted) {
        return text.isBlank()
                ? Vector.of(path.required(missing))
                : types.compile(text, wanted)
                        .swap()
                        .map(problem -> path.invalid(text, problem))
                        .toVector();
    }

    private static Seq<FieldError> variables(Seq<Variable> variables, PolicyTypes types) {
        PolicyTypes so = types;
        Vector<FieldError> faults = Vector.empty();
        for (int index = 0; index < variables.size(); index++) {
            Variable variable = variables.get(index);
            FieldPath path = SPEC.child("variables").index(index);
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
        PolicyTypes unauthorized =
                new PolicyTypes(types.names().remove("authorizer").remove("authorizer.requestResource"));
        return Faults.NONE
                .and(expression(
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
                                : expression(text, "", unauthorized, path.child("messageExpression"), CelType.STRING))
                .when(
                        !message.isEmpty() && message.isBlank(),
                        path.child("message").invalid(message, "must be non-empty if specified"))
                .when(
                        message.strip().matches("(?s).*[\\n\\r].*"),
                        path.child("message").invalid(message, "must not contain line breaks"))
                .oneOf(
                        validation.reason(),
                        path.child("reason"),
                        "Forbidden",
                        "Invalid",
                        "RequestEntityTooLarge",
                        "Unauthorized")
                .found();
    }

    private static Seq<FieldError> annotation(
            String policy, AuditAnnotation annotation, PolicyTypes types, FieldPath path) {
        return Faults.NONE
                .and(path.child("key").invalid(policy + "/" + annotation.key(), Names.QUALIFIED_NAME))
                .and(expression(
                        annotation.valueExpression().strip(),
                        "valueExpression is not specified",
                        types,
                        path.child("valueExpression"),
                        CelType.STRING,
                        CelType.NULL))
                .found();
    }
}
