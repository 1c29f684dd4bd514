package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A value that is read off many objects, and kept up to date change by change: the nodes in the order in which a scheduler
 * goes through them, each with what its pods take. Where a {@link Tally} adds up amounts, a projection may be anything.
 *
 * <p>Law: the value depends on the objects alone, not on the way that led to them. A projection is identified by its
 * instance: keep it in a constant.
 *
 * @param <V> the type of the value
 */
public final class Projection<V> {
    private final String name;
    private final Seq<Kind<?>> kinds;
    private final V empty;
    private final Step<V> step;

    private Projection(String name, Seq<Kind<?>> kinds, V empty, Step<V> step) {
        this.name = name;
        this.kinds = kinds;
        this.empty = empty;
        this.step = step;
    }

    /**
     * How a change of one object changes the value.
     *
     * @param <V> the type of the value
     */
    @FunctionalInterface
    public interface Step<V> {

        /**
         * Returns the value after a change.
         *
         * @param before the value before it
         * @param change a change of an object of one of the kinds
         * @param after the objects, indexes and sums after the change; of the projections nothing can be asked
         */
        V apply(V before, Change change, Snapshot after);
    }

    /**
     * Returns a projection.
     *
     * @param name for messages, {@code "nodes of the scheduler"}
     * @param empty the value without any objects
     * @param step how it changes
     * @param kinds the kinds on whose objects it depends
     */
    public static <V> Projection<V> of(String name, V empty, Step<V> step, Kind<?>... kinds) {
        return new Projection<>(name, Vector.of(kinds), empty, step);
    }

    /** The kinds on whose objects it depends. */
    public Seq<Kind<?>> kinds() {
        return kinds;
    }

    V empty() {
        return empty;
    }

    V after(V before, Change change, Snapshot after) {
        return step.apply(before, change, after);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
