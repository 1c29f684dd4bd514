package io.github.kubevalue.net.policy;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.vavr.control.Option;

/**
 * One end of a connection as a policy sees it: an address, and the pod behind it if there is one.
 *
 * <p>A pod on the host's network is no party of its own: its address is the node's, and only an {@code ipBlock} can
 * match it.
 *
 * @param ip the address in the packet where the policy is enforced
 * @param pod the pod that holds the address
 */
public record Party(Ip ip, Option<Pod> pod) {

    /** Returns a pod at one of its addresses. */
    public static Party pod(Ip ip, Pod pod) {
        return new Party(ip, Option.of(pod));
    }

    /** Returns something that is no pod: a node, or a host outside. */
    public static Party address(Ip ip) {
        return new Party(ip, Option.none());
    }

    @Override
    public String toString() {
        return pod.map(p -> p.key().toString()).getOrElse(ip::toString);
    }
}
