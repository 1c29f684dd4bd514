package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.packet.Packet;

/**
 * A packet on its way through one network stack, with what the stack knows of it: the kernel's {@code sk_buff}.
 *
 * @param packet the packet
 * @param tracking its connection
 * @param zone the zone of its connection, as table raw has chosen it
 */
public record InFlight(Packet packet, Tracking tracking, int zone) {

    /** Returns a packet that has just come in, or has just been sent: nothing is known of it. */
    public static InFlight entering(Packet packet) {
        return new InFlight(packet, Tracking.PENDING, 0);
    }

    /** Returns this with the packet changed. */
    public InFlight with(Packet changed) {
        return new InFlight(changed, tracking, zone);
    }

    /** Returns this with other knowledge of its connection. */
    public InFlight with(Tracking changed) {
        return new InFlight(packet, changed, zone);
    }

    /** Returns this with its connection in another zone. */
    InFlight withZone(int other) {
        return new InFlight(packet, tracking, other);
    }
}
