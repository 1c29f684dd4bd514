package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind whose objects have replicas. Custom resources with a scale are not modelled.
 * (pkg/registry/apps/deployment/storage/storage.go, scaleFromDeployment)
 *
 * @param kind the kind
 * @param replicas reads how many there are to be
 * @param withReplicas returns an object that is to have so many
 * @param statusReplicas reads how many there are
 * @param selector reads which pods they are
 */
record Scalable<T extends KubeObject>(
        Kind<T> kind,
        Function<T, Option<Integer>> replicas,
        BiFunction<T, Integer, T> withReplicas,
        Function<T, Integer> statusReplicas,
        Function<T, LabelSelector> selector) {
    private static final Seq<Scalable<?>> ALL = Vector.of(
            new Scalable<>(
                    Deployment.KIND,
                    one -> one.spec().replicas(),
                    (one, count) -> one.withSpec(one.spec().withReplicas(Option.of(count))),
                    one -> one.status().replicas(),
                    one -> one.spec().selector()),
            new Scalable<>(
                    ReplicaSet.KIND,
                    one -> one.spec().replicas(),
                    (one, count) -> one.withSpec(one.spec().withReplicas(Option.of(count))),
                    one -> one.status().replicas(),
                    one -> one.spec().selector()),
            new Scalable<>(
                    StatefulSet.KIND,
                    one -> one.spec().replicas(),
                    (one, count) -> one.withSpec(one.spec().withReplicas(Option.of(count))),
                    one -> one.status().replicas(),
                    one -> one.spec().selector()),
            new Scalable<>(
                    ReplicationController.KIND,
                    one -> one.spec().replicas(),
                    (one, count) -> one.withSpec(one.spec().withReplicas(Option.of(count))),
                    one -> one.status().replicas(),
                    one -> LabelSelector.of(one.spec().selector())));

    /** Returns how objects of a kind are scaled, or that the server does not serve that. */
    static Either<ApiError, Scalable<?>> of(Kind<?> kind) {
        return ALL.find(scalable -> scalable.kind.equals(kind)).toEither(ApiError::noSuchResource);
    }

    /** Returns the scale of a stored object. */
    static Either<ApiError, Scale> scaleOf(ResourceKey key, Snapshot snapshot) {
        return of(key.kind())
                .flatMap(scalable ->
                        snapshot.get(key).toEither(() -> ApiError.notFound(key)).flatMap(scalable::scale));
    }

    /** Returns the scale of an object of the kind. */
    Either<ApiError, Scale> scale(KubeObject object) {
        T scaled = kind.type().cast(object);
        ObjectMeta meta = object.metadata();
        return LabelQuery.of(selector.apply(scaled))
                .mapLeft(ApiError::badRequest)
                .map(query -> Scale.builder()
                        .metadata(ObjectMeta.builder()
                                .name(meta.name())
                                .namespace(meta.namespace())
                                .uid(meta.uid())
                                .resourceVersion(meta.resourceVersion())
                                .creationTimestamp(meta.creationTimestamp())
                                .build())
                        .replicas(replicas.apply(scaled).getOrElse(0))
                        .statusReplicas(statusReplicas.apply(scaled))
                        .selector(query.toString())
                        .build());
    }

    /** Returns the object with so many replicas. */
    KubeObject scaled(KubeObject object, int count) {
        return withReplicas.apply(kind.type().cast(object), count);
    }
}
