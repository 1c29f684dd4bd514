package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What makes a schema structural: every field has a type, outside of all junctors, and metadata is left alone.
 * (apiextensions-apiserver, apiserver/schema/validation.go, convert.go)
 */
public final class StructuralRules {
    private static final Vector<JSONSchemaProps> INT_OR_STRING = Vector.of("integer", "string")
            .map(type -> JSONSchemaProps.builder().type(type).build());

    private StructuralRules() {}

    /** Where in the whole a schema stands. */
    private enum Level {
        ROOT,
        ITEM,
        FIELD
    }

    /** Returns what keeps a schema from being structural, in the order of the messages. */
    public static Seq<FieldError> faults(JSONSchemaProps schema, FieldPath path) {
        return invariants(schema, Level.ROOT, path)
                .appendAll(Completeness.faults(schema, path))
                .sortBy(FieldError::toString);
    }

    /** Returns the field that no structural schema can have, if the schema has one. */
    public static Option<String> unsupported(JSONSchemaProps schema) {
        return Vector.of(
                        Option.when(schema.id().isDefined(), "'id' is not supported"),
                        Option.when(schema.schema().isDefined(), "'schema' is not supported"),
                        Option.when(schema.ref().exists(ref -> !ref.isEmpty()), "'$ref' is not supported"),
                        Option.when(!schema.patternProperties().isEmpty(), "'patternProperties' is not supported"),
                        Option.when(!schema.dependencies().isEmpty(), "'dependencies' is not supported"),
                        Option.when(schema.additionalItems().isDefined(), "'additionalItems' is not supported"),
                        Option.when(!schema.definitions().isEmpty(), "'definitions' is not supported"),
                        Option.when(
                                schema.items().exists(items -> items.schema().isEmpty()),
                                "'items' must be a schema, but is an array"))
                .flatMap(found -> found)
                .headOption()
                .map(what -> "OpenAPIV3Schema " + what)
                .orElse(() ->
                        parts(schema).flatMap(StructuralRules::unsupported).headOption());
    }

    /** The schemas within a schema. */
    static Vector<JSONSchemaProps> parts(JSONSchemaProps schema) {
        return schema.properties()
                .values()
                .toVector()
                .appendAll(schema.item())
                .appendAll(schema.additionalProperties().flatMap(JSONSchemaPropsOrBool::schema))
                .appendAll(schema.allOf())
                .appendAll(schema.anyOf())
                .appendAll(schema.oneOf())
                .appendAll(schema.not());
    }

    private static Seq<FieldError> invariants(JSONSchemaProps schema, Level level, FieldPath path) {
        boolean isArray = schema.type().contains("array");
        Option<JSONSchemaProps> additional = schema.additionalProperties().flatMap(JSONSchemaPropsOrBool::schema);
        return Faults.NONE
                .when(isArray && schema.item().isEmpty(), path.child("items").required("must be specified"))
                .given(schema.item(), item -> invariants(item, Level.ITEM, path.child("items")))
                .and(schema.properties()
                        .toVector()
                        .flatMap(property -> invariants(
                                property._2,
                                Level.FIELD,
                                path.child("properties").key(property._1))))
                .when(
                        level == Level.ROOT && schema.additionalProperties().isDefined(),
                        path.child("additionalProperties").forbidden("must not be used at the root"))
                .given(additional, other -> invariants(other, Level.FIELD, path.child("additionalProperties")))
                .and(extensions(schema, path))
                .and(NestedRules.values(schema, isAnyOf(schema), isAllOf(schema), path))
                .and(type(schema, level, path))
                .and(metadata(schema, level, path))
                .found();
    }

    private static Seq<FieldError> extensions(JSONSchemaProps schema, FieldPath path) {
        String detail = "must be false if x-kubernetes-int-or-string is true";
        return Faults.NONE
                .when(
                        schema.isIntOrString() && schema.preservesUnknownFields(),
                        path.child("x-kubernetes-preserve-unknown-fields").invalid(Json.of(true), detail))
                .when(
                        schema.isIntOrString() && schema.isEmbeddedResource(),
                        path.child("x-kubernetes-embedded-resource").invalid(Json.of(true), detail))
                .found();
    }

    private static Seq<FieldError> type(JSONSchemaProps schema, Level level, FieldPath path) {
        String type = schema.type().getOrElse("");
        FieldPath here = path.child("type");
        String embedded = "must be object if x-kubernetes-embedded-resource is true";
        boolean resource = schema.isEmbeddedResource() && !type.equals("object");
        boolean free = schema.isIntOrString() || schema.preservesUnknownFields();
        return Faults.NONE
                .when(resource, type.isEmpty() ? here.required(embedded) : here.invalid(type, embedded))
                .when(
                        !resource && type.isEmpty() && !free,
                        here.required(
                                switch (level) {
                                    case ROOT -> "must not be empty at the root";
                                    case ITEM -> "must not be empty for specified array items";
                                    case FIELD -> "must not be empty for specified object fields";
                                }))
                .when(
                        schema.isEmbeddedResource()
                                && schema.additionalProperties().isDefined(),
                        path.child("additionalProperties")
                                .forbidden("must not be used if x-kubernetes-embedded-resource is set"))
                .when(
                        level == Level.ROOT && !type.isEmpty() && !type.equals("object"),
                        here.invalid(type, "must be object at the root"))
                .found();
    }

    private static Seq<FieldError> metadata(JSONSchemaProps schema, Level level, FieldPath path) {
        boolean checked = level == Level.ROOT || schema.isEmbeddedResource();
        FieldPath properties = path.child("properties");
        return Faults.NONE
                .and(checked ? isOfType(schema, "kind", "string", properties) : Vector.empty())
                .and(checked ? isOfType(schema, "apiVersion", "string", properties) : Vector.empty())
                .and(checked ? isOfType(schema, "metadata", "object", properties) : Vector.empty())
                .when(
                        level == Level.ROOT
                                && schema.properties().get("metadata").exists(meta -> !saysOnlyNames(meta)),
                        properties
                                .key("metadata")
                                .forbidden("must not specify anything other than name and generateName,"
                                        + " but metadata is implicitly specified"))
                .when(
                        schema.isEmbeddedResource()
                                && !schema.preservesUnknownFields()
                                && schema.properties().isEmpty(),
                        properties.required("must not be empty if x-kubernetes-embedded-resource is true"
                                + " without x-kubernetes-preserve-unknown-fields"))
                .found();
    }

    private static Seq<FieldError> isOfType(JSONSchemaProps schema, String name, String type, FieldPath properties) {
        return schema.properties()
                .get(name)
                .map(property -> property.type().getOrElse(""))
                .filter(given -> !given.equals(type))
                .map(given -> properties.key(name).child("type").invalid(given, "must be " + type))
                .toVector();
    }

    private static boolean saysOnlyNames(JSONSchemaProps metadata) {
        boolean names =
                metadata.properties().keySet().forAll(name -> name.equals("name") || name.equals("generateName"));
        return metadata.withProperties(names ? TreeMap.empty() : metadata.properties())
                .withType(Option.none())
                .withDefaultValue(Option.none())
                .equals(JSONSchemaProps.builder().build());
    }

    private static boolean isAnyOf(JSONSchemaProps schema) {
        return schema.anyOf().equals(INT_OR_STRING);
    }

    private static boolean isAllOf(JSONSchemaProps schema) {
        return schema.allOf().headOption().exists(StructuralRules::isAnyOf);
    }
}
