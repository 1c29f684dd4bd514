package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The projections of a store, kept up to date change by change. */
record Projections(Map<Kind<?>, Vector<Projection<?>>> definitions, Map<Projection<?>, Object> values) {

    static Projections of(Seq<? extends Projection<?>> projections) {
        Map<Kind<?>, Vector<Projection<?>>> definitions = HashMap.empty();
        Map<Projection<?>, Object> values = HashMap.empty();
        for (Projection<?> projection : projections) {
            values = values.put(projection, projection.empty());
            for (Kind<?> kind : projection.kinds()) {
                definitions = definitions.put(
                        kind, definitions.getOrElse(kind, Vector.empty()).append(projection));
            }
        }
        return new Projections(definitions, values);
    }

    /** A value was made by its own projection. */
    @SuppressWarnings("unchecked")
    <V> V value(Projection<V> projection) {
        return (V) values.get(projection)
                .getOrElseThrow(() -> new IllegalArgumentException("this store keeps no projection " + projection));
    }

    boolean concerns(Change change) {
        return definitions.containsKey(change.key().kind());
    }

    Projections with(Change change, Snapshot after) {
        return definitions
                .getOrElse(change.key().kind(), Vector.empty())
                .foldLeft(this, (all, projection) -> all.with(projection, change, after));
    }

    private <V> Projections with(Projection<V> projection, Change change, Snapshot after) {
        V before = value(projection);
        V now = projection.after(before, change, after);
        return now == before ? this : new Projections(definitions, values.put(projection, now));
    }
}
