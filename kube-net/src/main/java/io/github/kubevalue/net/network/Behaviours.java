package io.github.kubevalue.net.network;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/** How the pods of a cluster behave, each read when it is first asked for. */
final class Behaviours {
    private final Map<String, Lazy<Map<ResourceKey, Known>>> byNode;

    /** One pod's. */
    private record Known(Pod pod, Lazy<PodBehaviour> behaviour) {
        static Known of(Pod pod) {
            return new Known(pod, Lazy.of(() -> PodBehaviour.of(pod)));
        }
    }

    Behaviours(Snapshot snapshot) {
        this.byNode = HashMap.ofEntries(snapshot.list(Node.KIND)
                .map(node -> Tuple.of(node.name(), Lazy.of(() -> onNode(snapshot, node.name())))));
    }

    private static Map<ResourceKey, Known> onNode(Snapshot snapshot, String node) {
        return HashMap.ofEntries(snapshot.by(PodIndexes.BY_NODE, node).map(pod -> Tuple.of(pod.key(), Known.of(pod))));
    }

    /** Returns how a pod behaves; one that is not as the cluster has it is read anew. */
    PodBehaviour of(Pod pod) {
        return pod.spec()
                .nodeName()
                .flatMap(byNode::get)
                .flatMap(pods -> pods.get().get(pod.key()))
                .filter(known -> known.pod().equals(pod))
                .map(known -> known.behaviour().get())
                .getOrElse(() -> PodBehaviour.of(pod));
    }
}
