package io.github.kubevalue.model.explore;

import java.util.Arrays;

/** The states that were found, by the numbers of their two halves, and how each was first found. */
final class Known {
    private static final int FIRST = 1 << 10;
    private static final int[][] SINGLE = new int[64][];

    static {
        Arrays.setAll(SINGLE, place -> new int[] {place});
    }

    private long[] keys = new long[FIRST];
    private int[] parents = new int[FIRST];
    private int[][] paths = new int[FIRST][];

    /** A key, and one more than the number of the state that has it; one after the other. */
    private long[] slots = new long[4 * FIRST];

    private int size;

    int size() {
        return size;
    }

    /** Returns the number of a state; -1 if it is new. */
    int find(long key) {
        return (int) slots[slot(key) + 1] - 1;
    }

    private int slot(long key) {
        int mask = slots.length - 2;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> Integer.SIZE) & mask;
        while (slots[slot + 1] != 0 && slots[slot] != key) {
            slot = slot + 2 & mask;
        }
        return slot;
    }

    /**
     * Notes a new state, and returns its number.
     *
     * @param key the numbers of its halves
     * @param parent from which state it was found; -1 if it is the first
     * @param path by what was decided there
     */
    int add(long key, int parent, int[] path) {
        if (size == keys.length) {
            grow();
        }
        keys[size] = key;
        parents[size] = parent;
        paths[size] = path.length == 1 && path[0] < SINGLE.length ? SINGLE[path[0]] : path;
        put(key, size);
        return size++;
    }

    private void put(long key, int number) {
        int slot = slot(key);
        slots[slot] = key;
        slots[slot + 1] = number + 1L;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        parents = Arrays.copyOf(parents, 2 * size);
        paths = Arrays.copyOf(paths, 2 * size);
        slots = new long[4 * keys.length];
        for (int number = 0; number < size; number++) {
            put(keys[number], number);
        }
    }

    int parent(int number) {
        return parents[number];
    }

    int[] path(int number) {
        return paths[number];
    }

    /** The keys of all states. */
    long[] keys() {
        return Arrays.copyOf(keys, size);
    }
}
