package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.packet.Packet;

/** What a host's routes say of the way back to where packets come from; {@code -m rpfilter} asks them. */
@FunctionalInterface
public interface ReverseRoutes {

    /** Returns where an answer would leave to a packet that came in by a device, if it were routed with that mark. */
    WayBack of(Packet packet, String in, int mark);
}
