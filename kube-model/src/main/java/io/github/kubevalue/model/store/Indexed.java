package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The indexes of a store and the dependents of each uid, kept up to date change by change. */
record Indexed(
        Map<Kind<?>, Vector<Index<?>>> definitions,
        Map<Index<?>, Map<String, Shelf>> indexes,
        Map<String, SortedMap<ResourceKey, KubeObject>> dependents) {

    static Indexed of(Seq<? extends Index<?>> indexes) {
        return new Indexed(
                indexes.foldLeft(
                        HashMap.empty(),
                        (map, index) -> map.put(
                                index.kind(),
                                map.getOrElse(index.kind(), Vector.empty()).append(index))),
                indexes.foldLeft(HashMap.empty(), (map, index) -> map.put(index, HashMap.empty())),
                HashMap.empty());
    }

    Seq<KubeObject> by(Index<?> index, String value) {
        return indexes.get(index)
                .getOrElseThrow(() -> new IllegalArgumentException("this store keeps no index " + index))
                .getOrElse(value, Shelf.EMPTY)
                .all();
    }

    Seq<KubeObject> owned(String uid) {
        return dependents.getOrElse(uid, TreeMap.empty()).values().toVector();
    }

    Indexed with(Change change) {
        Map<Index<?>, Map<String, Shelf>> changed = definitions
                .getOrElse(change.key().kind(), Vector.empty())
                .foldLeft(
                        indexes,
                        (all, index) -> all.put(index, refiled(all.get(index).get(), index, change)));
        return new Indexed(definitions, changed, rehomed(change));
    }

    private static Map<String, Shelf> refiled(Map<String, Shelf> shelves, Index<?> index, Change change) {
        Seq<String> before = values(index, change.before());
        Seq<String> after = values(index, change.after());
        Map<String, Shelf> cleared = before.removeAll(after).foldLeft(shelves, (all, value) -> {
            Shelf shelf = all.get(value).get().remove(change.key());
            return shelf.isEmpty() ? all.remove(value) : all.put(value, shelf);
        });
        return after.foldLeft(
                cleared,
                (all, value) -> all.put(
                        value,
                        all.getOrElse(value, Shelf.EMPTY).put(change.after().get())));
    }

    private static Seq<String> values(Index<?> index, Option<KubeObject> object) {
        return object.map(index::values).getOrElse(Vector.empty());
    }

    private Map<String, SortedMap<ResourceKey, KubeObject>> rehomed(Change change) {
        Seq<String> before = owners(change.before());
        Seq<String> after = owners(change.after());
        Map<String, SortedMap<ResourceKey, KubeObject>> cleared = before.removeAll(after)
                .foldLeft(dependents, (all, uid) -> {
                    SortedMap<ResourceKey, KubeObject> left = all.get(uid).get().remove(change.key());
                    return left.isEmpty() ? all.remove(uid) : all.put(uid, left);
                });
        return after.foldLeft(
                cleared,
                (all, uid) -> all.put(
                        uid,
                        all.getOrElse(uid, TreeMap.empty())
                                .put(change.key(), change.after().get())));
    }

    private static Seq<String> owners(Option<KubeObject> object) {
        return object.map(o ->
                        o.metadata().ownerReferences().map(OwnerReference::uid).distinct())
                .getOrElse(Vector.empty());
    }
}
