package io.github.kubevalue.model.footprint;

import org.jspecify.annotations.Nullable;

/** All objects that were come to so far, by the contents that they are made up of. */
final class Combinations {
    private @Nullable Objects[] slots = new @Nullable Objects[1 << 10];
    private long[] marks = new long[slots.length];
    private int size;

    int size() {
        return size;
    }

    /** Returns the objects that are equal to others but for the content at a place; null if there are none. */
    @Nullable
    Objects find(Objects others, int place, Content changed) {
        long mark = others.mark() - others.content(place).mark() + changed.mark();
        int slot = first(mark);
        Objects there = slots[slot];
        while (there != null && !(marks[slot] == mark && there.isSame(others, place, changed))) {
            slot = slot + 1 & slots.length - 1;
            there = slots[slot];
        }
        return there;
    }

    private int first(long mark) {
        return (int) (mark * 0x9E3779B97F4A7C15L >>> Integer.SIZE) & slots.length - 1;
    }

    /** Adds objects that are not there yet. */
    void add(Objects objects) {
        if (2 * size >= slots.length) {
            grow();
        }
        put(objects, objects.mark());
        size++;
    }

    private void put(Objects objects, long mark) {
        int slot = first(mark);
        while (slots[slot] != null) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = objects;
        marks[slot] = mark;
    }

    private void grow() {
        @Nullable Objects[] before = slots;
        long[] known = marks;
        slots = new @Nullable Objects[2 * before.length];
        marks = new long[slots.length];
        for (int i = 0; i < before.length; i++) {
            Objects objects = before[i];
            if (objects != null) {
                put(objects, known[i]);
            }
        }
    }

    /** Lets go of what can be found out once more about any. */
    void forget() {
        for (Objects objects : slots) {
            if (objects != null) {
                objects.forget();
            }
        }
    }
}
