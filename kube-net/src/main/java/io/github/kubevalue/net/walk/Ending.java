package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/**
 * How an attempt ended, before it is told as a trace.
 *
 * @param outcome what the sender learns
 * @param reason what decided it
 * @param receiver who took the packet, if anybody
 * @param pod the pod that took it, if one did
 * @param arrived the packet as the receiver saw it
 */
record Ending(Disposition outcome, String reason, Option<Peer> receiver, Option<Pod> pod, Option<Packet> arrived) {

    static Ending nowhere(Disposition outcome, String reason) {
        return new Ending(outcome, reason, Option.none(), Option.none(), Option.none());
    }

    static Ending at(Landing landing, String reason) {
        return new Ending(
                Disposition.DELIVERED,
                reason,
                Option.some(landing.peer()),
                landing.pod(),
                Option.some(landing.packet()));
    }

    Ending but(Disposition other, String why) {
        return new Ending(other, why, receiver, pod, arrived);
    }

    Option<Address> seenFrom() {
        return arrived.map(packet -> packet.flow().source());
    }
}
