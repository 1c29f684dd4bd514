package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.allocation.service.Allocations;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Strategy;
import io.github.kubevalue.model.registry.Subresource;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.MetadataRules;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.temporal.ChronoUnit;
import java.util.function.BinaryOperator;

/** The change of objects. (apiserver/pkg/registry/rest/update.go, registry/generic/registry/store.go) */
record Modification<T extends KubeObject>(ApiServer server, Call call, Strategy<T> strategy) {
    private static final String WHOLE = "";
    private static final String STATUS = "status";

    Answer<ApiServer> update(KubeObject object) {
        return update(object, this::tracked);
    }

    /** Replaces an object by one that says itself who owns its fields. */
    Answer<ApiServer> apply(KubeObject object) {
        return update(object, (wanted, before) -> wanted);
    }

    private Answer<ApiServer> update(KubeObject object, BinaryOperator<T> tracking) {
        return Answer.of(stored(object))
                .then(before -> Answer.of(updated(object, before, tracking))
                        .then(after -> warned(after, before))
                        .then(after -> new Admission(server, call)
                                .reviewed(request(after, before, WHOLE), store -> written(store, after))));
    }

    private Either<ApiError, T> updated(KubeObject object, T before, BinaryOperator<T> tracking) {
        T complete = tracking.apply(strategy.defaulted(cast(object), before), before);
        return admitted(complete, before, WHOLE).flatMap(wanted -> completed(wanted, before));
    }

    private Answer<T> warned(T after, T before) {
        return new Answer<>(Either.right(after), strategy.updateWarnings().apply(after, before));
    }

    private Either<ApiError, T> completed(T wanted, T before) {
        T owned = strategy.statusOf().apply(kept(wanted, before), before);
        T after = counted(strategy.replacing().apply(owned, before), before);
        return validated(after, before)
                .flatMap(valid ->
                        Allocations.of(strategy.kind()).allocated(valid, Option.of(before), server.allocators()))
                .map(valid -> FieldOwnership.settled(valid, before));
    }

    /** Replaces an object by what a request to one of its subresources, which is admitted, makes of it. */
    Answer<ApiServer> replace(KubeObject wanted, AdmissionRequest request) {
        return Answer.of(stored(wanted))
                .then(before -> Answer.of(completed(tracked(cast(wanted), before, request.subresource()), before))
                        .then(after -> warned(after, before))
                        .then(after -> new Admission(server, call).reviewed(request, store -> written(store, after))));
    }

    /** Replaces a part of an object; all else stays as stored. */
    Answer<ApiServer> update(KubeObject object, Subresource<T> part) {
        return Answer.of(stored(object))
                .then(before -> Answer.of(taken(object, before, part))
                        .then(after -> new Admission(server, call)
                                .reviewed(request(after, before, part.name()), store -> written(store, after))));
    }

    private Either<ApiError, T> taken(KubeObject object, T before, Subresource<T> part) {
        return admitted(strategy.defaulted(cast(object), before), before, part.name())
                .flatMap(wanted -> {
                    T taken = tracked(
                            part.taken().taken(wanted, before, call.now().truncatedTo(ChronoUnit.SECONDS)),
                            before,
                            part.name());
                    T after = counted(kept(taken, before), before);
                    return valid(after, part.faults().apply(after, before));
                })
                .map(after -> FieldOwnership.settled(after, before));
    }

    private T tracked(T wanted, T before) {
        return tracked(wanted, before, WHOLE);
    }

    private T tracked(T wanted, T before, String subresource) {
        return cast(new FieldOwnership(server, call, subresource).tracked(wanted, before));
    }

    Answer<ApiServer> updateStatus(KubeObject object) {
        return updateStatus(
                object, (after, before) -> cast(new FieldOwnership(server, call, STATUS).tracked(after, before)));
    }

    /** Replaces the status of an object by one that says itself who owns its fields. */
    Answer<ApiServer> applyStatus(KubeObject object) {
        return updateStatus(
                object,
                (after, before) -> cast(after.withMetadata(
                        after.metadata().withManagedFields(object.metadata().managedFields()))));
    }

    private Answer<ApiServer> updateStatus(KubeObject object, BinaryOperator<T> tracking) {
        if (!strategy.statusSubresource()) {
            return Answer.refused(ApiError.noSuchResource());
        }
        return Answer.of(stored(object))
                .then(before -> Answer.of(admitted(strategy.defaulted(cast(object), before), before, STATUS))
                        .then(wanted -> Answer.of(statusUpdated(wanted, before, tracking)))
                        .then(after -> new Admission(server, call)
                                .reviewed(
                                        request(after, before, STATUS),
                                        store -> store.put(Peers.sharing(after, store)))));
    }

    private Either<ApiError, T> statusUpdated(T wanted, T before, BinaryOperator<T> tracking) {
        T after = tracking.apply(strategy.statusOf().apply(before, wanted), before);
        return valid(after, strategy.statusFaults().apply(after, before))
                .map(valid -> FieldOwnership.settled(valid, before));
    }

    private Either<ApiError, T> admitted(T wanted, T before, String subresource) {
        return new Admission(server, call)
                .admitted(request(wanted, before, subresource))
                .map(this::cast);
    }

    private static AdmissionRequest request(KubeObject object, KubeObject before, String subresource) {
        return AdmissionRequest.update(object, before).withSubresource(subresource);
    }

    /** Returns the stored object, if the request is about that very version of it. */
    private Either<ApiError, T> stored(KubeObject object) {
        return server.store()
                .get(object.key())
                .toEither(() -> ApiError.notFound(object.key()))
                .flatMap(before -> UpdatePreconditions.of(strategy, object).met(before))
                .map(this::cast);
    }

    /** What a client cannot change, whatever it sends. */
    private T kept(T wanted, T before) {
        // apiserver/pkg/registry/rest/update.go, BeforeUpdate
        ObjectMeta old = before.metadata();
        ObjectMeta meta = wanted.metadata();
        return cast(wanted.withMetadata(meta.withUid(old.uid())
                .withCreationTimestamp(old.creationTimestamp())
                .withDeletionTimestamp(old.deletionTimestamp().orElse(meta.deletionTimestamp()))
                .withDeletionGracePeriodSeconds(
                        meta.deletionGracePeriodSeconds().orElse(old.deletionGracePeriodSeconds()))
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
                .appendAll(strategy.updateFaults(after, before));
        return valid(after, faults);
    }

    private Either<ApiError, T> valid(T after, Seq<FieldError> faults) {
        return faults.isEmpty()
                ? Either.right(after)
                : Either.left(ApiError.invalid(strategy.kind(), after.name(), faults));
    }

    /** Writes the object, or, if it only waited for its finalizers and has none left, removes it. */
    private Store written(Store store, T after) {
        ObjectMeta meta = after.metadata();
        boolean done = meta.isDeleting()
                && strategy.holders().apply(after).isEmpty()
                && meta.deletionGracePeriodSeconds().getOrElse(0L) == 0;
        ClusterIps addresses = new ClusterIps(server, call);
        return done ? addresses.delete(store, after.key()) : addresses.put(store, after);
    }

    private T cast(KubeObject object) {
        return strategy.kind().type().cast(object);
    }
}
