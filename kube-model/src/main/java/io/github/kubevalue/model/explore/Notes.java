package io.github.kubevalue.model.explore;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is noted at a few desks.
 *
 * @param <V> what is noted
 */
final class Notes<V> {
    private static final Notes<Object> NONE = new Notes<>(new Desk[0], new Object[0]);

    private final Desk[] desks;
    private final Object[] values;

    private Notes(Desk[] desks, Object[] values) {
        this.desks = desks;
        this.values = values;
    }

    /** Returns no notes. */
    @SuppressWarnings("unchecked") // there is none of another type
    static <V> Notes<V> none() {
        return (Notes<V>) NONE;
    }

    int size() {
        return desks.length;
    }

    Desk desk(int place) {
        return desks[place];
    }

    boolean isEmpty() {
        return desks.length == 0;
    }

    private int place(Desk desk) {
        for (int place = 0; place < desks.length; place++) {
            if (desks[place].equals(desk)) {
                return place;
            }
        }
        return -1;
    }

    /** Returns what is noted at a desk; another value if nothing is. */
    V get(Desk desk, V other) {
        int place = place(desk);
        return place < 0 ? other : value(place);
    }

    @SuppressWarnings("unchecked") // nothing else is put there
    V value(int place) {
        return (V) values[place];
    }

    Notes<V> with(Desk desk, V value) {
        int place = place(desk);
        Desk[] all = place < 0 ? Arrays.copyOf(desks, desks.length + 1) : desks;
        @Nullable Object[] noted = Arrays.copyOf(values, all.length);
        int at = place < 0 ? desks.length : place;
        all[at] = desk;
        noted[at] = value;
        return new Notes<>(all, noted);
    }

    Notes<V> without(Predicate<Desk> some) {
        Desk[] all = new Desk[desks.length];
        Object[] noted = new Object[desks.length];
        int size = 0;
        for (int place = 0; place < desks.length; place++) {
            if (!some.test(desks[place])) {
                all[size] = desks[place];
                noted[size++] = values[place];
            }
        }
        return size == desks.length ? this : new Notes<>(Arrays.copyOf(all, size), Arrays.copyOf(noted, size));
    }

    /** Returns what becomes of all notes. */
    Notes<V> map(BiFunction<Desk, V, V> change) {
        Object[] noted = values.clone();
        boolean isSame = true;
        for (int place = 0; place < noted.length; place++) {
            noted[place] = change.apply(desks[place], value(place));
            isSame = isSame && noted[place].equals(values[place]);
        }
        return isSame ? this : new Notes<>(desks, noted);
    }

    /** Whether the same is noted at the same desks. */
    boolean isSame(Notes<V> other) {
        boolean isSame = desks.length == other.desks.length;
        for (int place = 0; isSame && place < desks.length; place++) {
            int there = other.place(desks[place]);
            isSame = there >= 0 && values[place].equals(other.values[there]);
        }
        return isSame;
    }
}
