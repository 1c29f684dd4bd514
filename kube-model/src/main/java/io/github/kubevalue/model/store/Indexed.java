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

/**
 * The indexes of a store and the dependents of each uid, kept up to date change by change. They hold keys, not objects:
 * most writes leave what an object is found by as it is, and so leave the indexes as they are.
 *
 * @param filings the indexes by the kind whose objects they find
 * @param dependents what is owned, by the uid of the owner
 */
record Indexed(Map<Kind<?>, Filing> filings, Map<String, Keys> dependents) {

    static Indexed of(Seq<? extends Index<?>> indexes) {
        return new Indexed(
                indexes.foldLeft(
                        HashMap.empty(),
                        (map, index) -> map.put(
                                index.kind(),
                                map.getOrElse(index.kind(), Filing.NONE).with(index))),
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
        return filings.getOrElse(index.kind(), Filing.NONE).keys(index, value);
    }

    /** The keys of what that uid owns, in order. */
    Seq<ResourceKey> owned(String uid) {
        return dependents.get(uid).map(Keys::all).getOrElse(Vector.empty());
    }

    int countOwned(String uid) {
        return dependents.get(uid).map(Keys::size).getOrElse(0);
    }

    Indexed with(Change change) {
        Map<Kind<?>, Filing> refiled = refiled(change);
        Map<String, Keys> rehomed = rehomed(change);
        return refiled == filings && rehomed == dependents ? this : new Indexed(refiled, rehomed);
    }

    private Map<Kind<?>, Filing> refiled(Change change) {
        Kind<?> kind = change.key().kind();
        Filing old = filings.getOrElse(kind, Filing.NONE);
        Filing now = old.with(change);
        return now.sets() == old.sets() ? filings : filings.put(kind, now);
    }

    private Map<String, Keys> rehomed(Change change) {
        Seq<OwnerReference> before = references(change.before());
        Seq<OwnerReference> after = references(change.after());
        return before.equals(after)
                ? dependents
                : Filing.refiled(dependents, owners(before), owners(after), change.key());
    }

    private static Seq<OwnerReference> references(Option<KubeObject> object) {
        return object.isEmpty() ? Vector.empty() : object.get().metadata().ownerReferences();
    }

    private static Seq<String> owners(Seq<OwnerReference> references) {
        return references.map(OwnerReference::uid).distinct();
    }
}
