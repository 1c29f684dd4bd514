package io.github.kubevalue.model.schema;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Supplier;

/**
 * A field of an object.
 *
 * @param of the shape of its value
 * @param initial what it is as a key of its list if nobody says: {@code TCP} for the protocol of a port
 * @param patchStrategies what strategic merge patches do with it: {@code merge}, {@code replace}, {@code retainKeys}
 * @param patchMergeKey the field by which strategic merge patches tell the items of the list apart, which may be fewer than its
 *     keys; none for lists of scalars
 */
public record Field(
        Supplier<Schema> of, Option<Json> initial, Seq<String> patchStrategies, Option<String> patchMergeKey) {

    /** Returns a field about which only its shape is known. */
    public static Field of(Supplier<Schema> shape) {
        return new Field(shape, Option.none(), Vector.empty(), Option.none());
    }

    /** The shape of its value. */
    public Schema schema() {
        return of.get();
    }

    /** Whether a strategic merge patch of it lists the fields that may stay. */
    public boolean retainsKeys() {
        return patchStrategies.contains("retainKeys");
    }

    /** Whether a strategic merge patch merges its list, where others replace it. */
    public boolean mergesLists() {
        return patchStrategies.contains("merge");
    }

    /** Whether a strategic merge patch replaces its object, where others are merged. */
    public boolean replaces() {
        return patchStrategies.contains("replace");
    }
}
