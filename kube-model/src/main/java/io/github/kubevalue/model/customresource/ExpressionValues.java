package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.cel.Expression;
import io.github.kubevalue.model.cel.Val;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Base64;

/**
 * Custom resources as expressions see them: by their schema, without what it does not name.
 * (apiserver/pkg/cel/common/valuesunstructured.go)
 */
final class ExpressionValues {
    private ExpressionValues() {}

    static Val of(Json json, JSONSchemaProps schema) {
        if (json.equals(Json.NULL) || schema.isIntOrString()) {
            return Val.of(json);
        }
        if (json instanceof Json.Obj object) {
            return object(object, schema);
        }
        if (json instanceof Json.Arr array && schema.item().isDefined()) {
            return new Val.ListVal(
                    array.items().map(item -> inner(item, schema.item().get())), keys(schema));
        }
        if (json instanceof Json.Number number && schema.type().contains("number")) {
            return Val.of(number.value().doubleValue());
        }
        return json instanceof Json.Text text ? text(text.value(), schema) : Val.of(json);
    }

    private static Val inner(Json json, JSONSchemaProps schema) {
        return of(json, schema.isEmbeddedResource() ? ExpressionTypes.withMeta(schema) : schema);
    }

    /** What tells the items of a list apart, if their order does not. */
    private static Option<Vector<String>> keys(JSONSchemaProps schema) {
        return switch (schema.listType().getOrElse("")) {
            case "set" -> Option.of(Vector.empty());
            case "map" ->
                Option.of(schema.listMapKeys()
                        .map(key -> Escapes.escaped(key).getOrElse(key))
                        .toVector());
            default -> Option.none();
        };
    }

    private static Val object(Json.Obj object, JSONSchemaProps schema) {
        Option<JSONSchemaProps> others = schema.additionalProperties().flatMap(JSONSchemaPropsOrBool::schema);
        return schema.properties().isEmpty() && others.isDefined()
                ? new Val.MapVal(object.fields()
                        .foldLeft(
                                LinkedHashMap.empty(),
                                (map, field) -> map.put(Val.of(field._1), inner(field._2, others.get()))))
                : struct(object, schema);
    }

    /** An object has the fields that its schema tells the type of; {@code null} is no value of any. */
    private static Val struct(Json.Obj object, JSONSchemaProps schema) {
        LinkedHashMap<Val, Val> entries = LinkedHashMap.empty();
        LinkedHashMap<String, Json> hidden = LinkedHashMap.empty();
        for (var field : object.fields().reject(field -> field._2.equals(Json.NULL))) {
            Option<JSONSchemaProps> known = schema.properties()
                    .get(field._1)
                    .filter(member -> ExpressionTypes.of(member, "").isDefined());
            Seq<String> names = known.isDefined() ? Escapes.names(field._1) : Vector.empty();
            hidden = names.isEmpty() ? hidden.put(field) : hidden;
            for (String name : names) {
                entries = entries.put(Val.of(name), inner(field._2, known.get()));
            }
        }
        return new Val.MapVal(entries, hidden);
    }

    /** Texts of some formats are values of other types; what is none of them is left for the schema to refuse. */
    private static Val text(String text, JSONSchemaProps schema) {
        if (schema.format().contains("byte")) {
            return bytes(text);
        }
        String expression = switch (schema.format().getOrElse("")) {
            case "duration" -> "duration(text)";
            case "date" -> "timestamp(text + 'T00:00:00Z')";
            case "date-time" -> "timestamp(text)";
            default -> "text";
        };
        return Expression.compile(expression, HashMap.of("text", CelType.STRING))
                .flatMap(conversion -> conversion.valueOf(HashMap.of("text", Val.of(text))))
                .getOrElse(Val.of(text));
    }

    private static Val bytes(String text) {
        try {
            return new Val.Bytes(Vector.ofAll(Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException refusal) {
            return Val.of(text);
        }
    }
}
