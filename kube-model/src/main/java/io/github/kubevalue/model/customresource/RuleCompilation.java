package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.apiextensions.ValidationRule;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The rules that a schema holds can be read, and ask only for what there is. (apiextensions/validation/validation.go)
 *
 * @param uncorrelated the first place on the way down whose parts have no counterpart in the object before
 */
record RuleCompilation(Option<FieldPath> uncorrelated) {

    /** Returns the faults of the rules in the schema of a custom resource. */
    static Seq<FieldError> faults(JSONSchemaProps schema, FieldPath path) {
        return new RuleCompilation(Option.none()).faults(ExpressionTypes.withMeta(schema), schema, path);
    }

    private Seq<FieldError> faults(JSONSchemaProps typed, JSONSchemaProps schema, FieldPath path) {
        RuleCompilation members = schema.mapType().contains("atomic") ? within(path) : this;
        RuleCompilation items = schema.listType().contains("map") ? this : within(path);
        return Faults.NONE
                .given(
                        schema.additionalProperties().flatMap(JSONSchemaPropsOrBool::schema),
                        other -> inner(other, path.child("additionalProperties")))
                .and(schema.properties()
                        .toVector()
                        .flatMap(property -> members.inner(
                                property._2, path.child("properties").key(property._1))))
                .given(schema.item(), item -> items.inner(item, path.child("items")))
                .each(
                        schema.validations(),
                        path.child("x-kubernetes-validations"),
                        (rule, here) -> rule(rule, typed, here))
                .found();
    }

    private RuleCompilation within(FieldPath path) {
        return uncorrelated.isDefined() ? this : new RuleCompilation(Option.of(path));
    }

    private Seq<FieldError> inner(JSONSchemaProps schema, FieldPath path) {
        return faults(schema.isEmbeddedResource() ? ExpressionTypes.withMeta(schema) : schema, schema, path);
    }

    private Seq<FieldError> rule(ValidationRule said, JSONSchemaProps schema, FieldPath path) {
        return Rule.compile(said, schema)
                .fold(
                        problem -> Vector.of(path.child(problem.ofMessage() ? "messageExpression" : "rule")
                                .invalid(shown(said), problem.detail())),
                        rule -> Faults.NONE
                                .when(
                                        rule.usesOldSelf() && uncorrelated.isDefined(),
                                        path.child("rule")
                                                .invalid(
                                                        said.rule(),
                                                        "oldSelf cannot be used on the uncorrelatable portion of the"
                                                                + " schema within "
                                                                + uncorrelated.getOrElse(FieldPath.NONE)))
                                .when(
                                        !rule.usesOldSelf()
                                                && said.optionalOldSelf().isDefined(),
                                        path.child("optionalOldSelf")
                                                .invalid(
                                                        Json.of(said.optionalOldSelf()
                                                                .getOrElse(false)),
                                                        "may not be set if oldSelf is not used in rule"))
                                .found());
    }

    /** The rule as Go's encoder writes it. */
    private static Json shown(ValidationRule rule) {
        return new Json.Obj(LinkedHashMap.<String, Json>of("Rule", Json.of(rule.rule()))
                .put("Message", Json.of(rule.message().getOrElse("")))
                .put("MessageExpression", Json.of(rule.messageExpression().getOrElse("")))
                .put(
                        "Reason",
                        rule.reason().map(reason -> Json.of(reason.text())).getOrElse(Json.NULL))
                .put("FieldPath", Json.of(rule.fieldPath().getOrElse("")))
                .put("OptionalOldSelf", rule.optionalOldSelf().map(Json::of).getOrElse(Json.NULL)));
    }
}
