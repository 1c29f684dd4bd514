package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * etcd as a value. {@link #put}, {@link #delete} and {@link #commit} return another store; this one stays as it is.
 *
 * <p>Laws: the revision grows by one with each write or transaction that changes something and with nothing else; a write
 * that changes nothing leaves the same store; the changes {@link #since} a revision, replayed on the store of that revision,
 * give this store; {@link #at} a revision that is not compacted, everything is as it was then; a transaction is done as a
 * whole or not at all. Two stores are equal if they hold the same objects at the same revision, however they came to it.
 *
 * <p>What is kept of a revision is the change it made: an object that was replaced, not a second cluster. An old revision
 * is read by undoing the changes since then.
 */
public final class Store implements Snapshot {
    private final long revision;
    private final Shelves shelves;
    private final Indexed indexed;
    private final Tallies tallies;
    private final Projections projections;
    private final Leases leases;
    private final History history;
    private final Witness witness;

    private Store(
            long revision,
            Shelves shelves,
            Indexed indexed,
            Tallies tallies,
            Projections projections,
            Leases leases,
            History history,
            Witness witness) {
        this.revision = revision;
        this.shelves = shelves;
        this.indexed = indexed;
        this.tallies = tallies;
        this.projections = projections;
        this.leases = leases;
        this.history = history;
        this.witness = witness;
    }

    /** Returns a store without objects, at revision 0, that keeps no indexes but that by owner. */
    public static Store empty() {
        return empty(Catalog.EMPTY);
    }

    /** Returns a store without objects, at revision 0, that keeps those indexes, sums and projections. */
    public static Store empty(Catalog catalog) {
        return new Store(
                0,
                Shelves.EMPTY,
                Indexed.of(catalog.indexes()),
                Tallies.of(catalog.tallies()),
                Projections.of(catalog.projections()),
                Leases.EMPTY,
                History.EMPTY,
                Witness.NONE);
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
        return put(object, 0);
    }

    /**
     * Returns likewise the store with an object that is gone when its lease is.
     *
     * @throws IllegalArgumentException if no such lease was granted
     */
    public Store put(KubeObject object, long lease) {
        return put(object, lease, revision + 1);
    }

    /** Returns the store without that object; this store, if there is none. */
    public Store delete(ResourceKey key) {
        return delete(key, revision + 1);
    }

    /** Returns what a transaction comes to. What it writes has one revision. */
    public Transaction.Outcome commit(Transaction transaction) {
        boolean succeeded = transaction.compares().forAll(compare -> compare.holds(keyValue(compare.key())));
        Seq<Operation> operations = succeeded ? transaction.success() : transaction.failure();
        return new Transaction.Outcome(
                operations.foldLeft(this, (store, operation) -> store.done(operation, revision + 1)),
                succeeded,
                operations.map(operation -> keyValue(operation.key())));
    }

    private Store done(Operation operation, long at) {
        if (operation instanceof Operation.Put put) {
            return put(put.object(), put.lease(), at);
        }
        return operation instanceof Operation.Delete delete ? delete(delete.key(), at) : this;
    }

    private Store put(KubeObject object, long lease, long at) {
        if (lease != 0) {
            leases.get(lease);
        }
        // apiserver/pkg/storage/etcd3/store.go, GuaranteedUpdate: equal bytes are not written
        Option<KeyValue> before = keyValue(object.key());
        if (before.exists(stored -> isSame(object, stored.object()))) {
            return this;
        }
        KubeObject after = versioned(object, Option.of(Long.toString(at)));
        KeyValue written = before.map(old -> old.written(after, at, lease))
                .getOrElse(() -> KeyValue.created(object.key(), after, at, lease));
        return replayed(new Change(at, written.key(), before, Option.of(written)));
    }

    private static boolean isSame(KubeObject object, KubeObject stored) {
        return versioned(object, stored.metadata().resourceVersion()).equals(stored);
    }

    private Store delete(ResourceKey key, long at) {
        return keyValue(key)
                .map(stored -> replayed(new Change(at, stored.key(), Option.of(stored), Option.none())))
                .getOrElse(this);
    }

    /**
     * Returns the changes after a revision, oldest first.
     *
     * @throws IllegalArgumentException if that revision is not {@linkplain #readable}
     */
    public Seq<Change> since(long from) {
        if (from < compacted() || from > revision) {
            throw new IllegalArgumentException("too old resource version: " + from + " (" + compacted() + ")");
        }
        return history.since(from);
    }

    /** Returns the revision if all that happened since then is remembered, else why it cannot be read. */
    public Either<Unreadable, Long> readable(long asked) {
        if (asked > revision) {
            return Either.left(new Unreadable.Future(asked, revision));
        }
        return asked < compacted() ? Either.left(new Unreadable.Compacted(asked, compacted())) : Either.right(asked);
    }

    /** Returns all as it was at a revision, or why that cannot be told. It takes as long as there are changes since. */
    public Either<Unreadable, Snapshot> at(long asked) {
        return readable(asked).map(this::undoneTo);
    }

    private Store undoneTo(long asked) {
        Store undone = history.since(asked).foldRight(this, (change, store) -> store.filed(change.inverse()));
        return new Store(
                asked,
                undone.shelves,
                undone.indexed,
                undone.tallies,
                undone.projections,
                leases,
                history.until(asked),
                witness);
    }

    /** The oldest revision that can be read; all changes after it are remembered. */
    public long compacted() {
        return history.compacted();
    }

    /** Returns this store without the memory of what was before a revision: how all was at that revision stays known. */
    public Store compact(long upTo) {
        return upTo <= compacted()
                ? this
                : new Store(
                        revision,
                        shelves,
                        indexed,
                        tallies,
                        projections,
                        leases,
                        history.compact(Math.min(upTo, revision)),
                        witness);
    }

    /** The leases that were granted and are not over, by number. */
    public Seq<Lease> leases() {
        return leases.granted().values().toVector();
    }

    /**
     * Returns this store with a lease, to which objects can be {@linkplain #put(KubeObject, long) attached}.
     *
     * @throws IllegalArgumentException if there is a lease of that number
     */
    public Store grant(long lease, Duration ttl, Instant now) {
        if (leases.granted().containsKey(lease)) {
            throw new IllegalArgumentException("etcdserver: lease already exists");
        }
        return with(leases.put(new Lease(lease, ttl, now.plus(ttl))));
    }

    /** Returns this store with a lease that begins anew. */
    public Store keepAlive(long lease, Instant now) {
        return with(leases.put(leases.get(lease).renewed(now)));
    }

    /** Returns this store without a lease and all that goes with it; the deletions have one revision. */
    public Store revoke(long lease) {
        Seq<Operation> deletions = leases.keys(leases.get(lease).id()).map(Operation::delete);
        Store deleted = commit(new Transaction(Vector.empty(), deletions, Vector.empty()))
                .store();
        return deleted.with(deleted.leases.remove(lease));
    }

    /** Returns this store at a later time: leases that are over are revoked, in the order in which they ended. */
    public Store expire(Instant now) {
        return leases.over(now).map(Lease::id).foldLeft(this, Store::revoke);
    }

    private Store with(Leases changed) {
        return new Store(revision, shelves, indexed, tallies, projections, changed, history, witness);
    }

    /** Returns this store after a change that another store tells of: what the key then holds is taken as it is. */
    public Store replayed(Change change) {
        Store filed = filed(change);
        return new Store(
                change.revision(),
                filed.shelves,
                filed.indexed,
                filed.tallies,
                filed.projections,
                leases.with(change),
                history.with(change),
                witness);
    }

    /** Returns this store with what the key of a change holds after it, in all indexes too; nothing is noted of it. */
    private Store filed(Change change) {
        Store after = new Store(
                revision,
                shelves.with(change),
                indexed.with(change),
                tallies.with(change),
                projections,
                leases,
                history,
                witness);
        return projections.concerns(change)
                ? after.with(projections.with(change, after.witnessed(Witness.NONE)))
                : after;
    }

    private Store with(Projections changed) {
        return new Store(revision, shelves, indexed, tallies, changed, leases, history, witness);
    }

    /** Who sees what this store is asked. */
    public Witness witness() {
        return witness;
    }

    /** Returns this store, of which a witness sees what it is asked. */
    public Store witnessed(Witness by) {
        return new Store(revision, shelves, indexed, tallies, projections, leases, history, by);
    }

    /**
     * Returns this store as if those changes were the last of those that led to it, one revision each.
     *
     * @param from the revision before them
     */
    public Store remembering(long from, Seq<Change> changes) {
        History told = changes.foldLeft(
                new History(from, Vector.empty()),
                (all, change) -> all.with(new Change(
                        from + all.changes().size() + 1, change.key(), change.previous(), change.current())));
        return new Store(from + changes.size(), shelves, indexed, tallies, projections, leases, told, witness);
    }

    private static KubeObject versioned(KubeObject object, Option<String> resourceVersion) {
        return object.withMetadata(object.metadata().withResourceVersion(resourceVersion));
    }

    /** Returns what the key holds, with the numbers of its life. */
    public Option<KeyValue> keyValue(ResourceKey key) {
        witness.got(key);
        return held(key);
    }

    private Option<KeyValue> held(ResourceKey key) {
        return shelves.get(key);
    }

    private Option<KubeObject> object(ResourceKey key) {
        return held(key).map(KeyValue::object);
    }

    @Override
    public Option<KubeObject> get(ResourceKey key) {
        return keyValue(key).map(KeyValue::object);
    }

    @Override
    public <T extends KubeObject, V> Option<V> get(Part<T, V> part, String namespace, String name) {
        ResourceKey key = part.kind().key(namespace, name);
        witness.got(part, key);
        return object(key).map(part.kind().type()::cast).map(part::of);
    }

    /** Returns how many objects of a kind there are, at no cost. */
    public int count(Kind<?> kind) {
        return shelves.of(kind).size();
    }

    @Override
    public Seq<Kind<?>> kinds() {
        witness.askedForKinds();
        return shelves.kinds();
    }

    @Override
    public Option<Kind<?>> kind(String group, String name) {
        witness.askedForKinds();
        return shelves.kinds()
                .find(kind -> kind.name().equals(name) && kind.group().equals(group));
    }

    @Override
    public <T extends KubeObject> Seq<T> list(Kind<T> kind) {
        witness.listed(kind);
        return typed(kind, shelves.of(kind).all());
    }

    @Override
    public <T extends KubeObject> Seq<T> list(Kind<T> kind, String namespace) {
        witness.listed(kind, namespace);
        return typed(kind, shelves.of(kind).in(namespace));
    }

    @Override
    public <T extends KubeObject> Seq<T> by(Index<T> index, String value) {
        witness.found(index, value);
        return typed(index.kind(), objects(indexed.by(index, value)));
    }

    @Override
    public <T extends KubeObject> Option<T> first(Index<T> index, String value) {
        witness.found(index, value);
        return indexed.first(index, value)
                .flatMap(this::object)
                .map(index.kind().type()::cast);
    }

    @Override
    public int count(Index<?> index, String value) {
        witness.counted(index, value);
        return indexed.count(index, value);
    }

    @Override
    public <A> A sum(Tally<?, A> tally, String value) {
        witness.summed(tally, value);
        return tallies.sum(tally, value);
    }

    @Override
    public <V> V view(Projection<V> projection) {
        witness.viewed(projection);
        return projections.value(projection);
    }

    @Override
    public Option<Seq<Change>> changesSince(long from) {
        witness.followed(from);
        return readable(from).toOption().map(this::since);
    }

    @Override
    public Seq<KubeObject> owned(String uid) {
        witness.owned(uid);
        return objects(indexed.owned(uid));
    }

    /** The objects of those keys: indexes name none that is not there. */
    private Seq<KubeObject> objects(Seq<ResourceKey> keys) {
        return keys.map(key -> object(key).get());
    }

    @Override
    public int countOwned(String uid) {
        witness.countedOwned(uid);
        return indexed.countOwned(uid);
    }

    @Override
    public <T extends KubeObject> Seq<T> owned(Kind<T> kind, String uid) {
        witness.owned(kind, uid);
        return typed(
                kind, indexed.owned(uid).filter(key -> key.kind().equals(kind)).flatMap(this::object));
    }

    /** The objects as what they are: all of them are of that kind. */
    @SuppressWarnings({"unchecked", "UnusedVariable"}) // the kind gives the type
    private static <T extends KubeObject> Seq<T> typed(Kind<T> kind, Seq<KubeObject> objects) {
        return (Seq<T>) objects;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Store store
                        && revision == store.revision
                        && (shelves.byKind() == store.shelves.byKind() || all().equals(store.all()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(revision, all());
    }

    /** Returns {@code store at revision 12}. */
    @Override
    public String toString() {
        return "store at revision " + revision;
    }
}
