package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.regexp.Regexp;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Finds what of a value does not fit its schema, in the words of the API server. On an update, what the value before had
 * in the same place is not held against it. (kube-openapi, pkg/validation/validate; apiserver/validation)
 */
public final class SchemaValidation {
    private SchemaValidation() {}

    /** Returns what of a value does not fit. */
    public static Seq<FieldError> faults(Json value, JSONSchemaProps schema, FieldPath path) {
        return checked(value, Option.none(), schema, new SchemaPlace(path, "")).all();
    }

    /** Returns what of a value does not fit and was not so before. */
    public static Seq<FieldError> changes(Json value, Json before, JSONSchemaProps schema, FieldPath path) {
        return ratcheted(value, Option.of(before), schema, new SchemaPlace(path, ""))
                .all();
    }

    /** apiserver/validation/ratcheting.go: what is as it was may stay as it is. */
    private static SchemaResult ratcheted(Json value, Option<Json> before, JSONSchemaProps schema, SchemaPlace place) {
        SchemaResult result = checked(value, before, schema, place);
        return !result.isValid() && before.contains(value) && !place.isTypeMeta() ? result.forgiven() : result;
    }

    static boolean fits(Json value, JSONSchemaProps schema) {
        return checked(value, Option.none(), schema, new SchemaPlace(FieldPath.ROOT, ""))
                .isValid();
    }

    private static SchemaResult checked(Json value, Option<Json> before, JSONSchemaProps schema, SchemaPlace place) {
        SchemaTypes types = SchemaTypes.of(schema);
        if (value.equals(Json.NULL)) {
            return enumerated(types.checked(SchemaResult.NONE, value, place), value, schema, place);
        }
        SchemaResult so = SchemaResult.NONE;
        if (types.says()) {
            so = so.merge(types.checked(SchemaResult.NONE, value, place)).counted();
        }
        so = so.merge(junctors(value, schema, place)).counted();
        if (value instanceof Json.Text text) {
            so = text(so, text.value(), schema, place).counted();
            so = types.format().isDefined()
                    ? format(so.counted(), text.value(), types.format().get(), place)
                            .counted()
                    : so;
        } else if (value instanceof Json.Number number) {
            so = so.merge(SchemaNumbers.checked(number, schema, types, place)).counted();
        } else if (value instanceof Json.Arr array) {
            so = array(so, array.items(), before, schema, place).counted().counted();
        }
        so = enumerated(so, value, schema, place).counted();
        if (value instanceof Json.Obj object) {
            so = object(so, object.fields(), before, schema, place).counted();
        }
        return so.counted();
    }

    private static SchemaResult enumerated(SchemaResult so, Json value, JSONSchemaProps schema, SchemaPlace place) {
        if (schema.enumValues().isEmpty()
                || !value.equals(Json.NULL) && schema.enumValues().contains(value)) {
            return so;
        }
        Seq<String> known =
                schema.enumValues().map(each -> each instanceof Json.Text text ? text.value() : each.compact());
        return so.with(
                place.name() + " in body should be one of " + known,
                place.path().notSupported(value, known));
    }

    private static SchemaResult text(SchemaResult so, String text, JSONSchemaProps schema, SchemaPlace place) {
        long length = text.codePointCount(0, text.length());
        if (schema.maxLength().exists(most -> length > most)) {
            long most = schema.maxLength().get();
            return so.with(
                    place.name() + " in body should be at most " + most + " chars long",
                    place.path().tooLong((int) most));
        }
        if (schema.minLength().exists(least -> length < least)) {
            return place.invalid(
                    so,
                    Json.of(text),
                    "should be at least " + schema.minLength().get() + " chars long");
        }
        String pattern = schema.pattern().getOrElse("");
        if (pattern.isEmpty()) {
            return so;
        }
        Either<String, Regexp> regexp = Regexp.parse(pattern);
        boolean matches = regexp.fold(problem -> false, known -> known.matches(text));
        String shown = regexp.fold(problem -> pattern + ", but pattern is invalid: " + problem, known -> pattern);
        return matches ? so : place.invalid(so, Json.of(text), "should match '" + shown + "'");
    }

    private static SchemaResult format(SchemaResult so, String text, String format, SchemaPlace place) {
        return Formats.fits(format, text) ? so : place.wrongType(so, format, text);
    }

    private static SchemaResult array(
            SchemaResult so, Vector<Json> items, Option<Json> before, JSONSchemaProps schema, SchemaPlace place) {
        SchemaResult result = so;
        for (JSONSchemaProps item : schema.item()) {
            for (int index = 0; index < items.size(); index++) {
                Json each = items.get(index);
                result =
                        result.merge(ratcheted(each, Correlation.item(before, schema, each), item, place.index(index)));
            }
        }
        if (schema.minItems().exists(least -> items.size() < least)) {
            result = place.invalid(
                    result,
                    Json.of(items.size()),
                    "should have at least " + schema.minItems().get() + " items");
        }
        if (schema.maxItems().exists(most -> items.size() > most)) {
            result = tooMany(result, items.size(), schema.maxItems().get(), "items", place);
        }
        return schema.uniqueItems().getOrElse(false) && items.distinct().size() < items.size()
                ? place.invalid(result, Json.of(""), "shouldn't contain duplicates")
                : result;
    }

