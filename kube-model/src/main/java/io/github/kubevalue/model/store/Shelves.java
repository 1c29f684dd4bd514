package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The objects of a store, kind by kind.
 *
 * @param byKind what there is of each kind; no kind of which there is nothing
 * @param kinds these kinds, in order
 */
record Shelves(Map<Kind<?>, Shelf> byKind, Vector<Kind<?>> kinds) {
    static final Shelves EMPTY = new Shelves(HashMap.empty(), Vector.empty());

    Option<KeyValue> get(ResourceKey key) {
        return byKind.get(key.kind()).flatMap(shelf -> shelf.get(key));
    }

    Shelf of(Kind<?> kind) {
        return byKind.getOrElse(kind, Shelf.EMPTY);
    }

    Shelves with(Change change) {
        Kind<?> kind = change.key().kind();
        Shelf before = of(kind);
        Shelf after = change.current().fold(() -> before.remove(change.key()), before::put);
        Map<Kind<?>, Shelf> changed = after.isEmpty() ? byKind.remove(kind) : byKind.put(kind, after);
        return new Shelves(
                changed,
                before.isEmpty() == after.isEmpty()
                        ? kinds
                        : Vector.ofAll(changed.keysIterator()).sorted());
    }
}
