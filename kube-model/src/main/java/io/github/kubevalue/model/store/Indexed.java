package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The indexes of a store and the dependents of each uid, kept up to date change by change. They hold keys, not objects:
 * most writes leave what an object is found by as it is, and so leave the indexes as they are.
 */
record Indexed(
        Map<Kind<?>, Vector<Index<?>>> definitions,
        Map<Index<?>, Map<String, SortedSet<ResourceKey>>> indexes,
        Map<String, SortedSet<ResourceKey>> dependents) {

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

    /** The keys of what an index has under a text, in order. */
    Seq<ResourceKey> by(Index<?> index, String value) {
        return indexes.get(index)
                .getOrElseThrow(() -> new IllegalArgumentException("this store keeps no index " + index))
                .getOrElse(value, TreeSet.empty())
                .toVector();
    }

    /** The keys of what that uid owns, in order. */
    Seq<ResourceKey> owned(String uid) {
        return dependents.getOrElse(uid, TreeSet.empty()).toVector();
    }

    Indexed with(Change change) {
        Map<Index<?>, Map<String, SortedSet<ResourceKey>>> changed = definitions
                .getOrElse(change.key().kind(), Vector.empty())
                .foldLeft(indexes, (all, index) -> refiled(all, index, change));
        Map<String, SortedSet<ResourceKey>> rehomed =
                refiled(dependents, owners(change.before()), owners(change.after()), change.key());
        return changed == indexes && rehomed == dependents ? this : new Indexed(definitions, changed, rehomed);
    }

    private static Map<Index<?>, Map<String, SortedSet<ResourceKey>>> refiled(
            Map<Index<?>, Map<String, SortedSet<ResourceKey>>> all, Index<?> index, Change change) {
        Map<String, SortedSet<ResourceKey>> old = all.get(index).get();
        Map<String, SortedSet<ResourceKey>> now =
                refiled(old, values(index, change.before()), values(index, change.after()), change.key());
        return now == old ? all : all.put(index, now);
    }

    /** Returns the sets with that key moved from some of them to others. */
    private static Map<String, SortedSet<ResourceKey>> refiled(
            Map<String, SortedSet<ResourceKey>> sets, Seq<String> before, Seq<String> after, ResourceKey key) {
        if (before.equals(after)) {
            return sets;
        }
        Map<String, SortedSet<ResourceKey>> cleared = before.removeAll(after).foldLeft(sets, (all, value) -> {
            SortedSet<ResourceKey> left = all.get(value).get().remove(key);
            return left.isEmpty() ? all.remove(value) : all.put(value, left);
        });
        return after.removeAll(before)
                .foldLeft(
                        cleared,
                        (all, value) -> all.put(
                                value, all.getOrElse(value, TreeSet.empty()).add(key)));
    }

    private static Seq<String> values(Index<?> index, Option<KubeObject> object) {
        return object.map(index::values).getOrElse(Vector.empty());
    }

    private static Seq<String> owners(Option<KubeObject> object) {
        return object.map(o ->
                        o.metadata().ownerReferences().map(OwnerReference::uid).distinct())
                .getOrElse(Vector.empty());
    }
}
