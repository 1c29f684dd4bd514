package io.github.kubevalue.model.read;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Unreadable;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * One list: at which revision, and which page.
 * (apiserver/pkg/storage/etcd3/store.go, GetList; storage/cacher/cacher.go, GetList)
 */
record Listing<T extends KubeObject>(Store store, Selection<T> selection, ListOptions options) {
    private static final String TOO_OLD = "The resourceVersion for the provided list is too old.";
    private static final String INCONSISTENT =
            "The provided continue parameter is too old to display a consistent list result. You can start a new list"
                    + " without the continue parameter, or use the continue token in this response to retrieve the"
                    + " remainder of the results. Continuing with the provided token results in an inconsistent list -"
                    + " objects that were created, modified, or deleted between the time the first chunk was returned and"
                    + " now may show up in the list.";

    Either<ApiError, KubeList<T>> list() {
        return options.continueToken().isEmpty() ? begun() : continued();
    }

    private Either<ApiError, KubeList<T>> begun() {
        return Revisions.parse(options.resourceVersion())
                .mapLeft(fault -> ApiError.badRequest("invalid resource version: " + fault))
                .flatMap(this::snapshot)
                .map(snapshot -> page(snapshot, Option.none()));
    }

    private Either<ApiError, Snapshot> snapshot(long revision) {
        if (isExact(revision)) {
            return store.at(revision).mapLeft(why -> unreadable(why, ApiError.expired(TOO_OLD)));
        }
        return revision > store.revision()
                ? Either.left(Reads.tooLarge(revision, store.revision(), 1))
                : Either.right(store);
    }

    /** Pages were always of one revision, before there was a word for it. */
    private boolean isExact(long revision) {
        return options.resourceVersionMatch()
                .filter(match -> !match.text().isEmpty())
                .map(ResourceVersionMatch.EXACT::equals)
                .getOrElse(options.limit() > 0 && revision > 0);
    }

    private Either<ApiError, KubeList<T>> continued() {
        return ContinueToken.parse(options.continueToken())
                .mapLeft(why -> ApiError.badRequest("invalid continue token: " + why))
                .filterOrElse(
                        token -> options.resourceVersion().isEmpty()
                                || options.resourceVersion().equals("0"),
                        token -> ApiError.badRequest("specifying resource version is not allowed when using continue"))
                .flatMap(this::continued);
    }

    private Either<ApiError, KubeList<T>> continued(ContinueToken token) {
        Either<Unreadable, Snapshot> snapshot =
                token.resourceVersion() < 0 ? Either.right(store) : store.at(token.resourceVersion());
        ApiError inconsistent = ApiError.expired(INCONSISTENT)
                .withContinueToken(new ContinueToken(ContinueToken.LATEST, token.startKey()).toString());
        return snapshot.mapLeft(why -> unreadable(why, inconsistent))
                .map(then -> page(then, Option.of(token.startKey())));
    }

    private static ApiError unreadable(Unreadable why, ApiError compacted) {
        return why instanceof Unreadable.Future future
                ? Reads.tooLarge(future.asked(), future.current(), 0)
                : compacted;
    }

    private KubeList<T> page(Snapshot snapshot, Option<String> start) {
        // what is at hand is not read in pages
        long limit = options.resourceVersion().equals("0") ? 0 : Math.max(0, options.limit());
        Seq<T> candidates = limit == 0 ? selection.candidates(snapshot) : selection.counted(snapshot);
        Seq<T> rest = start.fold(
                () -> candidates,
                first -> candidates.filter(object -> selection.key(object).compareTo(first) >= 0));
        Seq<T> selected = selection.isEverything() ? rest : rest.filter(selection::matches);
        String version = Long.toString(snapshot.revision());
        if (limit == 0 || selected.size() < limit) {
            return new KubeList<>(selection.kind(), selected, version, "", Option.none());
        }
        Seq<T> page = selected.take((int) Math.min(limit, Integer.MAX_VALUE));
        boolean hasMore = page.last() != rest.last();
        return new KubeList<>(
                selection.kind(),
                page,
                version,
                hasMore
                        ? ContinueToken.after(selection.key(page.last()), snapshot.revision())
                                .toString()
                        : "",
                Option.when(hasMore && selection.isEverything(), () -> (long) rest.size() - page.size()));
    }
}
