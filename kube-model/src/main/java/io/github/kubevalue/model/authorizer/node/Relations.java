package io.github.kubevalue.model.authorizer.node;

import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodReferences;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import java.util.function.Predicate;

/**
 * What the pods on a node have to do with. (plugin/pkg/auth/authorizer/node/graph.go)
 *
 * @param snapshot the objects
 * @param node the node
 */
record Relations(Snapshot snapshot, String node) {
    boolean hasPod(String namespace, String name) {
        return snapshot.get(Pod.KIND, namespace, name)
                .exists(pod -> pod.spec().nodeName().contains(node));
    }

    boolean hasServiceAccount(String namespace, String name) {
        return hasPodThat(namespace, pod -> pod.spec().serviceAccountName().contains(name));
    }

    boolean hasSecret(String namespace, String name) {
        return hasPodThat(namespace, pod -> PodReferences.secrets(pod.spec()).contains(name));
    }

    boolean hasConfigMap(String namespace, String name) {
        return hasPodThat(namespace, pod -> PodReferences.configMaps(pod.spec()).contains(name));
    }

    boolean hasClaim(String namespace, String name) {
        return hasPodThat(namespace, pod -> PodReferences.claims(pod).contains(name));
    }

    boolean hasVolume(String name) {
        return snapshot.get(PersistentVolume.KIND, name)
                .flatMap(volume -> volume.spec().claimRef())
                .exists(this::isClaimed);
    }

    private boolean isClaimed(ObjectReference claim) {
        return hasClaim(claim.namespace().getOrElse(""), claim.name().getOrElse(""));
    }

    /** Mirror pods give their node access to nothing. */
    private boolean hasPodThat(String namespace, Predicate<Pod> condition) {
        Seq<Pod> pods = snapshot.by(PodIndexes.BY_NODE, node);
        return pods.exists(pod -> pod.namespace().equals(namespace) && !pod.isMirror() && condition.test(pod));
    }
}
