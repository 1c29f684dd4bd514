package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;

/** One thing that a transaction does. */
public sealed interface Operation {

    /** The key that it is about. */
    ResourceKey key();

    /** Returns the reading of what a key holds. */
    static Operation get(ResourceKey key) {
        return new Get(key);
    }

    /** Returns the writing of an object that stays. */
    static Operation put(KubeObject object) {
        return new Put(object, 0);
    }

    /** Returns the deletion of an object. */
    static Operation delete(ResourceKey key) {
        return new Delete(key);
    }

    /**
     * Reads what a key holds.
     *
     * @param key the key
     */
    record Get(ResourceKey key) implements Operation {}

    /**
     * Writes an object.
     *
     * @param object the object
     * @param lease the lease that it goes with; 0 if it stays
     */
    record Put(KubeObject object, long lease) implements Operation {
        @Override
        public ResourceKey key() {
            return object.key();
        }
    }

    /**
     * Deletes an object, if it is there.
     *
     * @param key the key
     */
    record Delete(ResourceKey key) implements Operation {}
}
