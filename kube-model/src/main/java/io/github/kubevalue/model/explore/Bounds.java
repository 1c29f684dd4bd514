package io.github.kubevalue.model.explore;

/**
 * How far to search.
 *
 * @param states after how many states to give up
 * @param depth after how many steps
 */
public record Bounds(int states, int depth) {
    /** A hundred thousand states, and a thousand steps. */
    public static final Bounds DEFAULT = new Bounds(100_000, 1_000);
}
