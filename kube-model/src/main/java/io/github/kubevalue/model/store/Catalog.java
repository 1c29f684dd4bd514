package io.github.kubevalue.model.store;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What a store is to keep up to date beside its objects. Each of them is declared beside its kind or by who asks
 * for it; a store knows none by itself. Catalogs are a monoid under {@link #plus} with {@link #EMPTY}, in which a second
 * mention changes nothing.
 *
 * @param indexes the indexes
 * @param tallies the sums
 * @param projections what else is read off the objects
 */
public record Catalog(Seq<Index<?>> indexes, Seq<Tally<?, ?>> tallies, Seq<Projection<?>> projections) {
    /** Nothing beside the objects and their owners. */
    public static final Catalog EMPTY = new Catalog(Vector.empty(), Vector.empty(), Vector.empty());

    /** Returns a catalog of indexes. */
    public static Catalog of(Index<?>... indexes) {
        return new Catalog(Vector.of(indexes), Vector.empty(), Vector.empty());
    }

    /** Returns this catalog with sums too. */
    public Catalog with(Tally<?, ?>... more) {
        return plus(new Catalog(Vector.empty(), Vector.of(more), Vector.empty()));
    }

    /** Returns this catalog with projections too. */
    public Catalog with(Projection<?>... more) {
        return plus(new Catalog(Vector.empty(), Vector.empty(), Vector.of(more)));
    }

    /** Returns what either has. */
    public Catalog plus(Catalog other) {
        return new Catalog(
                indexes.appendAll(other.indexes).distinct(),
                tallies.appendAll(other.tallies).distinct(),
                projections.appendAll(other.projections).distinct());
    }
}
