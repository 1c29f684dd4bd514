package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.control.Option;

/**
 * What a transaction asks of one key: {@code Compare.modRevision(key).equalTo(12)}. Of a key that holds nothing all
 * numbers are 0.
 */
public sealed interface Compare {

    /** The key that is asked about. */
    ResourceKey key();

    /** Whether what the key holds is as the comparison says. */
    boolean holds(Option<KeyValue> found);

    /** Returns the question after the revision that created the object. */
    static Subject createRevision(ResourceKey key) {
        return new Subject(key, Field.CREATE_REVISION);
    }

    /** Returns the question after the revision that wrote the object last: its {@code resourceVersion}. */
    static Subject modRevision(ResourceKey key) {
        return new Subject(key, Field.MOD_REVISION);
    }

    /** Returns the question after how often the object was written in its present life. */
    static Subject version(ResourceKey key) {
        return new Subject(key, Field.VERSION);
    }

    /** Returns the question after the lease that the object goes with. */
    static Subject lease(ResourceKey key) {
        return new Subject(key, Field.LEASE);
    }

    /** Returns the question whether there is no object of that key. */
    static Compare missing(ResourceKey key) {
        return modRevision(key).equalTo(0);
    }

    /** Returns the question whether the object is that one, its {@code resourceVersion} included. */
    static Compare value(KubeObject object) {
        return new Value(object);
    }

    /** A number of a key that etcd keeps. */
    enum Field {
        /** The revision that created it. */
        CREATE_REVISION,
        /** The revision that wrote it last. */
        MOD_REVISION,
        /** How often it was written. */
        VERSION,
        /** The lease it goes with. */
        LEASE;

        long of(Option<KeyValue> found) {
            return found.map(this::read).getOrElse(0L);
        }

        private long read(KeyValue found) {
            return switch (this) {
                case CREATE_REVISION -> found.createRevision();
                case MOD_REVISION -> found.modRevision();
                case VERSION -> found.version();
                case LEASE -> found.lease();
            };
        }
    }

    /** How two numbers are related. */
    enum Relation {
        /** They are the same. */
        EQUAL,
        /** They are not the same. */
        NOT_EQUAL,
        /** The one found is greater. */
        GREATER,
        /** The one found is less. */
        LESS;

        boolean holds(long found, long number) {
            return switch (this) {
                case EQUAL -> found == number;
                case NOT_EQUAL -> found != number;
                case GREATER -> found > number;
                case LESS -> found < number;
            };
        }
    }

    /**
     * A number of a key, before it is said what it is compared with.
     *
     * @param key the key
     * @param field which of its numbers
     */
    record Subject(ResourceKey key, Field field) {

        /** Returns the comparison that asks for that number. */
        public Compare equalTo(long number) {
            return new Numeric(key, field, Relation.EQUAL, number);
        }

        /** Returns the comparison that asks for any other number. */
        public Compare notEqualTo(long number) {
            return new Numeric(key, field, Relation.NOT_EQUAL, number);
        }

        /** Returns the comparison that asks for a greater number. */
        public Compare greaterThan(long number) {
            return new Numeric(key, field, Relation.GREATER, number);
        }

        /** Returns the comparison that asks for a lesser number. */
        public Compare lessThan(long number) {
            return new Numeric(key, field, Relation.LESS, number);
        }
    }

    /**
     * Compares a number.
     *
     * @param key the key
     * @param field which of its numbers
     * @param relation how it must be related
     * @param number to what
     */
    record Numeric(ResourceKey key, Field field, Relation relation, long number) implements Compare {
        @Override
        public boolean holds(Option<KeyValue> found) {
            return relation.holds(field.of(found), number);
        }
    }

    /**
     * Compares the object.
     *
     * @param object what must be there
     */
    record Value(KubeObject object) implements Compare {
        @Override
        public ResourceKey key() {
            return object.key();
        }

        @Override
        public boolean holds(Option<KeyValue> found) {
            return found.exists(one -> one.object().equals(object));
        }
    }
}
