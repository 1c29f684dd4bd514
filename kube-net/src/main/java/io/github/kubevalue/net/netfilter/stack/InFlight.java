package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.conntrack.Zone;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;

/**
 * A packet on its way through one network stack, with what the stack knows of it: the kernel's {@code sk_buff}.
 *
 * @param packet the packet
 * @param tracking its connection
 * @param zone the zone of its connection, as table raw has chosen it
 * @param sender who sends it, if a process of this host does and is known
 */
public record InFlight(Packet packet, Tracking tracking, Zone zone, Option<Sender> sender) {

    /** Returns a packet that has just come in, or has just been sent: nothing is known of it. */
    public static InFlight entering(Packet packet) {
        return new InFlight(packet, Tracking.PENDING, Zone.DEFAULT, Option.none());
    }

    /** Returns a packet by which this host tells at once what became of another: it belongs to the connection of that one. */
    // net/netfilter/nf_conntrack_core.c, nf_conntrack_attach
    public static InFlight about(InFlight other, Packet packet) {
        Tracking attached = other.tracking() instanceof Tracking.Connection connection
                ? new Tracking.Connection(
                        connection.entry(), connection.direction().opposite(), CtState.RELATED, connection.confirmed())
                : Tracking.PENDING;
        return new InFlight(packet, attached, other.zone(), Option.some(Sender.KERNEL));
    }

    /** Returns this with the packet changed. */
    public InFlight with(Packet changed) {
        return new InFlight(changed, tracking, zone, sender);
    }

    /** Returns this with other knowledge of its connection. */
    public InFlight with(Tracking changed) {
        return new InFlight(packet, changed, zone, sender);
    }

    /** Returns this, sent by a process of this host, if it is known which. */
    public InFlight by(Option<Sender> process) {
        return new InFlight(packet, tracking, zone, process);
    }

    /** Returns this with its connection in another zone. */
    InFlight withZone(Zone other) {
        return new InFlight(packet, tracking, other, sender);
    }
}
