package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * Takes away the fields that a schema does not name. Idempotent; what stays, stays in order.
 *
 * <p>A schema may keep unknown fields ({@code x-kubernetes-preserve-unknown-fields}); {@code apiVersion}, {@code kind}
 * and {@code metadata} of an object of the API are always kept. (apiextensions-apiserver, schema/pruning/algorithm.go)
 */
public final class Pruning {
    private static final Set<String> META = HashSet.of("apiVersion", "kind", "metadata");

    private Pruning() {}

    /** Returns a custom resource without the fields that its schema does not name. */
    public static Json.Obj resource(Json.Obj object, JSONSchemaProps schema) {
        return (Json.Obj) value(object, schema.withEmbeddedResource(Option.of(true)));
    }

    /** Returns a value without the fields that its schema does not name. */
    static Json value(Json value, JSONSchemaProps schema) {
        return pruned(value, Option.of(schema));
    }

    private static Json pruned(Json value, Option<JSONSchemaProps> schema) {
        if (schema.exists(JSONSchemaProps::preservesUnknownFields)) {
            return preserved(value, schema.get());
        }
        if (value instanceof Json.Obj object) {
            return new Json.Obj(
                    schema.map(known -> pruned(object.fields(), known)).getOrElse(LinkedHashMap.empty()));
        }
        if (value instanceof Json.Arr array) {
            Option<JSONSchemaProps> items = schema.flatMap(JSONSchemaProps::item);
            return new Json.Arr(array.items().map(item -> pruned(item, items)));
        }
        return value;
    }

    private static LinkedHashMap<String, Json> pruned(LinkedHashMap<String, Json> fields, JSONSchemaProps schema) {
        return fields.filter(field -> isKnown(field._1, schema))
                .map((name, value) -> Tuple.of(name, isMeta(name, schema) ? value : child(name, value, schema)));
    }

    private static boolean isKnown(String name, JSONSchemaProps schema) {
        return isMeta(name, schema)
                || schema.properties().containsKey(name)
                || schema.additionalProperties().isDefined();
    }

    private static boolean isMeta(String name, JSONSchemaProps schema) {
        return schema.isEmbeddedResource() && META.contains(name);
    }

    private static Json child(String name, Json value, JSONSchemaProps schema) {
        return pruned(
                value,
                schema.properties()
                        .get(name)
                        .orElse(schema.additionalProperties().flatMap(JSONSchemaPropsOrBool::schema)));
    }

    /** Unknown fields stay; those that are known are pruned within. */
    private static Json preserved(Json value, JSONSchemaProps schema) {
        if (value instanceof Json.Obj object) {
            return new Json.Obj(object.fields()
                    .map((name, field) -> Tuple.of(
                            name,
                            !isMeta(name, schema) && isKnown(name, schema) ? child(name, field, schema) : field)));
        }
        if (value instanceof Json.Arr array) {
            return schema.item()
                    .<Json>map(item -> new Json.Arr(array.items().map(each -> preserved(each, item))))
                    .getOrElse(value);
        }
        return value;
    }
}
