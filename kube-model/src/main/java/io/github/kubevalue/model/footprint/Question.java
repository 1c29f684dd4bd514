package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Part;
import io.github.kubevalue.model.store.Projection;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Tally;
import io.vavr.control.Option;

/** What a turn may ask. */
sealed interface Question {

    /** A question about the objects of one kind. */
    sealed interface OfKind extends Question {
        Kind<?> kind();

        /** Returns objects, as an option or a sequence, or another value. */
        Object answer(Snapshot objects);
    }

    /** A question about the objects of all kinds. */
    sealed interface OfKinds extends Question {
        /** Returns the question for one kind: nothing is the answer where it has none. */
        OfKind of(Kind<?> kind);
    }

    /** Which object has that key. */
    record Got(ResourceKey key) implements OfKind {
        @Override
        public Kind<?> kind() {
            return key.kind();
        }

        @Override
        public Object answer(Snapshot objects) {
            return objects.get(key);
        }
    }

    /** What a part of the object of that key is. */
    record GotPart(Part<?, ?> part, ResourceKey key) implements OfKind {
        @Override
        public Kind<?> kind() {
            return key.kind();
        }

        @Override
        public Object answer(Snapshot objects) {
            return objects.get(part, key.namespace(), key.name());
        }
    }

    /** Which objects there are. */
    record Listed(Kind<?> kind) implements OfKind {
        @Override
        public Object answer(Snapshot objects) {
            return objects.list(kind);
        }
    }

    /** Which there are in a namespace. */
    record ListedIn(Kind<?> kind, String namespace) implements OfKind {
        @Override
        public Object answer(Snapshot objects) {
            return objects.list(kind, namespace);
        }
    }

    /** What an index has under a text. */
    record Found(Index<?> index, String value) implements OfKind {
        @Override
        public Kind<?> kind() {
            return index.kind();
        }

        @Override
        public Object answer(Snapshot objects) {
            return objects.by(index, value);
        }
    }

    /** How many that are. */
    record Counted(Index<?> index, String value) implements OfKind {
        @Override
        public Kind<?> kind() {
            return index.kind();
        }

        @Override
        public Object answer(Snapshot objects) {
            return objects.count(index, value);
        }
    }

    /** What a tally has summed up. */
    record Summed(Tally<?, ?> tally, String value) implements OfKind {
        @Override
        public Kind<?> kind() {
            return tally.kind();
        }

        @Override
        public Object answer(Snapshot objects) {
            return objects.sum(tally, value);
        }
    }

    /** What an object owns of a kind. */
    record OwnedOf(Kind<?> kind, String uid) implements OfKind {
        @Override
        public Object answer(Snapshot objects) {
            return objects.owned(kind, uid);
        }
    }

    /** How many objects it owns of a kind; nothing if there are none. */
    record OwnedCountOf(Kind<?> kind, String uid) implements OfKind {
        @Override
        public Object answer(Snapshot objects) {
            return Option.of(objects.countOwned(uid)).filter(count -> count > 0);
        }
    }

    /** Whether there are objects of a kind. */
    record Any(Kind<?> kind) implements OfKind {
        @Override
        public Object answer(Snapshot objects) {
            return Option.when(!objects.kinds().isEmpty(), true);
        }
    }

    /** What an object owns, of whatever kind. */
    record Owned(String uid) implements OfKinds {
        @Override
        public OfKind of(Kind<?> kind) {
            return new OwnedOf(kind, uid);
        }
    }

    /** How many objects that are. */
    record OwnedCount(String uid) implements OfKinds {
        @Override
        public OfKind of(Kind<?> kind) {
            return new OwnedCountOf(kind, uid);
        }
    }

    /** Of which kinds there are objects. */
    record Kinds() implements OfKinds {
        @Override
        public OfKind of(Kind<?> kind) {
            return new Any(kind);
        }
    }

    /** What a projection shows. */
    record Viewed(Projection<?> projection) implements Question {}

    /** What has happened since the controller looked last. */
    record News() implements Question {}

    /** Which address a pod CIDR gave last. */
    record Address(String cidr) implements Question {}

    /** Which of equal alternatives is taken. */
    record Drawn(String question, int alternatives) implements Question {}
}
