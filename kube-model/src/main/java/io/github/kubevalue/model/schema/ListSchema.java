package io.github.kubevalue.model.schema;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Supplier;

/**
 * The shape of a list.
 *
 * @param type how its items belong together
 * @param keys the fields that tell its items apart; none but for {@link ListType#MAP}
 * @param of the shape of an item
 */
public record ListSchema(ListType type, Seq<String> keys, Supplier<Schema> of) {

    /** Returns the shape of a list that is one value. */
    public static ListSchema atomic(Supplier<Schema> of) {
        return new ListSchema(ListType.ATOMIC, Vector.empty(), of);
    }

    /** The shape of an item. */
    public Schema items() {
        return of.get();
    }

    /** Whether the list is one value. */
    public boolean isAtomic() {
        return type == ListType.ATOMIC;
    }
}
