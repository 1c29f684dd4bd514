package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.cel.Expression;
import io.github.kubevalue.model.cel.Val;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;

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
            String listType = schema.listType().getOrElse("");
            return new Val.ListVal(
                    array.items().map(item -> inner(item, schema.item().get())),
                    listType.equals("set") || listType.equals("map"));
        }
        if (json instanceof Json.Number number && schema.type().contains("number")) {
            return Val.of(number.value().doubleValue());
        }
        return json instanceof Json.Text text ? text(text.value(), schema) : Val.of(json);
    }

    private static Val inner(Json json, JSONSchemaProps schema) {
        return of(json, schema.isEmbeddedResource() ? ExpressionTypes.withMeta(schema) : schema);
    }

    private static Val object(Json.Obj object, JSONSchemaProps schema) {
        Option<JSONSchemaProps> others = schema.additionalProperties().flatMap(JSONSchemaPropsOrBool::schema);
        LinkedHashMap<Val, Val> entries = LinkedHashMap.empty();
        for (var field : object.fields()) {
            Option<JSONSchemaProps> known =
                    schema.properties().isEmpty() ? others : schema.properties().get(field._1);
            Option<String> name = others.isDefined() && schema.properties().isEmpty()
                    ? Option.of(field._1)
                    : Escapes.escaped(field._1);
            boolean shown =
                    known.exists(member -> ExpressionTypes.of(member, "").isDefined())
                            && (others.isDefined()
                                    || !field._2.equals(Json.NULL)
                                    || known.get().isNullable());
            if (shown && name.isDefined()) {
                entries = entries.put(Val.of(name.get()), inner(field._2, known.get()));
            }
        }
        return new Val.MapVal(entries);
    }

    /** Texts of some formats are values of other types; what is none of them is left for the schema to refuse. */
    private static Val text(String text, JSONSchemaProps schema) {
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
}
