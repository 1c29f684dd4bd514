package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Strategy;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.MetadataRules;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The change of objects. (apiserver/pkg/registry/rest/update.go, registry/generic/registry/store.go) */
record Modification<T extends KubeObject>(ApiServer server, Instant now, Strategy<T> strategy) {

    Either<ApiError, ApiServer> update(KubeObject object) {
        return stored(object).flatMap(before -> {
            T wanted = strategy.defaults().apply(cast(object));
            T after = counted(strategy.statusOf().apply(kept(wanted, before), before), before);
            return validated(after, before)
                    .flatMap(valid -> Allocations.of(strategy.kind()).allocated(valid, Option.of(before), server))
                    .map(this::written);
        });
    }

    Either<ApiError, ApiServer> updateStatus(KubeObject object) {
        return stored(object)
                .map(before ->
                        strategy.statusOf().apply(before, strategy.defaults().apply(cast(object))))
                .map(after -> server.withStore(server.store().put(after)));
    }

    /** Returns the stored object, if the request is about that very version of it. */
    private Either<ApiError, T> stored(KubeObject object) {
        return server.store()
                .get(object.key())
                .toEither(() -> ApiError.notFound(object.key()))
                .flatMap(before -> sameLife(object, before))
                .map(this::cast);
    }

    private static Either<ApiError, KubeObject> sameLife(KubeObject object, KubeObject before) {
        Option<String> uid = object.metadata().uid().filter(text -> !text.isEmpty());
        Option<String> version = object.metadata().resourceVersion().filter(text -> !text.isEmpty());
        if (uid.isDefined() && !uid.equals(before.metadata().uid())) {
            return Either.left(ApiError.conflict(
                    object.key(),
                    "Precondition failed: UID in precondition: " + uid.get() + ", UID in object meta: "
                            + before.metadata().uid().getOrElse("")));
        }
        if (version.isDefined() && !version.equals(before.metadata().resourceVersion())) {
            return Either.left(ApiError.conflict(
                    object.key(),
                    "the object has been modified; please apply your changes to the latest version and try again"));
        }
        return Either.right(before);
    }

    /** What a client cannot change, whatever it sends. */
    private T kept(T wanted, T before) {
        ObjectMeta old = before.metadata();
        return cast(wanted.withMetadata(wanted.metadata()
                .withUid(old.uid())
                .withCreationTimestamp(old.creationTimestamp())
                .withDeletionTimestamp(old.deletionTimestamp())
                .withDeletionGracePeriodSeconds(old.deletionGracePeriodSeconds())
                .withGenerateName(old.generateName())
                .withGeneration(old.generation())));
    }

    private T counted(T after, T before) {
        boolean changed =
                strategy.generationOf().exists(part -> !part.apply(after).equals(part.apply(before)));
        return changed
                ? cast(after.withMetadata(after.metadata()
                        .withGeneration(before.metadata().generation().map(count -> count + 1))))
                : after;
    }

    private Either<ApiError, T> validated(T after, T before) {
        Seq<FieldError> faults = MetadataRules.faults(after, strategy.names())
                .appendAll(MetadataRules.changes(after.metadata(), before.metadata()))
                .appendAll(strategy.faults().apply(after))
                .appendAll(strategy.changes().apply(after, before));
        return faults.isEmpty()
                ? Either.right(after)
                : Either.left(ApiError.invalid(strategy.kind(), after.name(), faults));
    }

    /** Writes the object, or, if it only waited for its finalizers and has none left, removes it. */
    private ApiServer written(T after) {
        ObjectMeta meta = after.metadata();
        boolean done = meta.isDeleting()
                && strategy.holders().apply(after).isEmpty()
                && meta.deletionGracePeriodSeconds().getOrElse(0L) == 0;
        return server.withStore(
                done ? server.store().delete(after.key()) : server.store().put(after));
    }

    private T cast(KubeObject object) {
        return strategy.kind().type().cast(object);
    }
}
