package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;

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
        return PodStatus.builder()
                .from(status)
                .hostIP(shared(status.hostIP(), peer.hostIP()))
                .hostIPs(shared(status.hostIPs(), peer.hostIPs()))
                .conditions(shared(status.conditions(), peer.conditions()))
                .containerStatuses(shared(status.containerStatuses(), peer.containerStatuses()))
                .build();
    }

    /** Returns the value of the peer, where it is the same. */
    private static <T> T shared(T own, T other) {
        return own.equals(other) ? other : own;
    }
}
