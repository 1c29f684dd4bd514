package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.netfilter.stack.Sender;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/**
 * Whose process sends a packet on a node's own network: the superuser's, or that of a pod's first container as its security
 * context says. Which user an image names is not modelled; the group of a user that is named alone is taken to be 0, as it is
 * for one whom the image does not know.
 */
final class Processes {
    private final Network network;

    Processes(Network network) {
        this.network = network;
    }

    /** Returns who sends a packet, if that is known. */
    Option<Sender> sender(Peer from, Packet packet) {
        if (isOfTheKernel(packet)) {
            return Option.some(Sender.KERNEL);
        }
        return from instanceof Peer.NodePeer
                ? Option.some(Sender.ROOT)
                : network.pod(from).flatMap(Processes::of);
    }

    /** Whether no process sends it: a reset, an ICMP error or the answer to a ping. */
    private static boolean isOfTheKernel(Packet packet) {
        Flow flow = packet.flow();
        return packet.tcpFlags().equals(TcpFlags.RST_ACK)
                || flow.icmp().exists(message -> !message.isQuery(flow.protocol()));
    }

    private static Option<Sender> of(Pod pod) {
        return pod.spec().containers().headOption().flatMap(container -> of(pod, container));
    }

    // pkg/securitycontext/util.go, DetermineEffectiveSecurityContext: the container's own says more than the pod's
    private static Option<Sender> of(Pod pod, Container container) {
        Option<Long> user = container
                .securityContext()
                .flatMap(own -> own.runAsUser())
                .orElse(() -> pod.spec().securityContext().flatMap(shared -> shared.runAsUser()));
        Option<Long> group = container
                .securityContext()
                .flatMap(own -> own.runAsGroup())
                .orElse(() -> pod.spec().securityContext().flatMap(shared -> shared.runAsGroup()));
        return user.map(id -> new Sender(id, group.getOrElse(0L)));
    }
}
