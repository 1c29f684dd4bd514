package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Objects that are filed under one text, such as a kind or the value of an index, by namespace and name. */
record Shelf(SortedMap<String, SortedMap<String, KubeObject>> namespaces) {
    static final Shelf EMPTY = new Shelf(TreeMap.empty());

    Option<KubeObject> get(ResourceKey key) {
        return namespaces.get(key.namespace()).flatMap(names -> names.get(key.name()));
    }

    Shelf put(KubeObject object) {
        ResourceKey key = object.key();
        SortedMap<String, KubeObject> names =
                namespaces.getOrElse(key.namespace(), TreeMap.empty()).put(key.name(), object);
        return new Shelf(namespaces.put(key.namespace(), names));
    }

    Shelf remove(ResourceKey key) {
        SortedMap<String, KubeObject> names =
                namespaces.getOrElse(key.namespace(), TreeMap.empty()).remove(key.name());
        return new Shelf(names.isEmpty() ? namespaces.remove(key.namespace()) : namespaces.put(key.namespace(), names));
    }

    boolean isEmpty() {
        return namespaces.isEmpty();
    }

    Vector<KubeObject> all() {
        return namespaces.values().foldLeft(Vector.empty(), (list, names) -> list.appendAll(names.values()));
    }

    Vector<KubeObject> in(String namespace) {
        return namespaces.get(namespace).map(names -> names.values().toVector()).getOrElse(Vector.empty());
    }
}
