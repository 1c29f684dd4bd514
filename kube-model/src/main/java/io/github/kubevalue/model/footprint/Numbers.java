package io.github.kubevalue.model.footprint;

import java.util.Arrays;

/** Numbers in an order, which compare by value. */
final class Numbers {
    private final int[] all;
    private final int hash;

    Numbers(int[] all) {
        this.all = all;
        this.hash = Arrays.hashCode(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers numbers && hash == numbers.hash && Arrays.equals(all, numbers.all);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Returns {@code [3, 1, 4]}. */
    @Override
    public String toString() {
        return Arrays.toString(all);
    }
}
