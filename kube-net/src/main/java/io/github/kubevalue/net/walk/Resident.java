package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.network.Network;
import io.vavr.control.Option;

/**
 * A pod that a walk has to do with, and where it lives; looked for once.
 *
 * @param pod the pod
 * @param sharesNode whether it is on its node's own network
 * @param node its node, if it is bound to one that there is
 */
record Resident(Pod pod, boolean sharesNode, Option<NodeNetwork> node) {
    static Resident of(Network network, Pod pod) {
        return new Resident(
                pod, pod.spec().isHostNetwork(), pod.spec().nodeName().flatMap(network::node));
    }
}
