package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The types that a schema admits. (kube-openapi, validate/type.go; apiextensions-apiserver, apiserver/validation)
 *
 * @param names the types; any value if empty
 * @param format the format, if it means something for the type
 * @param nullable whether {@code null} is admitted too
 */
record SchemaTypes(Seq<String> names, Option<String> format, boolean nullable) {

    static SchemaTypes of(JSONSchemaProps schema) {
        Seq<String> names = schema.isIntOrString()
                ? Vector.of("integer", "string")
                : schema.type().filter(type -> !type.isEmpty()).toVector();
        return new SchemaTypes(
                names, schema.format().filter(format -> Formats.isKnown(names, format)), schema.isNullable());
    }

    boolean says() {
        return !names.isEmpty() || format.isDefined();
    }

    boolean is(String name) {
        return names.size() == 1 && names.head().equals(name);
    }

    SchemaResult checked(SchemaResult so, Json value, SchemaPlace place) {
        if (value.equals(Json.NULL)) {
            return names.isEmpty() || names.contains("null") || nullable
                    ? so.counted()
                    : place.wrongType(so, names.mkString(","), "null");
        }
        String given = type(value);
        boolean fits = names.contains(given)
                || given.equals("integer") && names.contains("number")
                || given.equals("number") && names.contains("integer") && isWhole(value);
        boolean sequence = value instanceof Json.Text || value instanceof Json.Arr;
        if (!sequence && format.isDefined() && !fits) {
            return place.wrongType(so, format.get(), formatOf(value));
        }
        if (sequence && format.isDefined() && !names.contains("number") && !names.contains("integer")) {
            return so.counted(); // upstream leaves it to the format, even for arrays
        }
        return fits ? so.counted() : place.wrongType(so, names.mkString(","), given);
    }

    static boolean isWhole(Json value) {
        return value instanceof Json.Number number && number.value().scale() <= 0;
    }

    private static String type(Json value) {
        if (value instanceof Json.Number) {
            return isWhole(value) ? "integer" : "number";
        }
        if (value instanceof Json.Text) {
            return "string";
        }
        if (value instanceof Json.Bool) {
            return "boolean";
        }
        return value instanceof Json.Arr ? "array" : "object";
    }

    /** Go decodes whole numbers to 64 bits, and all others to floating point. */
    private static String formatOf(Json value) {
        return value instanceof Json.Number ? isWhole(value) ? "int64" : "float64" : "";
    }
}
