package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * The indexes of one kind, and the keys that each has.
 *
 * @param indexes the indexes
 * @param sets what is found by each, by text
 */
record Filing(Vector<Index<?>> indexes, Seq<Map<String, Keys>> sets) {
    static final Filing NONE = new Filing(Vector.empty(), Vector.empty());

    /** From how many texts on they are told apart by a set. */
    private static final int MANY = 8;

    /** Returns this filing with one more index, by which nothing is found yet. */
    Filing with(Index<?> index) {
        return new Filing(indexes.append(index), sets.append(HashMap.empty()));
    }

    Option<Keys> keys(Index<?> index, String value) {
        int place = indexes.indexOf(index);
        if (place < 0) {
            throw new IllegalArgumentException("this store keeps no index " + index);
        }
        return sets.get(place).get(value);
    }

    Filing with(Change change) {
        Seq<Map<String, Keys>> changed = sets;
        int place = 0;
        for (Index<?> index : indexes) {
            if (!index.ignores(change)) {
                Map<String, Keys> old = changed.get(place);
                Map<String, Keys> now =
                        refiled(old, values(index, change.before()), values(index, change.after()), change.key());
                changed = now == old ? changed : changed.update(place, now);
            }
            place++;
        }
        return changed == sets ? this : new Filing(indexes, changed);
    }

    private static Seq<String> values(Index<?> index, Option<KubeObject> object) {
        return object.isEmpty() ? Vector.empty() : index.values(object.get());
    }

    /** Returns the sets with that key moved from some of them to others. */
    static Map<String, Keys> refiled(Map<String, Keys> sets, Seq<String> before, Seq<String> after, ResourceKey key) {
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
        Predicate<String> isKnown = known.size() < MANY ? known::contains : known.toJavaSet()::contains;
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
}
