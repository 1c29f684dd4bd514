package io.github.kubevalue.model.read;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Unreadable;
import io.github.kubevalue.model.store.Watch;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * Answers what only reads: {@code new Reads(store).list(Pod.KIND, ListOptions.in("demo"))}.
 *
 * <p>Laws: the pages of a list, one after the other, are the list at the revision of the first; a list, and the events of a watch
 * from its revision on, are the later list.
 *
 * @param store what there is
 */
public record Reads(Store store) {

    /** Returns an object as it is now. */
    public Either<ApiError, KubeObject> get(ResourceKey key) {
        return store.get(key).toEither(() -> ApiError.notFound(key));
    }

    /** Returns an object as it is now, if that is no older than a revision; empty for any. */
    public Either<ApiError, KubeObject> get(ResourceKey key, String resourceVersion) {
        return Revisions.parse(resourceVersion)
                .mapLeft(fault -> ApiError.of(ApiError.Reason.UNKNOWN, fault))
                .flatMap(revision -> notOlderThan(revision))
                .flatMap(known -> get(key));
    }

    /** Returns the objects of a kind that are asked for, or a page of them. */
    public <T extends KubeObject> Either<ApiError, KubeList<T>> list(Kind<T> kind, ListOptions options) {
        return Selection.of(kind, options, store)
                .flatMap(selection -> OptionRules.checkedForList(options)
                        .flatMap(checked -> new Listing<>(store, selection, checked).list()));
    }

    /** Returns a watch for what is asked for, which is yet to look. */
    public <T extends KubeObject> Either<ApiError, Watch<T>> watch(Kind<T> kind, ListOptions options) {
        return Selection.of(kind, options, store)
                .flatMap(selection -> OptionRules.checkedForWatch(options)
                        .flatMap(checked -> Revisions.parse(checked.resourceVersion())
                                .mapLeft(fault -> ApiError.of(ApiError.Reason.UNKNOWN, fault)))
                        .map(revision -> watch(selection, options, revision)));
    }

    private <T extends KubeObject> Watch<T> watch(Selection<T> selection, ListOptions options, long revision) {
        // apiserver/pkg/storage/cacher/cacher.go, Watch
        boolean fromStart = options.sendInitialEvents().getOrElse(revision == 0);
        Watch<T> all = fromStart
                ? Watch.ofAll(selection.kind(), options.sendInitialEvents().isDefined() ? revision : 0)
                : Watch.of(selection.kind(), revision == 0 ? store.revision() : revision);
        Watch<T> scoped = selection.namespace().fold(() -> all, all::in);
        Watch<T> selected = selection.isEverything() ? scoped : scoped.matching(selection::matches);
        return options.allowWatchBookmarks() ? selected.withBookmarks() : selected;
    }

    /** Returns what happened since a watch looked last. A watch from a revision that is still to come waits for it. */
    public <T extends KubeObject> Either<ApiError, Watch.Delivery<T>> next(Watch<T> watch) {
        return watch.next(store).fold(why -> unwatched(watch, why), Either::right);
    }

    private static <T extends KubeObject> Either<ApiError, Watch.Delivery<T>> unwatched(
            Watch<T> watch, Unreadable why) {
        // apiserver/pkg/storage/cacher/watch_cache.go, getAllEventsSinceLocked
        if (why instanceof Unreadable.Future future) {
            return watch.revision().isDefined()
                    ? Either.right(new Watch.Delivery<>(Vector.empty(), watch))
                    : Either.left(tooLarge(future.asked(), future.current(), 1));
        }
        return Either.left(ApiError.expired(
                "too old resource version: " + why.asked() + " (" + ((Unreadable.Compacted) why).compacted() + ")"));
    }

    private Either<ApiError, Long> notOlderThan(long revision) {
        return revision > store.revision()
                ? Either.left(tooLarge(revision, store.revision(), 1))
                : Either.right(revision);
    }

    /** Returns the answer that a revision is still to come. */
    static ApiError tooLarge(long asked, long current, int retryAfterSeconds) {
        // apiserver/pkg/storage/errors.go, NewTooLargeResourceVersionError
        return ApiError.timeout("Too large resource version: " + asked + ", current: " + current, retryAfterSeconds)
                .withCause(StatusCause.of(ApiError.RESOURCE_VERSION_TOO_LARGE, "Too large resource version"));
    }
}
