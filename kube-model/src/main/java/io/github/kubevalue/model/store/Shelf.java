package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The objects of a kind. Most are asked for one by one, and are written many times: they are found by the hash of their key. The
 * order in which they are listed changes only when one is created or deleted.
 *
 * @param pairs what the keys hold
 * @param order the keys by namespace, in order
 */
record Shelf(Map<ResourceKey, KeyValue> pairs, SortedMap<String, SortedSet<ResourceKey>> order) {
    static final Shelf EMPTY = new Shelf(HashMap.empty(), TreeMap.empty());

    Option<KeyValue> get(ResourceKey key) {
        return pairs.get(key);
    }

    Shelf put(KeyValue pair) {
        ResourceKey key = pair.key();
        Map<ResourceKey, KeyValue> written = pairs.put(key, pair);
        return new Shelf(written, written.size() == pairs.size() ? order : ordered(key.namespace(), in(key).add(key)));
    }

    Shelf remove(ResourceKey key) {
        Map<ResourceKey, KeyValue> left = pairs.remove(key);
        return left.size() == pairs.size() ? this : new Shelf(left, ordered(key.namespace(), in(key).remove(key)));
    }

    private SortedSet<ResourceKey> in(ResourceKey key) {
        return order.getOrElse(key.namespace(), TreeSet.empty());
    }

    private SortedMap<String, SortedSet<ResourceKey>> ordered(String namespace, SortedSet<ResourceKey> keys) {
        return keys.isEmpty() ? order.remove(namespace) : order.put(namespace, keys);
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    int size() {
        return pairs.size();
    }

    Vector<KubeObject> all() {
        return order.values().foldLeft(Vector.empty(), (list, keys) -> list.appendAll(objects(keys)));
    }

    Vector<KubeObject> in(String namespace) {
        return order.get(namespace).map(this::objects).getOrElse(Vector.empty());
    }

    private Vector<KubeObject> objects(SortedSet<ResourceKey> keys) {
        return keys.iterator().map(key -> pairs.get(key).get().object()).toVector();
    }
}
