package io.github.kubevalue.model.controller.disruption;

import io.github.kubevalue.model.apiserver.Scale;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.controller.scale.RestMapper;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * How many pods the controllers of pods want. (disruption.go, getExpectedScale and the finders)
 *
 * @param snapshot the cluster
 */
record ControllerScale(Snapshot snapshot) {
    private static final Seq<String> APPS = Vector.of("apps", "extensions");

    /** Returns how many pods all controllers of those pods want, each counted once, or why that cannot be told. */
    Either<String, Integer> total(Seq<Pod> pods) {
        Either<String, Map<String, Integer>> none = Either.right(LinkedHashMap.empty());
        return pods.filter(pod -> pod.metadata().controllerRef().isDefined())
                .foldLeft(none, (so, pod) -> so.flatMap(scales -> with(scales, pod)))
                .map(scales -> scales.values().sum().intValue());
    }

    private Either<String, Map<String, Integer>> with(Map<String, Integer> scales, Pod pod) {
        OwnerReference owner = pod.metadata().controllerRef().get();
        if (scales.containsKey(owner.uid())) {
            return Either.right(scales);
        }
        return of(owner, pod.namespace())
                .flatMap(found -> found.toEither(() -> "found no controllers for pod \"" + pod.name() + "\""))
                .map(scale -> scales.put(scale));
    }

    /** Returns the uid of who says how many pods there are to be, and how many; nobody, if the owner is not the one that is meant. */
    Either<String, Option<Tuple2<String, Integer>>> of(OwnerReference owner, String namespace) {
        Option<Tuple2<String, Integer>> known = replicationController(owner, namespace)
                .orElse(() -> deployment(owner, namespace))
                .orElse(() -> replicaSet(owner, namespace))
                .orElse(() -> statefulSet(owner, namespace));
        return known.isDefined() ? Either.right(known) : custom(owner, namespace);
    }

    private Option<Tuple2<String, Integer>> replicationController(OwnerReference owner, String namespace) {
        return found(owner, namespace, ReplicationController.KIND, Vector.of(""))
                .map(found -> Tuple.of(owner.uid(), found.spec().replicas().getOrElse(1)));
    }

    private Option<Tuple2<String, Integer>> deployment(OwnerReference owner, String namespace) {
        return found(owner, namespace, ReplicaSet.KIND, APPS)
                .flatMap(set -> set.metadata().controllerRef())
                .flatMap(above -> found(above, namespace, Deployment.KIND, APPS)
                        .map(found ->
                                Tuple.of(above.uid(), found.spec().replicas().getOrElse(1))));
    }

    private Option<Tuple2<String, Integer>> replicaSet(OwnerReference owner, String namespace) {
        return found(owner, namespace, ReplicaSet.KIND, APPS)
                .map(set -> Tuple.of(owner.uid(), set.spec().replicas().getOrElse(1)));
    }

    private Option<Tuple2<String, Integer>> statefulSet(OwnerReference owner, String namespace) {
        return found(owner, namespace, StatefulSet.KIND, Vector.of("apps"))
                .map(found -> Tuple.of(owner.uid(), found.spec().replicas().getOrElse(1)));
    }

    private <T extends KubeObject> Option<T> found(
            OwnerReference owner, String namespace, Kind<T> kind, Seq<String> groups) {
        boolean isMeant = owner.kind().equals(kind.name()) && groups.contains(Kind.groupOf(owner.apiVersion()));
        return Option.when(isMeant, () -> snapshot.get(kind, namespace, owner.name()))
                .flatMap(found -> found)
                .filter(found -> found.metadata().uid().contains(owner.uid()));
    }

    /** Whatever else has a scale. (disruption.go, getScaleController) */
    private Either<String, Option<Tuple2<String, Integer>>> custom(OwnerReference owner, String namespace) {
        return new RestMapper(snapshot)
                .mapping(owner.apiVersion(), owner.kind())
                .flatMap(kind -> Scale.isOf(kind, snapshot)
                        ? scale(kind.key(namespace, owner.name()), owner)
                        : Either.left(kind.groupResource() + " does not implement the scale subresource"));
    }

    private Either<String, Option<Tuple2<String, Integer>>> scale(ResourceKey key, OwnerReference owner) {
        if (!snapshot.contains(key)) {
            return Either.right(Option.none());
        }
        return Scale.of(key, snapshot)
                .mapLeft(Object::toString)
                .map(scale -> Option.of(scale)
                        .filter(found -> found.metadata().uid().contains(owner.uid()))
                        .map(found -> Tuple.of(owner.uid(), found.replicas())));
    }
}
