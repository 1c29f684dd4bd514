package io.github.kubevalue.model.footprint;

import java.util.Arrays;

/** Numbers in an order, each of which has a name of its own: another number. They lie side by side, so that many take little room. */
final class Sequences {
    private static final int FIRST = 1 << 8;

    private int[] pool = new int[8 * FIRST];
    private int[] ends = new int[FIRST];
    private int[] names = new int[FIRST];
    private int[] slots = new int[4 * FIRST];
    private int count;

    /** Returns the name of the first so many numbers; 0 if they have none. */
    int name(int[] numbers, int size) {
        int known = slots[slot(numbers, 0, size)];
        return known == 0 ? 0 : names[known - 1];
    }

    /** Names the first so many numbers, which have no name yet. */
    void put(int[] numbers, int size, int name) {
        if (count == ends.length) {
            grow();
        }
        int start = start(count);
        if (start + size > pool.length) {
            pool = Arrays.copyOf(pool, 2 * (start + size));
        }
        int slot = slot(numbers, 0, size);
        System.arraycopy(numbers, 0, pool, start, size);
        ends[count] = start + size;
        names[count] = name;
        slots[slot] = ++count;
    }

    private int start(int place) {
        return place == 0 ? 0 : ends[place - 1];
    }

    /** Where those numbers are to be found: in a slot that is free if they are not there. */
    private int slot(int[] numbers, int from, int to) {
        int mask = slots.length - 1;
        int slot = hash(numbers, from, to) & mask;
        while (slots[slot] != 0 && !isAt(slots[slot] - 1, numbers, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int place, int[] numbers, int from, int to) {
        return Arrays.equals(pool, start(place), ends[place], numbers, from, to);
    }

    private static int hash(int[] numbers, int from, int to) {
        long hash = to - (long) from;
        for (int i = from; i < to; i++) {
            hash = (hash + numbers[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash >>> 32);
    }

    private void grow() {
        ends = Arrays.copyOf(ends, 2 * count);
        names = Arrays.copyOf(names, 2 * count);
        slots = new int[4 * ends.length];
        for (int place = 0; place < count; place++) {
            slots[slot(pool, start(place), ends[place])] = place + 1;
        }
    }
}
