package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.FieldValueErrorReason;
import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.apiextensions.ValidationRule;
import io.github.kubevalue.model.cel.Expression;
import io.github.kubevalue.model.cel.Val;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.structural.Correlation;
import io.github.kubevalue.model.structural.SimplePath;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Asks the rules of a schema, {@code x-kubernetes-validations}, about a custom resource and what it was before.
 * (apiextensions-apiserver, apiserver/schema/cel/validation.go)
 */
final class ExpressionRules {
    private ExpressionRules() {}

    /** Whether a schema holds any rules. */
    static boolean areIn(JSONSchemaProps schema) {
        return !schema.validations().isEmpty()
                || schema.properties().values().exists(ExpressionRules::areIn)
                || schema.additionalProperties()
                        .flatMap(JSONSchemaPropsOrBool::schema)
                        .exists(ExpressionRules::areIn)
                || schema.item().exists(ExpressionRules::areIn)
                || schema.allOf().exists(ExpressionRules::areIn);
    }

    /** Returns what of a custom resource breaks the rules; what was as it is may break those that do not look back. */
    static Seq<FieldError> faults(Json.Obj object, Option<Json> before, JSONSchemaProps schema) {
        return value(object, before, false, ExpressionTypes.withMeta(schema), schema, FieldPath.ROOT);
    }

    private static Seq<FieldError> value(
            Json json,
            Option<Json> before,
            boolean kept,
            JSONSchemaProps typed,
            JSONSchemaProps schema,
            FieldPath path) {
        if (json.equals(Json.NULL)) {
            return Vector.empty();
        }
        boolean same = kept || before.contains(json);
        return Faults.NONE
                .and(schema.validations().flatMap(rule -> asked(rule, json, before, same, typed, path)))
                .and(schema.allOf().flatMap(each -> value(json, before, kept, each, each, path)))
                .and(members(json, before, same, schema, path))
                .found();
    }

    private static Seq<FieldError> inner(
            Json json, Option<Json> before, boolean kept, JSONSchemaProps schema, FieldPath path) {
        JSONSchemaProps typed = schema.isEmbeddedResource() ? ExpressionTypes.withMeta(schema) : schema;
        return value(json, before, kept, typed, schema, path);
    }

    private static Seq<FieldError> members(
            Json json, Option<Json> before, boolean kept, JSONSchemaProps schema, FieldPath path) {
        if (json instanceof Json.Arr array) {
            return schema.item()
                    .map(item -> array.items()
                            .zipWithIndex()
                            .flatMap(each -> inner(
                                    each._1,
                                    Correlation.item(before, schema, each._1),
                                    kept,
                                    item,
                                    path.index(each._2))))
                    .getOrElse(Vector.empty());
        }
        if (!(json instanceof Json.Obj object)) {
            return Vector.empty();
        }
        Option<Json> old = schema.mapType().contains("atomic") ? Option.none() : before;
        Option<JSONSchemaProps> others = schema.additionalProperties().flatMap(JSONSchemaPropsOrBool::schema);
        return object.fields().toVector().flatMap(field -> {
            Option<Json> was = Correlation.field(old, field._1);
            Option<JSONSchemaProps> property = schema.properties().get(field._1);
            return property.map(known -> inner(field._2, was, kept, known, path.child(field._1)))
                    .orElse(() -> others.map(other -> inner(field._2, was, kept, other, path.key(field._1))))
                    .getOrElse(Vector.empty());
        });
    }

    private static Seq<FieldError> asked(
            ValidationRule said, Json json, Option<Json> before, boolean same, JSONSchemaProps schema, FieldPath path) {
        Either<Rule.Problem, Rule> compiled = Rule.compile(said, schema);
        String type = schema.type().getOrElse("");
        if (compiled.isLeft()) {
            return Vector.of(path.invalid(
                    type, "rule compile error: " + compiled.getLeft().detail()));
        }
        Rule rule = compiled.get();
        Option<Json> old = before.filter(was -> !was.equals(Json.NULL));
        if (rule.usesOldSelf() && old.isEmpty() && !rule.takesNone()) {
            return Vector.empty();
        }
        Map<String, Val> values = values(rule, json, old, schema);
        Either<String, Val> answer = rule.test().valueOf(values);
        if (answer.isLeft()) {
            return Vector.of(path.invalid(type, problem(answer.getLeft(), rule)));
        }
        boolean forgiven = same && !rule.usesOldSelf();
        return answer.get().equals(Val.TRUE) || forgiven
                ? Vector.empty()
                : Vector.of(broken(rule, values, json, schema, path));
    }

    private static Map<String, Val> values(Rule rule, Json json, Option<Json> old, JSONSchemaProps schema) {
        Option<Val> was = old.map(value -> ExpressionValues.of(value, schema));
        Val oldSelf = rule.takesNone() ? new Val.Opt(was) : was.getOrElse(Val.NULL);
        return HashMap.of(Rule.SELF, ExpressionValues.of(json, schema), Rule.OLD_SELF, oldSelf);
    }

    private static String problem(String problem, Rule rule) {
        if (problem.startsWith("no such overload")) {
            return "'" + problem + "': call arguments did not match a supported operator, function or macro signature"
                    + " for rule: " + rule.name();
        }
        return problem.startsWith("operation cancelled")
                ? "'" + problem + "': no further validation rules will be run due to call cost exceeds limit for rule: "
                        + rule.name()
                : problem + " evaluating rule: " + rule.name();
    }

    private static FieldError broken(
            Rule rule, Map<String, Val> values, Json json, JSONSchemaProps schema, FieldPath path) {
        FieldPath here = rule.said()
                .fieldPath()
                .filter(text -> !text.isEmpty())
                .flatMap(text -> SimplePath.parse(text, schema).toOption())
                .map(relative -> relative.below(path))
                .getOrElse(path);
        String detail =
                rule.message().flatMap(message -> message(message, values)).getOrElse(rule.plainMessage());
        boolean compound = schema.type().exists(type -> type.equals("object") || type.equals("array"));
        FieldError invalid = compound
                ? new FieldError(here, FieldError.Type.INVALID, Option.none(), detail)
                : here.invalid(json, detail);
        FieldValueErrorReason reason = rule.said().reason().getOrElse(FieldValueErrorReason.INVALID);
        if (reason.equals(FieldValueErrorReason.FORBIDDEN)) {
            return here.forbidden(detail);
        } else if (reason.equals(FieldValueErrorReason.REQUIRED)) {
            return here.required(detail);
        }
        return reason.equals(FieldValueErrorReason.DUPLICATE)
                ? new FieldError(here, FieldError.Type.DUPLICATE, invalid.value(), "")
                : invalid;
    }

    /** A message that is empty or has several lines is none. */
    private static Option<String> message(Expression message, Map<String, Val> values) {
        return message.valueOf(values)
                .toOption()
                .filter(Val.Text.class::isInstance)
                .map(text -> text.toString().strip())
                .filter(text -> !text.isEmpty() && text.indexOf('\n') < 0 && text.indexOf('\r') < 0);
    }
}
