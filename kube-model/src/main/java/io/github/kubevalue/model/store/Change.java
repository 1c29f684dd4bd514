package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * One write: what a watch delivers, and what can be undone. Changes of one transaction have the same revision.
 *
 * @param revision the revision that the write made
 * @param key the object that was written
 * @param previous what the key held; none if the object was created
 * @param current what the key holds; none if the object was deleted
 */
public record Change(long revision, ResourceKey key, Option<KeyValue> previous, Option<KeyValue> current) {

    /** The object as it was; none if it was created. */
    public Option<KubeObject> before() {
        return previous.map(KeyValue::object);
    }

    /** The object as it is; none if it was deleted. */
    public Option<KubeObject> after() {
        return current.map(KeyValue::object);
    }

    /** Whether the object did not exist before. */
    public boolean isCreation() {
        return previous.isEmpty();
    }

    /** Whether the object does not exist after. */
    public boolean isDeletion() {
        return current.isEmpty();
    }

    /** The object as the write left it, or, if it was deleted, as it last was. */
    public KubeObject object() {
        return current.orElse(previous).get().object();
    }

    /** The object before and after, as far as it existed: what an index or a selector is to be asked about. */
    public Seq<KubeObject> objects() {
        return before().toVector().appendAll(after());
    }

    /** Returns the change that undoes this one. */
    Change inverse() {
        return new Change(revision, key, current, previous);
    }

    /** Returns {@code 12 created pod/demo/web}. */
    @Override
    public String toString() {
        return revision + (isCreation() ? " created " : isDeletion() ? " deleted " : " updated ") + key;
    }
}
