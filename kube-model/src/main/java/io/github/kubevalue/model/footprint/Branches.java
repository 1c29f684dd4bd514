package io.github.kubevalue.model.footprint;

import org.jspecify.annotations.Nullable;

/**
 * What lies behind numbers.
 *
 * @param <V> what that is
 */
final class Branches<V> {
    private long[] keys = {};
    private @Nullable Object[] values = {};
    private int size;

    /** Returns what lies behind a number; null if nothing does. */
    @SuppressWarnings("unchecked") // nothing else is put there
    @Nullable
    V get(long key) {
        return size == 0 ? null : (V) values[slot(key)];
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (values[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Puts something behind a number behind which nothing is yet. */
    void put(long key, V value) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = slot(key);
        keys[slot] = key;
        values[slot] = value;
        size++;
    }

    private void grow() {
        long[] before = keys;
        @Nullable Object[] there = values;
        keys = new long[Math.max(2, 2 * before.length)];
        values = new @Nullable Object[keys.length];
        for (int i = 0; i < before.length; i++) {
            if (there[i] != null) {
                int slot = slot(before[i]);
                keys[slot] = before[i];
                values[slot] = there[i];
            }
        }
    }
}
