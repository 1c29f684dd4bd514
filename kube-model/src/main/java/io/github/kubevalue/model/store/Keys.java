package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The keys that an index has under one text, in order: at least one. Most texts that name something name one thing. */
sealed interface Keys {

    Keys add(ResourceKey key);

    /** Returns the others; none if there are none. */
    Option<Keys> remove(ResourceKey key);

    ResourceKey first();

    int size();

    Seq<ResourceKey> all();

    /**
     * A single key.
     *
     * @param key the key
     */
    record One(ResourceKey key) implements Keys {
        @Override
        public Keys add(ResourceKey other) {
            return key.equals(other) ? this : new Many(TreeSet.of(key, other));
        }

        @Override
        public Option<Keys> remove(ResourceKey other) {
            return Option.when(!key.equals(other), this);
        }

        @Override
        public ResourceKey first() {
            return key;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Seq<ResourceKey> all() {
            return Vector.of(key);
        }
    }

    /**
     * More than one key.
     *
     * @param keys the keys
     */
    record Many(TreeSet<ResourceKey> keys) implements Keys {
        @Override
        public Keys add(ResourceKey key) {
            return new Many(keys.add(key));
        }

        @Override
        public Option<Keys> remove(ResourceKey key) {
            TreeSet<ResourceKey> left = keys.remove(key);
            return Option.of(left.size() == 1 ? new One(left.head()) : new Many(left));
        }

        @Override
        public ResourceKey first() {
            return keys.head();
        }

        @Override
        public int size() {
            return keys.size();
        }

        @Override
        public Seq<ResourceKey> all() {
            return keys.toVector();
        }
    }
}