    private static SchemaResult tooMany(SchemaResult so, int size, long most, String what, SchemaPlace place) {
        return so.with(
                place.name() + " in body should have at most " + most + " " + what,
                place.path().tooMany(size, (int) most));
    }

    private static SchemaResult object(
            SchemaResult so,
            LinkedHashMap<String, Json> fields,
            Option<Json> before,
            JSONSchemaProps schema,
            SchemaPlace place) {
        SchemaResult result = so;
        if (schema.minProperties().exists(least -> fields.size() < least)) {
            result = place.invalid(
                    result,
                    Json.of(fields.size()),
                    "should have at least " + schema.minProperties().get() + " properties");
        }
        if (schema.maxProperties().exists(most -> fields.size() > most)) {
            result = tooMany(result, fields.size(), schema.maxProperties().get(), "properties", place);
        }
        result = additional(result, fields, before, schema, place);
        for (var property : schema.properties()) {
            for (Json value : fields.get(property._1)) {
                SchemaPlace here = place.property(property._1);
                result = result.merge(ratcheted(value, Correlation.field(before, property._1), property._2, here));
            }
        }
        for (String name : schema.required()) {
            if (!fields.containsKey(name)) {
                SchemaPlace absent = place.other(name);
                result = result.with(
                        absent.name() + " in body is required", absent.path().required(""));
            }
        }
        return result;
    }

    private static SchemaResult additional(
            SchemaResult so,
            LinkedHashMap<String, Json> fields,
            Option<Json> before,
            JSONSchemaProps schema,
            SchemaPlace place) {
        if (schema.additionalProperties().isEmpty()) {
            return so;
        }
        JSONSchemaPropsOrBool others = schema.additionalProperties().get();
        SchemaResult result = so;
        for (var field : fields.reject(field -> schema.properties().containsKey(field._1))) {
            if (!others.allows()) {
                String message = place.name() + "." + field._1 + " in body is a forbidden property";
                result = result.with(message, place.path().invalid(field._1, message));
            } else if (others.schema().isDefined()) {
                result = result.merge(ratcheted(
                        field._2,
                        Correlation.field(before, field._1),
                        others.schema().get(),
                        place.other(field._1)));
            }
        }
        return result;
    }

    // validate/schema_props.go
    private static SchemaResult junctors(Json value, JSONSchemaProps schema, SchemaPlace place) {
        SchemaResult so = SchemaResult.NONE;
        if (!schema.anyOf().isEmpty()) {
            so = anyOf(so, results(value, schema.anyOf(), place), place);
        }
        if (!schema.oneOf().isEmpty()) {
            so = oneOf(so, results(value, schema.oneOf(), place), place);
        }
        if (!schema.allOf().isEmpty()) {
            so = allOf(so, results(value, schema.allOf(), place), place);
        }
        if (schema.not()
                .exists(other -> results(value, Vector.of(other), place).head().isValid())) {
            so = place.composite(so, "must not validate the schema (not)");
        }
        return so.counted();
    }

    private static Seq<SchemaResult> results(Json value, Seq<JSONSchemaProps> schemas, SchemaPlace place) {
        return schemas.map(schema -> checked(value, Option.none(), schema, place));
    }

    private static SchemaResult anyOf(SchemaResult so, Seq<SchemaResult> results, SchemaPlace place) {
        return results.find(SchemaResult::isValid)
                .map(so::merge)
                .getOrElse(() -> place.composite(so, "must validate at least one schema (anyOf)")
                        .merge(best(results)));
    }

    private static SchemaResult oneOf(SchemaResult so, Seq<SchemaResult> results, SchemaPlace place) {
        int valid = results.count(SchemaResult::isValid);
        if (valid == 1) {
            return so.merge(results.find(SchemaResult::isValid).get());
        }
        String found = valid == 0 ? "Found none valid" : "Found " + valid + " valid alternatives";
        SchemaResult told = place.composite(so, "must validate one and only one schema (oneOf). " + found);
        return valid == 0 ? told.merge(best(results)) : told;
    }

    private static SchemaResult allOf(SchemaResult so, Seq<SchemaResult> results, SchemaPlace place) {
        SchemaResult all = results.foldLeft(so, SchemaResult::merge);
        int valid = results.count(SchemaResult::isValid);
        return valid == results.size()
                ? all
                : place.composite(
                        all, "must validate all the schemas (allOf)" + (valid == 0 ? ". None validated" : ""));
    }

    /** The first of those with the most checks. */
    private static SchemaResult best(Seq<SchemaResult> results) {
        return results.reduceLeft((best, next) -> next.matches() > best.matches() ? next : best);
    }
}
