package io.github.kubevalue.model.footprint;

import java.util.Arrays;

/** Numbers in an order, each of which has a name of its own: another number. They lie side by side, so that many take little room. */
final class Sequences {
    private static final int FIRST = 1 << 10;

    /** How many numbers each has, what its name is, and the numbers, one sequence after the other. */
    private int[] pool = new int[FIRST];

    /** The mark of a sequence, and one more than where it begins. */
    private long[] slots = new long[FIRST];

    private int end;
    private int count;

    /** Returns the name of the first so many numbers; 0 if they have none. */
    int name(int[] numbers, int size) {
        int mark = mark(numbers, size);
        for (int slot = mark & slots.length - 1; slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            int start = (int) slots[slot] - 1;
            if (slots[slot] >>> Integer.SIZE == Integer.toUnsignedLong(mark) && isAt(start, numbers, size)) {
                return pool[start + 1];
            }
        }
        return 0;
    }

    private boolean isAt(int start, int[] numbers, int size) {
        return pool[start] == size && Arrays.equals(pool, start + 2, start + 2 + size, numbers, 0, size);
    }

    private static int mark(int[] numbers, int size) {
        long mark = size;
        for (int i = 0; i < size; i++) {
            mark = (mark + numbers[i]) * 0x9E3779B97F4A7C15L;
            mark ^= mark >>> 29;
        }
        return (int) (mark >>> Integer.SIZE);
    }

    /** Names the first so many numbers, which have no name yet. */
    void put(int[] numbers, int size, int name) {
        if (2 * count >= slots.length) {
            grow();
        }
        if (end + size + 2 > pool.length) {
            pool = Arrays.copyOf(pool, 2 * (end + size + 2));
        }
        pool[end] = size;
        pool[end + 1] = name;
        System.arraycopy(numbers, 0, pool, end + 2, size);
        put(Integer.toUnsignedLong(mark(numbers, size)) << Integer.SIZE | end + 1);
        end += size + 2;
        count++;
    }

    private void put(long entry) {
        int slot = (int) (entry >>> Integer.SIZE) & slots.length - 1;
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = entry;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[2 * before.length];
        for (long entry : before) {
            if (entry != 0) {
                put(entry);
            }
        }
    }
}
