package io.github.kubevalue.net.walk;

import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.trace.Peer;

/**
 * A device that a packet has left by on its way, and how long a packet may be there.
 *
 * @param at whose device it is
 * @param device the device
 * @param mtu the longest packet that it takes
 * @param packet the packet as it was routed there
 */
record Link(Peer at, String device, int mtu, Packet packet) {
    boolean takes(int length) {
        return length <= mtu;
    }
}
