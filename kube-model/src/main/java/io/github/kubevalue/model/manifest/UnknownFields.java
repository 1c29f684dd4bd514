package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Unmodelled;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;

/** Finds the fields of documents that the API does not know: mostly slips of the pen. */
final class UnknownFields {
    private final Map<String, Seq<String>> untyped = untyped();
    private final java.util.Map<GoType, Map<String, GoType>> structs = new java.util.HashMap<>();

    /** The fields that the API has and no type here names, by struct: a table beside this class. */
    static Map<String, Seq<String>> untyped() {
        try (InputStream table =
                Objects.requireNonNull(UnknownFields.class.getResourceAsStream("untyped-fields.txt"))) {
            return Vector.of(new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Vector.of(line.split(" ")))
                    .toMap(Vector::head, Vector::tail);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Returns the unknown fields of a document, in the order in which they stand there. */
    Seq<Problem> of(Kind<?> kind, Places places) {
        return in(new GoType(kind.type()), "", places)
                .filter(problem ->
                        !problem.path().equals("apiVersion") && !problem.path().equals("kind"))
                .sorted(Comparator.comparing(
                        Problem::place, Comparator.comparing(Place::line).thenComparing(Place::column)));
    }

    private Vector<Problem> in(GoType type, String path, Places places) {
        return Vector.ofAll(places.parts().entrySet())
                .flatMap(part -> type.isStruct()
                        ? field(type, path, part.getKey(), part.getValue())
                        : in(type.part(part.getKey()), path + "[" + part.getKey() + "]", part.getValue()));
    }

    private Vector<Problem> field(GoType struct, String path, String name, Places places) {
        String here = path.isEmpty() ? name : path + "." + name;
        Map<String, GoType> fields = structs.computeIfAbsent(struct, GoType::fields);
        if (fields.containsKey(name)) {
            return in(fields.get(name).get(), here, places);
        }
        boolean known = fields.isEmpty()
                || struct.is(Unmodelled.class)
                || untyped.get(struct.simpleName()).exists(names -> names.contains(name));
        // apimachinery, runtime/error.go, strictDecodingError; sigs.k8s.io/json, unknown field
        return known ? Vector.empty() : Vector.of(new Problem(places.place(), here, "unknown field \"" + here + "\""));
    }
}
