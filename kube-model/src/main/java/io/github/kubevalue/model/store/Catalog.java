package io.github.kubevalue.model.store;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What a store is to keep up to date beside its objects. Each index and tally is declared beside its kind or by who asks
 * for it; a store knows none by itself. Catalogs are a monoid under {@link #plus} with {@link #EMPTY}, in which a second
 * mention changes nothing.
 *
 * @param indexes the indexes
 * @param tallies the sums
 */
public record Catalog(Seq<Index<?>> indexes, Seq<Tally<?, ?>> tallies) {
    /** Nothing beside the objects and their owners. */
    public static final Catalog EMPTY = new Catalog(Vector.empty(), Vector.empty());

    /** Returns a catalog of indexes. */
    public static Catalog of(Index<?>... indexes) {
        return new Catalog(Vector.of(indexes), Vector.empty());
    }

    /** Returns this catalog with sums too. */
    public Catalog with(Tally<?, ?>... more) {
        return plus(new Catalog(Vector.empty(), Vector.of(more)));
    }

    /** Returns what either has. */
    public Catalog plus(Catalog other) {
        return new Catalog(
                indexes.appendAll(other.indexes).distinct(),
                tallies.appendAll(other.tallies).distinct());
    }
}
