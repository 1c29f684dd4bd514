package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.FieldValueErrorReason;
import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.apiextensions.ValidationRule;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What a CustomResourceDefinition's schema may say at all.
 * (apiextensions/validation/validation.go, ValidateCustomResourceDefinitionOpenAPISchema)
 *
 * @param noDefaults why there may be no defaults here; none, if there may
 * @param insideMetadata whether the schema speaks of metadata, kind or version of an object
 */
public record SchemaRules(Option<String> noDefaults, boolean insideMetadata) {
    private static final Vector<String> TYPES = Vector.of("array", "boolean", "integer", "number", "object", "string");
    private static final Set<String> META = HashSet.of("apiVersion", "kind", "metadata");

    /** Returns the faults of the schema of a custom resource. */
    public static Seq<FieldError> faults(JSONSchemaProps schema, FieldPath path) {
        return new SchemaRules(Option.none(), false).faults(schema, true, path);
    }

    private SchemaRules withoutDefaults(String reason) {
        return new SchemaRules(Option.of(reason), insideMetadata);
    }

    private Seq<FieldError> faults(JSONSchemaProps schema, boolean root, FieldPath path) {
        return Faults.NONE
                .and(fields(schema, path))
                .when(
                        schema.uniqueItems().getOrElse(false),
                        path.child("uniqueItems")
                                .forbidden("uniqueItems cannot be set to true since the runtime complexity becomes"
                                        + " quadratic"))
                .and(additional(schema, path))
                .and(properties(schema, root, path))
                .given(schema.not(), other -> faults(other, false, path.child("not")))
                .each(schema.allOf(), path.child("allOf"), (each, here) -> faults(each, false, here))
                .each(schema.oneOf(), path.child("oneOf"), (each, here) -> faults(each, false, here))
                .each(schema.anyOf(), path.child("anyOf"), (each, here) -> faults(each, false, here))
                .given(schema.item(), item -> faults(item, false, path.child("items")))
                .when(
                        schema.preserveUnknownFields().contains(false),
                        path.child("x-kubernetes-preserve-unknown-fields")
                                .invalid(Json.of(false), "must be true or undefined"))
                .and(ListMapRules.faults(schema, path))
                .each(
                        schema.validations(),
                        path.child("x-kubernetes-validations"),
                        (rule, here) -> rule(schema, rule, here))
                .found();
    }

    private Seq<FieldError> fields(JSONSchemaProps schema, FieldPath path) {
        String type = schema.type().getOrElse("");
        return Faults.NONE
                .when(
                        !type.isEmpty() && !TYPES.contains(type),
                        path.child("type").notSupported(type, TYPES))
                .given(
                        schema.defaultValue().flatMap(value -> noDefaults),
                        reason -> Vector.of(path.child("default").forbidden("must not be set" + reason)))
                .when(schema.id().exists(id -> !id.isEmpty()), unsupported(path, "id"))
                .when(schema.additionalItems().isDefined(), unsupported(path, "additionalItems"))
                .when(!schema.patternProperties().isEmpty(), unsupported(path, "patternProperties"))
                .when(!schema.definitions().isEmpty(), unsupported(path, "definitions"))
                .when(!schema.dependencies().isEmpty(), unsupported(path, "dependencies"))
                .when(schema.ref().isDefined(), unsupported(path, "$ref"))
                .when(
                        type.equals("null"),
                        path.child("type").forbidden("type cannot be set to null, use nullable as an alternative"))
                .when(
                        schema.items().exists(items -> items.schema().isEmpty()),
                        path.child("items").forbidden("items must be a schema object and not an array"))
                .when(
                        insideMetadata && schema.isEmbeddedResource(),
                        path.child("x-kubernetes-embedded-resource")
                                .forbidden("must not be used inside of resource meta"))
                .found();
    }

    private static FieldError unsupported(FieldPath path, String field) {
        return path.child(field).forbidden(field + " is not supported");
    }

    private Seq<FieldError> additional(JSONSchemaProps schema, FieldPath path) {
        if (schema.additionalProperties().isEmpty()) {
            return Vector.empty();
        }
        JSONSchemaPropsOrBool others = schema.additionalProperties().get();
        boolean both = !schema.properties().isEmpty()
                && (!others.allows() || others.schema().isDefined());
        SchemaRules inner =
                insideMetadata ? withoutDefaults(" inside additionalProperties applying to object metadata") : this;
        FieldPath here = path.child("additionalProperties");
        return Faults.NONE
                .when(both, here.forbidden("additionalProperties and properties are mutual exclusive"))
                .given(others.schema(), other -> inner.faults(other, false, here))
                .found();
    }

    private Seq<FieldError> properties(JSONSchemaProps schema, boolean root, FieldPath path) {
        return schema.properties()
                .toVector()
                .flatMap(property -> inside(schema, property._1, root)
                        .faults(property._2, false, path.child("properties").key(property._1)));
    }

    private SchemaRules inside(JSONSchemaProps schema, String property, boolean root) {
        if (!META.contains(property) || !root && !schema.isEmbeddedResource()) {
            return this;
        }
        Option<String> reason = root ? Option.of(" in top-level " + property) : noDefaults;
        return new SchemaRules(reason, true);
    }

    private static Seq<FieldError> rule(JSONSchemaProps schema, ValidationRule rule, FieldPath path) {
        return Faults.NONE
                .and(sentence(rule, path))
                .when(
                        rule.messageExpression().exists(text -> !text.isEmpty() && text.isBlank()),
                        path.child("messageExpression").required("messageExpression must be non-empty if specified"))
                .given(
                        rule.reason(),
                        reason -> Faults.NONE
                                .oneOf(
                                        Option.of(reason),
                                        path.child("reason"),
                                        FieldValueErrorReason.DUPLICATE.text(),
                                        FieldValueErrorReason.FORBIDDEN.text(),
                                        FieldValueErrorReason.INVALID.text(),
                                        FieldValueErrorReason.REQUIRED.text())
                                .found())
                .given(
                        rule.fieldPath().filter(text -> !text.isEmpty()),
                        text -> Faults.NONE
                                .when(
                                        text.isBlank(),
                                        path.child("fieldPath").invalid(text, "must be non-empty if specified"))
                                .when(
                                        hasLineBreak(text),
                                        path.child("fieldPath").invalid(text, "must not contain line breaks"))
                                .when(
                                        SimplePath.parse(text, schema).isLeft(),
                                        path.child("fieldPath").invalid(text, "must be a valid path"))
                                .found())
                .found();
    }

    private static Seq<FieldError> sentence(ValidationRule rule, FieldPath path) {
        String message = rule.message().getOrElse("");
        FieldPath here = path.child("message");
        if (rule.rule().isBlank()) {
            return Vector.of(path.child("rule").required("rule is not specified"));
        } else if (!message.isEmpty() && message.isBlank()) {
            return Vector.of(here.invalid(message, "must be non-empty if specified"));
        } else if (hasLineBreak(message.strip())) {
            return Vector.of(here.invalid(message, "must not contain line breaks"));
        }
        return Faults.NONE
                .when(
                        hasLineBreak(rule.rule().strip()) && message.isEmpty(),
                        here.required("message must be specified if rule contains line breaks"))
                .found();
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
}
