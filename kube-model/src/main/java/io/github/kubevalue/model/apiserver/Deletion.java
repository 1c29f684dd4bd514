package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.NamespacePhase;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.customresource.DefinitionStatuses;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Strategies;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The end of objects: at once, after a grace, or once the last finalizer is gone.
 * (apiserver/pkg/registry/rest/delete.go, registry/generic/registry/store.go, Delete)
 */
record Deletion(ApiServer server, Call call, DeleteOptions options) {
    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";
    private static final Seq<String> PROPAGATING = Vector.of(ORPHAN, FOREGROUND);

    Answer<ApiServer> delete(Write.Delete delete) {
        Either<ApiError, KubeObject> found = server.store()
                .get(delete.key())
                .toEither(() -> ApiError.notFound(delete.key()))
                .flatMap(stored -> new Admission(server, call).admitted(AdmissionRequest.delete(stored)))
                .flatMap(new Preconditions(options)::met);
        return Answer.of(found)
                .then(stored -> new Admission(server, call)
                        .reviewed(AdmissionRequest.delete(stored), store -> deleted(store, stored)));
    }

    /** Returns the store after the deletion of an object, or after its beginning. */
    Store deleted(Store store, KubeObject stored) {
        if (stored instanceof Namespace namespace && !namespace.metadata().isDeleting()) {
            return store.put(terminating(namespace));
        }
        if (stored instanceof Namespace namespace
                && !namespace.spec().finalizers().isEmpty()) {
            return store;
        }
        if (stored instanceof CustomResourceDefinition definition
                && !definition.metadata().isDeleting()) {
            CustomResourceDefinition ending = DefinitionStatuses.terminating(definition, Option.of(second()));
            return removed(store, ending.withMetadata(held(ending)));
        }
        return stored instanceof Pod pod && !isOver(pod.metadata())
                ? ended(store, pod)
                : removed(store, stored.withMetadata(held(stored)));
    }

    // pkg/registry/core/namespace/storage/storage.go, Delete
    private Namespace terminating(Namespace namespace) {
        ObjectMeta meta = held(namespace).withDeletionTimestamp(Option.of(second()));
        return namespace
                .withMetadata(meta)
                .withStatus(namespace.status().withPhase(Option.of(NamespacePhase.TERMINATING)));
    }

    /** Whether the grace is over. */
    private static boolean isOver(ObjectMeta meta) {
        return meta.isDeleting() && meta.deletionGracePeriodSeconds().getOrElse(0L) == 0;
    }

    private Store removed(Store store, KubeObject held) {
        return held.metadata().finalizers().isEmpty()
                ? new ClusterIps(server, call).delete(store, held.key())
                : store.put(held.withMetadata(marked(held.metadata())));
    }

    // apiserver/pkg/registry/generic/registry/store.go, markAsDeleting
    private ObjectMeta marked(ObjectMeta meta) {
        Instant due = meta.deletionTimestamp()
                .filter(time -> !time.isAfter(call.now()))
                .getOrElse(second());
        return counted(meta).withDeletionTimestamp(Option.of(due)).withDeletionGracePeriodSeconds(Option.of(0L));
    }

    private static ObjectMeta counted(ObjectMeta meta) {
        return meta.isDeleting() ? meta : meta.withGeneration(meta.generation().map(count -> count + 1));
    }

    /** A pod gets its grace; it is written before it goes, so that whoever watches sees that it was to go. */
    private Store ended(Store store, Pod pod) {
        return graceful(pod)
                .map(graced -> {
                    KubeObject held = pod.withMetadata(held(pod.withMetadata(graced)));
                    Store written = store.put(held);
                    boolean gone =
                            isOver(graced) && held.metadata().finalizers().isEmpty();
                    return gone ? written.delete(pod.key()) : written;
                })
                .getOrElse(store);
    }

    /** The metadata with a grace; none if a deletion is under way that this one cannot hurry. */
    private Option<ObjectMeta> graceful(Pod pod) {
        ObjectMeta meta = pod.metadata();
        Option<Long> asked = options.gracePeriodSeconds().map(seconds -> seconds < 0 ? 1 : seconds);
        if (meta.isDeleting()) {
            return asked.filter(seconds ->
                            seconds < meta.deletionGracePeriodSeconds().getOrElse(0L))
                    .map(seconds -> shortened(meta, seconds));
        }
        long grace = grace(pod, asked);
        return Option.of(counted(meta)
                .withDeletionTimestamp(Option.of(second().plusSeconds(grace)))
                .withDeletionGracePeriodSeconds(Option.of(grace)));
    }

    /** How long a pod may take to end. */
    private static long grace(Pod pod, Option<Long> asked) {
        // pkg/registry/core/pod/strategy.go, CheckGracefulDelete
        boolean idle = pod.spec().nodeName().getOrElse("").isEmpty() || pod.isTerminal();
        long grace = asked.orElse(pod.spec().terminationGracePeriodSeconds()).getOrElse(0L);
        return idle ? 0 : grace < 0 ? 1 : grace;
    }

    private ObjectMeta shortened(ObjectMeta meta, long grace) {
        long before = meta.deletionGracePeriodSeconds().getOrElse(0L);
        Instant due = meta.deletionTimestamp().get().plusSeconds(grace - before);
        boolean late = due.isBefore(second());
        return meta.withDeletionTimestamp(Option.of(late ? second() : due))
                .withDeletionGracePeriodSeconds(Option.of(late && grace != 0 ? 1L : grace));
    }

    private Instant second() {
        return call.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The metadata with the finalizers by which the garbage collector learns what becomes of the dependents. */
    private ObjectMeta held(KubeObject object) {
        ObjectMeta meta = object.metadata();
        Option<String> wanted = propagating(object);
        Seq<String> present = meta.finalizers().filter(PROPAGATING::contains);
        return present.toSet().equals(wanted.toSet())
                ? meta
                : meta.withFinalizers(meta.finalizers().removeAll(PROPAGATING).appendAll(wanted));
    }

    // apiserver/pkg/registry/generic/registry/store.go, shouldOrphanDependents, shouldDeleteDependents
    private Option<String> propagating(KubeObject object) {
        if (object.type().equals(Event.KIND)) {
            return Option.none();
        }
        if (options.orphanDependents().isDefined()) {
            return options.orphanDependents().filter(stay -> stay).map(stay -> ORPHAN);
        }
        if (options.propagation().isDefined()) {
            return switch (options.propagation().get()) {
                case BACKGROUND -> Option.none();
                case FOREGROUND -> Option.of(FOREGROUND);
                case ORPHAN -> Option.of(ORPHAN);
            };
        }
        return object.metadata()
                .finalizers()
                .find(PROPAGATING::contains)
                .orElse(() -> Option.when(Strategies.of(object.type()).orphansDependents(), ORPHAN));
    }
}
