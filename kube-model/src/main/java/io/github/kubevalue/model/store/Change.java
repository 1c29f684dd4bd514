package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * One write: what a watch delivers.
 *
 * @param revision the revision that the write made
 * @param key the object that was written
 * @param before the object as it was; none if it was created
 * @param after the object as it is; none if it was deleted
 */
public record Change(long revision, ResourceKey key, Option<KubeObject> before, Option<KubeObject> after) {

    /** Whether the object did not exist before. */
    public boolean isCreation() {
        return before.isEmpty();
    }

    /** Whether the object does not exist after. */
    public boolean isDeletion() {
        return after.isEmpty();
    }

    /** The object as the write left it, or, if it was deleted, as it last was. */
    public KubeObject object() {
        return after.orElse(before).get();
    }

    /** The object before and after, as far as it existed: what an index or a selector is to be asked about. */
    public Seq<KubeObject> objects() {
        return before.toVector().appendAll(after);
    }

    /** Returns {@code 12 created pod/demo/web}. */
    @Override
    public String toString() {
        return revision + (isCreation() ? " created " : isDeletion() ? " deleted " : " updated ") + key;
    }
}
