package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The objects of a kind, by namespace and name. */
record Shelf(SortedMap<String, SortedMap<String, KeyValue>> namespaces) {
    static final Shelf EMPTY = new Shelf(TreeMap.empty());

    Option<KeyValue> get(ResourceKey key) {
        return namespaces.get(key.namespace()).flatMap(names -> names.get(key.name()));
    }

    Shelf put(KeyValue pair) {
        ResourceKey key = pair.key();
        SortedMap<String, KeyValue> names =
                namespaces.getOrElse(key.namespace(), TreeMap.empty()).put(key.name(), pair);
        return new Shelf(namespaces.put(key.namespace(), names));
    }

    Shelf remove(ResourceKey key) {
        SortedMap<String, KeyValue> names =
                namespaces.getOrElse(key.namespace(), TreeMap.empty()).remove(key.name());
        return new Shelf(names.isEmpty() ? namespaces.remove(key.namespace()) : namespaces.put(key.namespace(), names));
    }

    boolean isEmpty() {
        return namespaces.isEmpty();
    }

    int size() {
        return namespaces.values().map(SortedMap::size).sum().intValue();
    }

    Vector<KubeObject> all() {
        return namespaces
                .values()
                .foldLeft(
                        Vector.empty(),
                        (list, names) -> list.appendAll(names.values().map(KeyValue::object)));
    }

    Vector<KubeObject> in(String namespace) {
        return namespaces
                .get(namespace)
                .map(names -> names.values().map(KeyValue::object).toVector())
                .getOrElse(Vector.empty());
    }
}
