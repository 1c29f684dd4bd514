package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.customresource.ScalePaths;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind whose objects have replicas: one of the built-in ones, or one whose definition says where they are.
 * (pkg/registry/apps/deployment/storage/storage.go, scaleFromDeployment)
 *
 * @param kind the kind
 * @param replicas reads how many there are to be
 * @param withReplicas returns an object that is to have so many
 * @param statusReplicas reads how many there are
 * @param selector reads which pods they are, as a request selects them, or why that cannot be told
 * @param custom the paths of a custom kind
 */
record Scalable<T extends KubeObject>(
        Kind<T> kind,
        Function<T, Option<Integer>> replicas,
        BiFunction<T, Integer, T> withReplicas,
        Function<T, Integer> statusReplicas,
        Function<T, Either<String, String>> selector,
        Option<ScalePaths> custom) {
    private static final Seq<Scalable<?>> ALL = Vector.of(
            builtIn(
                    Deployment.KIND,
                    one -> one.spec().replicas(),
                    (one, count) -> one.withSpec(one.spec().withReplicas(Option.of(count))),
                    one -> one.status().replicas(),
                    one -> one.spec().selector()),
            builtIn(
                    ReplicaSet.KIND,
                    one -> one.spec().replicas(),
                    (one, count) -> one.withSpec(one.spec().withReplicas(Option.of(count))),
                    one -> one.status().replicas(),
                    one -> one.spec().selector()),
            builtIn(
                    StatefulSet.KIND,
                    one -> one.spec().replicas(),
                    (one, count) -> one.withSpec(one.spec().withReplicas(Option.of(count))),
                    one -> one.status().replicas(),
                    one -> one.spec().selector()),
            builtIn(
                    ReplicationController.KIND,
                    one -> one.spec().replicas(),
                    (one, count) -> one.withSpec(one.spec().withReplicas(Option.of(count))),
                    one -> one.status().replicas(),
                    one -> LabelSelector.of(one.spec().selector())));

    private static <T extends KubeObject> Scalable<T> builtIn(
            Kind<T> kind,
            Function<T, Option<Integer>> replicas,
            BiFunction<T, Integer, T> withReplicas,
            Function<T, Integer> statusReplicas,
            Function<T, LabelSelector> selector) {
        return new Scalable<>(
                kind,
                replicas,
                withReplicas,
                statusReplicas,
                one -> LabelQuery.of(selector.apply(one)).map(LabelQuery::toString),
                Option.none());
    }

    // apiextensions-apiserver/pkg/registry/customresource/etcd.go, ScaleREST
    private static Scalable<Unmodelled> custom(Kind<?> kind, ScalePaths paths) {
        return new Scalable<>(
                Kind.of(kind.apiVersion(), kind.name(), kind.plural(), kind.scope(), Unmodelled.class),
                paths::replicas,
                paths::withReplicas,
                paths::statusReplicas,
                one -> Either.right(paths.selector(one)),
                Option.of(paths));
    }

    /** Returns how objects of a kind are scaled, or that the server does not serve that. */
    static Either<ApiError, Scalable<?>> of(Kind<?> kind, Snapshot snapshot) {
        return ALL.find(scalable -> scalable.kind.equals(kind))
                .orElse(() -> ScalePaths.of(kind, snapshot).map(paths -> custom(kind, paths)))
                .toEither(ApiError::noSuchResource);
    }

    /** Returns the scale of a stored object. */
    static Either<ApiError, Scale> scaleOf(ResourceKey key, Snapshot snapshot) {
        return of(key.kind(), snapshot)
                .flatMap(scalable ->
                        snapshot.get(key).toEither(() -> ApiError.notFound(key)).flatMap(scalable::found));
    }

    private Either<ApiError, Scale> found(KubeObject object) {
        boolean isSilent = replicas.apply(kind.type().cast(object)).isEmpty();
        return custom.filter(paths -> isSilent)
                .map(paths -> Either.<ApiError, Scale>left(ApiError.internal(
                        "the spec replicas field \"" + paths.scale().specReplicasPath() + "\" does not exist")))
                .getOrElse(() -> scale(object));
    }

    /** Returns the scale of an object of the kind. */
    Either<ApiError, Scale> scale(KubeObject object) {
        T scaled = kind.type().cast(object);
        ObjectMeta meta = object.metadata();
        return selector.apply(scaled)
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
                        .selector(query)
                        .build());
    }

    /** Whether the scale itself is judged; of custom kinds it is the object. */
    boolean judgesScale() {
        return custom.isEmpty();
    }

    /** Returns the object with so many replicas. */
    KubeObject scaled(KubeObject object, int count) {
        return withReplicas.apply(kind.type().cast(object), count);
    }
}
