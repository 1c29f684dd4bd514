package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers for the parts of states: parts that are equal have one number, and others have others. It is kept as long as the search lasts.
 */
public final class Census {
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final Sequences sequences = new Sequences();
    private int last;

    /** Returns the number of a part that compares by value; numbers begin with 1. */
    public int of(Object part) {
        Integer known = numbers.get(part);
        if (known != null) {
            return known;
        }
        numbers.put(part, ++last);
        return last;
    }

    /** Returns the number of the canonical form of an object. */
    public int object(KubeObject object) {
        return of(Tuple.of(object.type(), Canonical.of(object)));
    }

    /** Returns the number of many parts, in whatever order they come; 0 if there are none. The numbers of the parts are sorted. */
    public int all(int[] parts) {
        return all(parts, parts.length);
    }

    /** Returns likewise the number of the first so many parts. */
    public int all(int[] parts, int size) {
        Arrays.sort(parts, 0, size);
        return size == 0 ? 0 : of(parts, size);
    }

    /** Returns the number of the first so many numbers in that order. */
    public int of(int[] numbers, int size) {
        int known = sequences.name(numbers, size);
        if (known != 0) {
            return known;
        }
        sequences.put(numbers, size, ++last);
        return last;
    }

    /** Returns likewise the number of many parts. */
    public int all(Seq<Integer> parts) {
        return all(parts.toJavaStream().mapToInt(Integer::intValue).toArray());
    }
}
