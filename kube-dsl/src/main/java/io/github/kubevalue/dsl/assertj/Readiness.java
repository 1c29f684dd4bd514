package io.github.kubevalue.dsl.assertj;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheme.Scheme;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * How many of the pods that somebody wants are ready.
 *
 * @param wanted how many are wanted
 * @param pods those that are there
 */
record Readiness(int wanted, Seq<Pod> pods) {

    /**
     * Returns the readiness of {@code deploy/NS/NAME}, {@code pod/NS/NAME}.
     *
     * @throws IllegalArgumentException if there is no such object
     */
    static Readiness of(Snapshot snapshot, String text) {
        String[] parts = text.split("/", -1);
        Option<Kind<?>> kind = Scheme.kubernetes().named(parts[0]).map(found -> found);
        if (kind.isEmpty() || parts.length < 2 || parts.length > 3) {
            throw new IllegalArgumentException("not a workload: \"" + text + "\" (deploy/NAMESPACE/NAME)");
        }
        String namespace = parts.length == 3 ? parts[1] : "default";
        KubeObject object = snapshot.get(kind.get().key(namespace, parts[parts.length - 1]))
                .getOrElseThrow(() -> new IllegalArgumentException(text + " not found"));
        Seq<Pod> pods = pods(snapshot, object).filter(Pod::isActive);
        return new Readiness(replicas(object).getOrElse(Math.max(1, pods.size())), pods);
    }

    private static Option<Integer> replicas(KubeObject object) {
        if (object instanceof Deployment deployment) {
            return deployment.spec().replicas();
        }
        if (object instanceof StatefulSet set) {
            return set.spec().replicas();
        }
        return object instanceof ReplicaSet set ? set.spec().replicas() : Option.none();
    }

    /** The pods that an object owns, itself or through what it owns. */
    private static Seq<Pod> pods(Snapshot snapshot, KubeObject object) {
        return object instanceof Pod pod
                ? Vector.of(pod)
                : snapshot.owned(object.metadata().uid().getOrElse(""))
                        .flatMap(owned -> pods(snapshot, owned))
                        .sortBy(KubeObject::key);
    }

    boolean isReady() {
        return pods.count(Pod::isReady) >= wanted && pods.forAll(Pod::isReady);
    }

    /** Returns {@code 0 of 2 pods are ready}. */
    String describe() {
        return pods.count(Pod::isReady) + " of " + wanted + " pods are ready";
    }
}
