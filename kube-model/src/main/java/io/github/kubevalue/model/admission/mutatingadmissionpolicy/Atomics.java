package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.fieldpath.PathElement;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.collection.Vector;

/** Finds what a configuration would set whole, and thereby remove what it does not say. (policy/mutating/patch/smd.go, findAtomics) */
final class Atomics {
    private Atomics() {}

    /** Returns the paths of atomic arrays, maps and structs. */
    static Vector<String> of(Json value, Schema schema) {
        return of(value, schema, "");
    }

    private static Vector<String> of(Json value, Schema schema, String path) {
        if (value instanceof Json.Obj object && schema.map().isDefined()) {
            return object.fields()
                    .toVector()
                    .filter(field -> schema.map().get().field(field._1).isDefined())
                    .flatMap(field ->
                            of(field._2, schema.field(field._1).schema(), path + new PathElement.Field(field._1)))
                    .prependAll(found(schema.map().get().isAtomic(), path));
        }
        return value instanceof Json.Arr array && schema.list().isDefined()
                ? array.items()
                        .zipWithIndex()
                        .flatMap(item -> of(item._1, schema.items(), path + new PathElement.Index(item._2)))
                        .prependAll(found(schema.list().get().isAtomic(), path))
                : Vector.empty();
    }

    private static Vector<String> found(boolean atomic, String path) {
        return atomic ? Vector.of(path) : Vector.empty();
    }
}
