package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;

/**
 * Fills in the defaults of a schema. Idempotent; a field that is given stays, unless it is {@code null} where the schema
 * knows no {@code null}: then its default takes its place or, if it has none, it goes.
 * (apiextensions-apiserver, schema/defaulting)
 */
public final class SchemaDefaulting {
    private SchemaDefaulting() {}

    /** Returns a custom resource with the defaults of its schema. */
    public static Json.Obj resource(Json.Obj object, JSONSchemaProps schema) {
        return (Json.Obj) defaulted(withoutNulls(object, Option.of(schema)), schema);
    }

    private static Json withoutNulls(Json value, Option<JSONSchemaProps> schema) {
        if (value instanceof Json.Obj object) {
            return new Json.Obj(object.fields()
                    .reject(field -> isSpurious(field._2, schema.flatMap(known -> known.member(field._1))))
                    .map((name, field) ->
                            Tuple.of(name, withoutNulls(field, schema.flatMap(known -> known.member(name))))));
        }
        if (value instanceof Json.Arr array) {
            Option<JSONSchemaProps> items = schema.flatMap(JSONSchemaProps::item);
            return new Json.Arr(array.items().map(item -> withoutNulls(item, items)));
        }
        return value;
    }

    private static boolean isSpurious(Json value, Option<JSONSchemaProps> schema) {
        return schema.exists(
                known -> isForbiddenNull(value, known) && known.defaultValue().isEmpty());
    }

    private static boolean isForbiddenNull(Json value, JSONSchemaProps schema) {
        return value.equals(Json.NULL) && !schema.isNullable();
    }

    private static Json defaulted(Json value, JSONSchemaProps schema) {
        if (value instanceof Json.Obj object) {
            LinkedHashMap<String, Json> filled = schema.properties()
                    .foldLeft(object.fields(), (fields, property) -> filled(fields, property._1, property._2));
            return new Json.Obj(filled.map((name, field) -> Tuple.of(name, member(name, field, schema))));
        }
        if (value instanceof Json.Arr array) {
            return schema.item()
                    .<Json>map(item -> new Json.Arr(array.items().map(each -> defaulted(given(each, item), item))))
                    .getOrElse(value);
        }
        return value;
    }

    private static LinkedHashMap<String, Json> filled(
            LinkedHashMap<String, Json> fields, String name, JSONSchemaProps schema) {
        boolean absent = fields.get(name).forAll(value -> isForbiddenNull(value, schema));
        return absent && schema.defaultValue().isDefined()
                ? fields.put(name, schema.defaultValue().get())
                : fields;
    }

    private static Json member(String name, Json value, JSONSchemaProps schema) {
        Option<JSONSchemaProps> property = schema.properties().get(name);
        return property.isDefined()
                ? defaulted(value, property.get())
                : schema.member(name)
                        .map(other -> defaulted(given(value, other), other))
                        .getOrElse(value);
    }

    /** In lists and maps a {@code null} that must not be becomes the default. */
    private static Json given(Json value, JSONSchemaProps schema) {
        return isForbiddenNull(value, schema) ? schema.defaultValue().getOrElse(value) : value;
    }
}
