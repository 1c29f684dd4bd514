package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.cel.CelType;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The types that a schema gives to expressions. What the schema does not tell the type of cannot be named in them.
 * (apiserver/pkg/cel/common/schemas.go)
 */
final class ExpressionTypes {
    private static final JSONSchemaProps STRING =
            JSONSchemaProps.builder().type("string").build();

    private ExpressionTypes() {}

    /** Returns the schema with what expressions know of every object of the API. */
    static JSONSchemaProps withMeta(JSONSchemaProps schema) {
        boolean said = schema.properties().keySet().containsAll(Vector.of("kind", "apiVersion"))
                && schema.properties()
                        .get("metadata")
                        .exists(meta -> meta.properties().keySet().containsAll(Vector.of("name", "generateName")));
        if (said) {
            return schema;
        }
        JSONSchemaProps metadata = JSONSchemaProps.builder()
                .type("object")
                .properties(TreeMap.of("name", STRING, "generateName", STRING))
                .build();
        return schema.withProperties(schema.properties()
                .put("kind", STRING)
                .put("apiVersion", STRING)
                .put("metadata", metadata));
    }

    /** Returns the type of what fits a schema; none, if the schema does not tell. */
    static Option<CelType> of(JSONSchemaProps schema, String name) {
        if (schema.isIntOrString()) {
            return Option.of(CelType.DYN);
        }
        return switch (schema.type().getOrElse("")) {
            case "array" ->
                schema.item().flatMap(item -> inner(item, name + ".@idx")).map(CelType::list);
            case "object" -> object(schema, name);
            case "string" -> Option.of(text(schema));
            case "boolean" -> Option.of(CelType.BOOL);
            case "number" -> Option.of(CelType.DOUBLE);
            case "integer" -> Option.of(CelType.INT);
            default -> Option.none();
        };
    }

    private static Option<CelType> inner(JSONSchemaProps schema, String name) {
        return of(schema.isEmbeddedResource() ? withMeta(schema) : schema, name);
    }

    private static Option<CelType> object(JSONSchemaProps schema, String name) {
        Option<JSONSchemaProps> others = schema.additionalProperties().flatMap(JSONSchemaPropsOrBool::schema);
        if (others.isDefined()) {
            return inner(others.get(), name + ".@elem").map(value -> CelType.map(CelType.STRING, value));
        }
        Map<String, CelType> fields = LinkedHashMap.empty();
        for (var property : schema.properties()) {
            for (String escaped : Escapes.names(property._1)) {
                for (CelType type : inner(property._2, name + "." + property._1)) {
                    fields = fields.put(escaped, type);
                }
            }
        }
        return Option.of(CelType.object(name, fields));
    }

    private static CelType text(JSONSchemaProps schema) {
        return switch (schema.format().getOrElse("")) {
            case "byte" -> CelType.BYTES;
            case "duration" -> CelType.DURATION;
            case "date", "date-time" -> CelType.TIMESTAMP;
            default -> CelType.STRING;
        };
    }
}
