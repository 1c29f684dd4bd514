package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The pods of a node say much alike, those that were started together even when. What equals the word of the first pod of
 * the node becomes that very value, so that it is kept once.
 */
final class Peers {
    private Peers() {}

    /** Returns an object that equals this one, and shares with its peers what it can. */
    static KubeObject sharing(KubeObject object, Snapshot snapshot) {
        return object instanceof Pod pod
                ? pod.spec()
                        .nodeName()
                        .flatMap(node -> snapshot.first(PodIndexes.BY_NODE, node))
                        .map(peer -> pod.withStatus(sharing(pod.status(), peer.status())))
                        .getOrElse(pod)
                : object;
    }

    private static PodStatus sharing(PodStatus status, PodStatus peer) {
        // a wither keeps a value that equals the new one, so what is to be replaced goes first
        PodStatus housed = status.hostIPs().equals(peer.hostIPs())
                ? status.withHostIPs(Vector.empty())
                        .withHostIPs(peer.hostIPs())
                        .withHostIP(Option.none())
                        .withHostIP(status.hostIP().equals(peer.hostIP()) ? peer.hostIP() : status.hostIP())
                : status;
        PodStatus conditioned = status.conditions().equals(peer.conditions())
                ? housed.withConditions(Vector.empty()).withConditions(peer.conditions())
                : housed;
        return status.containerStatuses().equals(peer.containerStatuses())
                ? conditioned.withContainerStatuses(Vector.empty()).withContainerStatuses(peer.containerStatuses())
                : conditioned;
    }
}
