package io.github.kubevalue.net.walk;

import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.route.RoutingDecision;
import io.github.kubevalue.net.trace.Peer;

/**
 * A device that a packet has left by on its way.
 *
 * @param at whose device it is
 * @param by the way there
 * @param packet the packet as it was routed there
 */
record Link(Peer at, RoutingDecision.Forward by, Packet packet) {
    /** The device. */
    String device() {
        return by.out().name();
    }

    /** The longest packet that may leave so. */
    int mtu() {
        return by.mtu();
    }

    boolean takes(int length) {
        return length <= mtu();
    }
}
