package io.github.kubevalue.model.encoding;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;

/** The map of all attributes that are not set: one for all, since Vavr makes a new one each time. */
public final class EmptyMap {
    private static final SortedMap<String, ?> EMPTY = TreeMap.<String, Object>empty();

    private EmptyMap() {}

    /** Returns the empty map with text keys. */
    @SuppressWarnings("unchecked") // nothing is in it
    public static <V> SortedMap<String, V> of() {
        return (SortedMap<String, V>) EMPTY;
    }
}
