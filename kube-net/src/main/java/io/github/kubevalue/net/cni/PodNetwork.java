package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The network of one pod that has its own.
 *
 * @param pod the pod
 * @param addresses the pod's addresses
 * @param namespace its {@code lo} and {@code eth0}, and its routes
 * @param hostDevice the device on the node at the other end of {@code eth0}
 */
public record PodNetwork(Pod pod, Seq<Ip> addresses, NetworkNamespace namespace, String hostDevice) {
    /** The pod's end of its cable. */
    public static final String DEVICE = "eth0";

    /** What its kernel knows of how packets come in: through that device. */
    public static final Option<String> ENTRANCE = Option.some(DEVICE);
}
