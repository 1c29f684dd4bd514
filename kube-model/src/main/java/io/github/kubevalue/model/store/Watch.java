package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * A watch, as far as it has come: {@code Watch.of(Pod.KIND, 12).in("demo").next(store)} tells what happened after revision
 * 12. Each delivery carries the watch that goes on from there.
 *
 * <p>Law: the objects at the beginning, with all events replayed, are the objects that are watched for now. An object that
 * begins to be watched for is added, one that ceases to be is deleted.
 *
 * @param kind the kind of the objects
 * @param namespace the namespace they are in; none for all
 * @param selector which of them are watched for
 * @param revision what the watcher has seen; none for a watcher that is first to be told what there is
 * @param initialRevision if it is first to be told what there is: how new that must be at least
 * @param bookmarks whether it is told how far it has come
 * @param <T> the type of the objects
 */
public record Watch<T extends KubeObject>(
        Kind<T> kind,
        Option<String> namespace,
        Predicate<? super T> selector,
        Option<Long> revision,
        long initialRevision,
        boolean bookmarks) {

    /**
     * What happened, and the watch that has seen it.
     *
     * @param events the events, in order
     * @param watch the watch from there on
     * @param <T> the type of the objects
     */
    public record Delivery<T extends KubeObject>(Seq<WatchEvent<T>> events, Watch<T> watch) {}

    /** Returns a watch on all objects of a kind, for what happens after a revision. */
    public static <T extends KubeObject> Watch<T> of(Kind<T> kind, long revision) {
        return new Watch<>(kind, Option.none(), object -> true, Option.of(revision), 0, false);
    }

    /**
     * Returns a watch on all objects of a kind that is first told those that there are, as added, and, with bookmarks, where they
     * end.
     *
     * @param atLeast how new they must be
     */
    public static <T extends KubeObject> Watch<T> ofAll(Kind<T> kind, long atLeast) {
        return new Watch<>(kind, Option.none(), object -> true, Option.none(), atLeast, false);
    }

    /** Returns this watch for objects of one namespace. */
    public Watch<T> in(String one) {
        return new Watch<>(kind, Option.of(one), selector, revision, initialRevision, bookmarks);
    }

    /** Returns this watch for those objects only that pass this test too. */
    public Watch<T> matching(Predicate<? super T> test) {
        Predicate<T> both = object -> selector.test(object) && test.test(object);
        return new Watch<>(kind, namespace, both, revision, initialRevision, bookmarks);
    }

    /** Returns this watch, telling after each delivery how far it has come. */
    public Watch<T> withBookmarks() {
        return new Watch<>(kind, namespace, selector, revision, initialRevision, true);
    }

    /** Returns what happened in a store since this watch looked last, or why that cannot be told. */
    public Either<Unreadable, Delivery<T>> next(Store store) {
        return revision.fold(
                () -> store.revision() < initialRevision
                        ? Either.left(new Unreadable.Future(initialRevision, store.revision()))
                        : Either.right(delivered(initial(store), store, bookmarks)),
                from -> store.readable(from).map(readable -> {
                    Vector<WatchEvent<T>> events =
                            store.since(readable).toVector().flatMap(this::event);
                    long told = events.lastOption().map(WatchEvent::revision).getOrElse(readable);
                    return delivered(events, store, bookmarks && told < store.revision());
                }));
    }

    private Delivery<T> delivered(Vector<WatchEvent<T>> events, Store store, boolean bookmarked) {
        Option<WatchEvent<T>> bookmark =
                Option.when(bookmarked, () -> new WatchEvent.Bookmark<>(store.revision(), revision.isEmpty()));
        return new Delivery<>(
                events.appendAll(bookmark),
                new Watch<>(kind, namespace, selector, Option.of(store.revision()), initialRevision, bookmarks));
    }

    private Vector<WatchEvent<T>> initial(Store store) {
        return namespace
                .map(one -> store.list(kind, one))
                .getOrElse(() -> store.list(kind))
                .toVector()
                .filter(selector)
                .map(object -> new WatchEvent.Added<>(store.revision(), object));
    }

    private Option<WatchEvent<T>> event(Change change) {
        // apiserver/pkg/storage/cacher/cache_watcher.go, convertToWatchEvent
        Option<T> before = change.before().flatMap(this::watched);
        Option<T> after = change.after().flatMap(this::watched);
        if (after.isEmpty()) {
            return before.map(object -> new WatchEvent.Deleted<>(change.revision(), stamped(object, change)));
        }
        return after.map(object -> before.isEmpty()
                ? new WatchEvent.Added<>(change.revision(), object)
                : new WatchEvent.Modified<>(change.revision(), object));
    }

    private Option<T> watched(KubeObject object) {
        return Option.when(
                        object.type().equals(kind) && namespace.forAll(object.namespace()::equals),
                        () -> kind.type().cast(object))
                .filter(selector);
    }

    private T stamped(T object, Change change) {
        String version = Long.toString(change.revision());
        return kind.type().cast(object.withMetadata(object.metadata().withResourceVersion(Option.of(version))));
    }
}
