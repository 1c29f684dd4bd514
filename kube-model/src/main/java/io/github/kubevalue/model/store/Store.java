package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Objects;

/**
 * etcd as a value. {@link #put} and {@link #delete} return another store; this one stays as it is.
 *
 * <p>Laws: the revision grows by one with each change and with nothing else; a write that changes nothing is no change
 * and leaves the same store; the changes {@link #since} a revision, replayed on the store of that revision, give this
 * store. Two stores are equal if they hold the same objects at the same revision, however they came to it.
 */
public final class Store implements Snapshot {
    private final long revision;
    private final SortedMap<Kind<?>, Shelf> kinds;
    private final Indexed indexed;
    private final Tallies tallies;
    private final Vector<Change> history;

    private Store(
            long revision, SortedMap<Kind<?>, Shelf> kinds, Indexed indexed, Tallies tallies, Vector<Change> history) {
        this.revision = revision;
        this.kinds = kinds;
        this.indexed = indexed;
        this.tallies = tallies;
        this.history = history;
    }

    /** Returns a store without objects, at revision 0, that keeps the {@linkplain Indexes#ALL well-known indexes}. */
    public static Store empty() {
        return empty(Indexes.ALL, SchedulingIndexes.TALLIES);
    }

    /** Returns a store without objects, at revision 0, that keeps those indexes and tallies. */
    public static Store empty(Seq<? extends Index<?>> indexes, Seq<? extends Tally<?, ?>> tallies) {
        return new Store(0, TreeMap.empty(), Indexed.of(indexes), Tallies.of(tallies), Vector.empty());
    }

    @Override
    public long revision() {
        return revision;
    }

    /**
     * Returns the store with the object written: created if its key is new, replaced otherwise. The object's
     * {@code resourceVersion} becomes the new revision. An object that equals the stored one but for its
     * {@code resourceVersion} is not written, and this store is returned.
     */
    public Store put(KubeObject object) {
        // apiserver/pkg/storage/etcd3/store.go, GuaranteedUpdate: equal bytes are not written
        Option<KubeObject> before = get(object.key());
        if (before.exists(
                stored -> versioned(object, stored.metadata().resourceVersion()).equals(stored))) {
            return this;
        }
        KubeObject after = versioned(object, Option.of(Long.toString(revision + 1)));
        return with(new Change(revision + 1, object.key(), before, Option.of(after)));
    }

    /** Returns the store without that object; this store, if there is none. */
    public Store delete(ResourceKey key) {
        return get(key).map(stored -> with(new Change(revision + 1, key, Option.of(stored), Option.none())))
                .getOrElse(this);
    }

    /**
     * Returns the changes after a revision, oldest first.
     *
     * @throws IllegalArgumentException if history is compacted past that revision, or has not reached it
     */
    public Seq<Change> since(long from) {
        if (from < compacted() || from > revision) {
            throw new IllegalArgumentException("too old resource version: " + from + " (" + compacted() + ")");
        }
        return history.drop((int) (from - compacted()));
    }

    /** The revision from which on changes are remembered. */
    public long compacted() {
        return revision - history.size();
    }

    /** Returns this store without the memory of changes up to a revision. */
    public Store compact(long upTo) {
        return new Store(revision, kinds, indexed, tallies, history.drop((int) Math.max(0, upTo - compacted())));
    }

    private Store with(Change change) {
        Kind<?> kind = change.key().kind();
        Shelf shelf = kinds.getOrElse(kind, Shelf.EMPTY);
        Shelf changed = change.after().fold(() -> shelf.remove(change.key()), shelf::put);
        return new Store(
                change.revision(),
                changed.isEmpty() ? kinds.remove(kind) : kinds.put(kind, changed),
                indexed.with(change),
                tallies.with(change),
                history.append(change));
    }

    private static KubeObject versioned(KubeObject object, Option<String> resourceVersion) {
        return object.withMetadata(object.metadata().withResourceVersion(resourceVersion));
    }

    @Override
    public Option<KubeObject> get(ResourceKey key) {
        return kinds.get(key.kind()).flatMap(shelf -> shelf.get(key));
    }

    @Override
    public Seq<Kind<?>> kinds() {
        return kinds.keySet().toVector();
    }

    @Override
    public <T extends KubeObject> Seq<T> list(Kind<T> kind) {
        return typed(kind, kinds.getOrElse(kind, Shelf.EMPTY).all());
    }

    @Override
    public <T extends KubeObject> Seq<T> list(Kind<T> kind, String namespace) {
        return typed(kind, kinds.getOrElse(kind, Shelf.EMPTY).in(namespace));
    }

    @Override
    public <T extends KubeObject> Seq<T> by(Index<T> index, String value) {
        return typed(index.kind(), indexed.by(index, value));
    }

    @Override
    public <A> A sum(Tally<?, A> tally, String value) {
        return tallies.sum(tally, value);
    }

    @Override
    public Seq<KubeObject> owned(String uid) {
        return indexed.owned(uid);
    }

    /** The objects as what they are: all of them are of that kind. */
    @SuppressWarnings({"unchecked", "UnusedVariable"}) // the kind gives the type
    private static <T extends KubeObject> Seq<T> typed(Kind<T> kind, Seq<KubeObject> objects) {
        return (Seq<T>) objects;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Store store && revision == store.revision && kinds.equals(store.kinds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(revision, kinds);
    }

    /** Returns {@code store at revision 12}. */
    @Override
    public String toString() {
        return "store at revision " + revision;
    }
}
