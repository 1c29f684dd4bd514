package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Values as messages show whole structures: not as manifests write them but as the API server holds them, every field of the
 * Go type with Go's name and its zero. {@code {"Key":"k","Value":"","Effect":"NoSchedule","TimeAdded":null}}.
 */
public final class InternalTypes {
    private static final Seq<String> HOST_FIELDS =
            Vector.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace", "hostUsers");
    private static final Map<String, Vector<Field>> TYPES = table();

    private InternalTypes() {}

    /** A field of a type; without a name, the type whose fields stand here. */
    private record Field(String name, String json, String type, boolean omitEmpty) {
        private static Field parse(String text) {
            if (text.startsWith("+")) {
                return new Field("", "", text.substring(1), false);
            }
            String name = text.substring(0, text.indexOf(':'));
            String type = text.substring(text.indexOf(':') + 1);
            if (name.endsWith("?")) {
                String plain = name.substring(0, name.length() - 1);
                return new Field(plain, plain, type, true);
            }
            int equals = name.indexOf('=');
            return equals < 0
                    ? new Field(name, Character.toLowerCase(name.charAt(0)) + name.substring(1), type, false)
                    : new Field(name.substring(0, equals), name.substring(equals + 1), type, false);
        }
    }

    private static Map<String, Vector<Field>> table() {
        try (InputStream table =
                Objects.requireNonNull(InternalTypes.class.getResourceAsStream("internal-types.txt"))) {
            return Vector.of(new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Vector.of(line.split(" ")))
                    .toMap(words -> words.head(), words -> words.tail().map(Field::parse));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Returns the value of that type of Go as a message shows it, on one line. */
    public static String json(String type, ApiValue value) {
        return GoText.json(tree(type, value));
    }

    /** Returns the values of a list of that type of Go as a message shows them, on one line. */
    public static String json(String type, Seq<? extends ApiValue> values) {
        return values.isEmpty()
                ? "null"
                : values.map(value -> json(type, value)).mkString("[", ",", "]");
    }

    /** Returns the value as a message shows it if it is given, and {@code null} otherwise. */
    public static String json(String type, Option<? extends ApiValue> value) {
        return value.map(given -> json(type, given)).getOrElse("null");
    }

    /** Returns how the second value differs from the first, line by line, as a message shows it. */
    // apimachinery/pkg/util/diff/diff.go
    public static String diff(String type, ApiValue before, ApiValue after) {
        return UnifiedDiff.of(GoText.indented(tree(type, before)), GoText.indented(tree(type, after)));
    }

    private static Json tree(String type, ApiValue value) {
        return read(type, Option.of(ManifestWriter.part(value)));
    }

    private static Json read(String type, Option<Json> json) {
        if (type.startsWith("*")) {
            return json.map(given -> read(type.substring(1), json)).getOrElse(Json.NULL);
        }
        if (type.startsWith("[]")) {
            return json.filter(Json.Arr.class::isInstance)
                    .<Json>map(given -> new Json.Arr(
                            ((Json.Arr) given).items().map(item -> read(type.substring(2), Option.of(item)))))
                    .getOrElse(Json.NULL);
        }
        if (type.startsWith("{}")) {
            return json.filter(Json.Obj.class::isInstance)
                    .<Json>map(given -> new Json.Obj(fields(Option.of(given))
                            .toVector()
                            .sortBy(entry -> entry._1)
                            .map(entry -> entry.map2(item -> read(type.substring(2), Option.of(item))))
                            .transform(LinkedHashMap::ofEntries)))
                    .getOrElse(Json.NULL);
        }
        return TYPES.get(type).<Json>map(known -> struct(known, json)).getOrElse(() -> json.getOrElse(zero(type)));
    }

    private static Json zero(String type) {
        return switch (type) {
            case "string" -> Json.of("");
            case "bool" -> Json.of(false);
            case "int32", "int64", "IntOrString" -> Json.of(0);
            case "Quantity" -> Json.of("0");
            default -> Json.NULL;
        };
    }

    private static Json struct(Vector<Field> type, Option<Json> json) {
        return new Json.Obj(LinkedHashMap.ofEntries(type.flatMap(field -> entries(field, json))));
    }

    private static Seq<Tuple2<String, Json>> entries(Field field, Option<Json> json) {
        if (field.name().isEmpty()) {
            Option<Json> source =
                    field.type().equals("meta.ObjectMeta") ? fields(json).get("metadata") : json;
            return fields(Option.of(read(field.type(), source))).toVector();
        }
        Option<Json> value = field.type().equals("*PodSecurityContext")
                ? Option.of(hosted(fields(json)))
                : fields(json).get(field.json());
        return field.omitEmpty() && value.isEmpty()
                ? Vector.empty()
                : Vector.of(Tuple.of(field.name(), read(field.type(), value)));
    }

    /** What a pod shares with its node belongs to its security context here. */
    // pkg/apis/core/v1/conversion.go, Convert_v1_PodSpec_To_core_PodSpec
    private static Json hosted(LinkedHashMap<String, Json> spec) {
        return new Json.Obj(fields(spec.get("securityContext")).merge(spec.filterKeys(HOST_FIELDS::contains)));
    }

    private static LinkedHashMap<String, Json> fields(Option<Json> json) {
        return json.getOrElse(Json.NULL) instanceof Json.Obj object ? object.fields() : LinkedHashMap.empty();
    }
}
