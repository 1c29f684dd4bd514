package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * The indexes of a store and the dependents of each uid, kept up to date change by change. They hold keys, not objects:
 * most writes leave what an object is found by as it is, and so leave the indexes as they are.
 */
record Indexed(
        Map<Kind<?>, Vector<Index<?>>> definitions,
        Map<Index<?>, Map<String, Keys>> indexes,
        Map<String, Keys> dependents) {
    private static final int FEW = 8;

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
        return keys(index, value).map(Keys::all).getOrElse(Vector.empty());
    }

    /** The first of these keys. */
    Option<ResourceKey> first(Index<?> index, String value) {
        return keys(index, value).map(Keys::first);
    }

    /** How many they are. */
    int count(Index<?> index, String value) {
        return keys(index, value).map(Keys::size).getOrElse(0);
    }

    private Option<Keys> keys(Index<?> index, String value) {
        return indexes.get(index)
                .getOrElseThrow(() -> new IllegalArgumentException("this store keeps no index " + index))
                .get(value);
    }

    /** The keys of what that uid owns, in order. */
    Seq<ResourceKey> owned(String uid) {
        return dependents.get(uid).map(Keys::all).getOrElse(Vector.empty());
    }

    int countOwned(String uid) {
        return dependents.get(uid).map(Keys::size).getOrElse(0);
    }

    Indexed with(Change change) {
        Map<Index<?>, Map<String, Keys>> changed = definitions
                .getOrElse(change.key().kind(), Vector.empty())
                .foldLeft(indexes, (all, index) -> refiled(all, index, change));
        Seq<OwnerReference> before = references(change.before());
        Seq<OwnerReference> after = references(change.after());
        Map<String, Keys> rehomed =
                before.equals(after) ? dependents : refiled(dependents, owners(before), owners(after), change.key());
        return changed == indexes && rehomed == dependents ? this : new Indexed(definitions, changed, rehomed);
    }

    private static Map<Index<?>, Map<String, Keys>> refiled(
            Map<Index<?>, Map<String, Keys>> all, Index<?> index, Change change) {
        if (index.ignores(change)) {
            return all;
        }
        Map<String, Keys> old = all.get(index).get();
        Map<String, Keys> now =
                refiled(old, values(index, change.before()), values(index, change.after()), change.key());
        return now == old ? all : all.put(index, now);
    }

    /** Returns the sets with that key moved from some of them to others. */
    private static Map<String, Keys> refiled(
            Map<String, Keys> sets, Seq<String> before, Seq<String> after, ResourceKey key) {
        if (before.equals(after)) {
            return sets;
        }
        Map<String, Keys> refiled = sets;
        for (String value : others(before, after)) {
            refiled = without(refiled, value, key);
        }
        for (String value : others(after, before)) {
            refiled = with(refiled, value, key);
        }
        return refiled;
    }

    /** Those of some texts that are not among the known ones. */
    private static Seq<String> others(Seq<String> texts, Seq<String> known) {
        if (texts.isEmpty() || known.isEmpty()) {
            return texts;
        }
        Predicate<String> isKnown = known.size() < FEW ? known::contains : known.toJavaSet()::contains;
        return texts.reject(isKnown);
    }

    private static Map<String, Keys> without(Map<String, Keys> sets, String value, ResourceKey key) {
        return sets.get(value)
                .flatMap(keys -> keys.remove(key))
                .fold(() -> sets.remove(value), left -> sets.put(value, left));
    }

    private static Map<String, Keys> with(Map<String, Keys> sets, String value, ResourceKey key) {
        return sets.put(value, sets.get(value).fold(() -> new Keys.One(key), keys -> keys.add(key)));
    }

    private static Seq<String> values(Index<?> index, Option<KubeObject> object) {
        return object.map(index::values).getOrElse(Vector.empty());
    }

    private static Seq<OwnerReference> references(Option<KubeObject> object) {
        return object.isEmpty() ? Vector.empty() : object.get().metadata().ownerReferences();
    }

    private static Seq<String> owners(Seq<OwnerReference> references) {
        return references.map(OwnerReference::uid).distinct();
    }
}
