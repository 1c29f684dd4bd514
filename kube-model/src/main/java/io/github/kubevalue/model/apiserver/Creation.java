package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.allocation.service.Allocations;
import io.github.kubevalue.model.choice.Draw;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.registry.Strategy;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.MetadataRules;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/** The making of objects. (apiserver/pkg/registry/rest/create.go, registry/generic/registry/store.go) */
record Creation<T extends KubeObject>(ApiServer server, Call call, Strategy<T> strategy) {
    private static final int MOST_BASE = 58;

    Answer<ApiServer> create(KubeObject object) {
        return create(object, this::tracked);
    }

    /** Returns what the server writes itself, as it is stored: whoever asked for it is asked nothing. */
    T born(T object) {
        return begun(tracked(object));
    }

    private T tracked(T object) {
        return cast(new FieldOwnership(server, call, "").begun(object));
    }

    /** Makes an object that says itself who owns its fields. */
    Answer<ApiServer> apply(KubeObject object) {
        return create(object, UnaryOperator.identity());
    }

    private Answer<ApiServer> create(KubeObject object, UnaryOperator<T> tracking) {
        if (!object.metadata().resourceVersion().getOrElse("").isEmpty()) {
            return Answer.of(
                    Either.left(ApiError.badRequest("resourceVersion should not be set on objects to be created")));
        }
        T named = named(cast(object));
        Either<ApiError, T> complete = admitted(
                        tracking.apply(strategy.defaults().apply(unnamed(named))))
                .map(admitted -> with(
                        admitted, admitted.metadata().withName(named.metadata().name())))
                .map(admitted -> begun(strategy.newStatus().apply(admitted)))
                .flatMap(this::validated)
                .flatMap(valid -> Allocations.of(strategy.kind()).allocated(valid, Option.none(), server.allocators()));
        return Answer.of(complete).then(this::warned).then(this::reviewed);
    }

    private Either<ApiError, T> admitted(T object) {
        return new Admission(server, call)
                .admitted(AdmissionRequest.create(object))
                .map(this::cast);
    }

    /** Admission comes before names are generated, so that its messages tell the prefix. */
    private T unnamed(T object) {
        // apiserver/pkg/admission/errors.go, extractResourceName
        Option<String> prefix = object.metadata().generateName().filter(text -> !text.isEmpty());
        boolean isGenerated = prefix.exists(object.name()::startsWith);
        return isGenerated ? with(object, object.metadata().withName(prefix)) : object;
    }

    private T begun(T object) {
        Draw draw = new Draw(server.flags().seed());
        ResourceKey key = object.key();
        ObjectMeta begun = object.metadata()
                .withUid(Option.of(draw.uid("uid " + key + " " + server.store().revision())))
                .withCreationTimestamp(Option.of(call.now().truncatedTo(ChronoUnit.SECONDS)))
                .withGeneration(strategy.generationOf().map(part -> 1L))
                .withDeletionTimestamp(Option.none())
                .withDeletionGracePeriodSeconds(Option.none());
        return strategy.prepared().apply(strategy.requested().apply(with(object, begun), call.user()));
    }

    private T named(T object) {
        String base = object.metadata().generateName().getOrElse("");
        if (!object.name().isEmpty() || base.isEmpty()) {
            return object;
        }
        // apiserver/pkg/storage/names/generate.go
        String cut = base.length() > MOST_BASE ? base.substring(0, MOST_BASE) : base;
        Draw draw = new Draw(server.flags().seed());
        String purpose = "name " + strategy.kind() + " " + object.namespace() + " " + cut + " " + call.now() + " ";
        int attempt = siblings(object);
        String name = cut + draw.suffix(purpose + attempt);
        while (server.store().contains(strategy.kind().key(object.namespace(), name))) {
            attempt++;
            name = cut + draw.suffix(purpose + attempt);
        }
        return with(object, object.metadata().withName(name));
    }

    /** How many names were probably drawn for the same purpose already. */
    private int siblings(T object) {
        return object.metadata()
                .controllerRef()
                .map(OwnerReference::uid)
                .map(uid -> server.store().countOwned(uid))
                .getOrElse(0);
    }

    private Either<ApiError, T> validated(T object) {
        Seq<FieldError> faults = MetadataRules.faults(object, strategy.names())
                .appendAll(strategy.faults().apply(object));
        return faults.isEmpty()
                ? Either.right(object)
                : Either.left(ApiError.invalid(strategy.kind(), object.name(), faults));
    }

    private Answer<T> warned(T object) {
        return new Answer<>(Either.right(object), strategy.warnings().apply(object));
    }

    private Answer<ApiServer> reviewed(T object) {
        boolean exists = server.store().contains(object.key());
        return new Admission(server, call)
                .reviewed(AdmissionRequest.create(object), store -> new ClusterIps(server, call).put(store, object))
                .then(after -> exists ? Answer.refused(taken(object)) : Answer.granted(after));
    }

    // apiserver/pkg/registry/generic/registry/store.go, create; rest/create.go, CheckGeneratedNameError
    private ApiError taken(T object) {
        boolean isGenerated = object.metadata().generateName().exists(prefix -> !prefix.isEmpty());
        ApiError error =
                isGenerated ? ApiError.generateNameConflict(object.key()) : ApiError.alreadyExists(object.key());
        boolean isLeaving = server.store()
                .get(object.key())
                .exists(stored -> stored.metadata().isDeleting());
        return isLeaving ? error.withMessage("object is being deleted: " + error.message()) : error;
    }

    private T with(T object, ObjectMeta metadata) {
        return cast(object.withMetadata(metadata));
    }

    private T cast(KubeObject object) {
        return strategy.kind().type().cast(object);
    }
}
