package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.NamespacePhase;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.customresource.CustomResources;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Strategy;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The end of objects: at once, after a grace, or once the last finalizer is gone.
 * (apiserver/pkg/registry/rest/delete.go, registry/generic/registry/store.go)
 */
record Deletion(ApiServer server, Call call) {
    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";

    Answer<ApiServer> delete(Write.Delete delete) {
        Either<ApiError, KubeObject> found = server.store()
                .get(delete.key())
                .toEither(() -> ApiError.notFound(delete.key()))
                .flatMap(stored -> new Admission(server, call).admitted(AdmissionRequest.delete(stored)))
                .flatMap(stored -> meant(stored, delete));
        return Answer.of(found)
                .then(stored -> new Admission(server, call)
                        .reviewed(
                                AdmissionRequest.delete(stored),
                                store -> deleted(
                                        store, CustomResources.strategy(stored.type(), store), stored, delete)));
    }

    private static Either<ApiError, KubeObject> meant(KubeObject stored, Write.Delete delete) {
        if (delete.uid().isDefined() && !delete.uid().equals(stored.metadata().uid())) {
            return Either.left(ApiError.conflict(
                    delete.key(),
                    "Precondition failed: UID in precondition: " + delete.uid().get() + ", UID in object meta: "
                            + stored.metadata().uid().getOrElse("")));
        }
        return Either.right(stored);
    }

    private <T extends KubeObject> Store deleted(
            Store store, Strategy<T> strategy, KubeObject stored, Write.Delete delete) {
        KubeObject marked = terminating(graceful(held(stored, delete.propagation()), delete));
        boolean gone = marked.metadata().deletionGracePeriodSeconds().getOrElse(0L) == 0
                && strategy.holders().apply(strategy.kind().type().cast(marked)).isEmpty();
        return gone ? store.delete(stored.key()) : store.put(marked);
    }

    /** The finalizers by which the garbage collector learns what becomes of the dependents. */
    private static KubeObject held(KubeObject object, Propagation propagation) {
        ObjectMeta meta = object.metadata();
        Seq<String> others = meta.finalizers().removeAll(Vector.of(ORPHAN, FOREGROUND));
        Seq<String> finalizers = switch (propagation) {
            case BACKGROUND -> others;
            case FOREGROUND -> others.append(FOREGROUND);
            case ORPHAN -> others.append(ORPHAN);
        };
        return object.withMetadata(meta.withFinalizers(finalizers));
    }

    private KubeObject graceful(KubeObject object, Write.Delete delete) {
        ObjectMeta meta = object.metadata();
        long grace = object instanceof Pod pod ? grace(pod, delete.gracePeriodSeconds()) : 0;
        if (meta.isDeleting()) {
            return object.withMetadata(shortened(meta, grace));
        }
        return object.withMetadata(meta.withDeletionTimestamp(
                        Option.of(call.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(grace)))
                .withDeletionGracePeriodSeconds(Option.of(grace))
                .withGeneration(meta.generation().map(count -> count + 1)));
    }

    /** How long a pod may take to end. */
    private static long grace(Pod pod, Option<Long> asked) {
        // pkg/registry/core/pod/strategy.go, CheckGracefulDelete
        boolean idle = pod.spec().nodeName().getOrElse("").isEmpty() || pod.isTerminal();
        long grace = asked.orElse(pod.spec().terminationGracePeriodSeconds()).getOrElse(0L);
        return idle ? 0 : grace < 0 ? 1 : grace;
    }

    /** A second deletion can only hurry. */
    private ObjectMeta shortened(ObjectMeta meta, long grace) {
        long before = meta.deletionGracePeriodSeconds().getOrElse(0L);
        if (grace >= before) {
            return meta;
        }
        Instant due = meta.deletionTimestamp().get().plusSeconds(grace - before);
        Instant second = call.now().truncatedTo(ChronoUnit.SECONDS);
        boolean late = due.isBefore(second);
        return meta.withDeletionTimestamp(Option.of(late ? second : due))
                .withDeletionGracePeriodSeconds(Option.of(late && grace != 0 ? 1L : grace));
    }

    private static KubeObject terminating(KubeObject object) {
        return object instanceof Namespace namespace
                ? namespace.withStatus(namespace.status().withPhase(Option.of(NamespacePhase.TERMINATING)))
                : object;
    }
}
