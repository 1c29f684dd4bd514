package io.github.kubevalue.model.schema;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.function.Supplier;

/**
 * The shape of an object: named fields, and what others may be.
 *
 * @param fields the fields that have a name in the schema
 * @param others the shape of all other fields; none if there may be none
 * @param isAtomic whether the object is one value: whoever sets it sets it whole
 */
public record MapSchema(Map<String, Field> fields, Option<Supplier<Schema>> others, boolean isAtomic) {

    /** Returns the shape of an object that has only fields of those names. */
    public static MapSchema struct(Map<String, Field> fields) {
        return new MapSchema(fields, Option.none(), false);
    }

    /** Returns the shape of an object with any names. */
    public static MapSchema of(Supplier<Schema> values) {
        return new MapSchema(HashMap.empty(), Option.of(values), false);
    }

    /** Returns this shape, as one value or not. */
    public MapSchema withAtomic(boolean atomic) {
        return new MapSchema(fields, others, atomic);
    }

    /** Whether the schema names that field. */
    public boolean names(String field) {
        return fields.containsKey(field);
    }

    /** Returns what is known of a field; none if there may be no such field. */
    public Option<Field> field(String name) {
        return fields.get(name).orElse(() -> others.map(Field::of));
    }
}
