package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.trace.Peer;

/** Where one packet ends. */
sealed interface Arrival {

    /** At a socket of a pod that has a network of its own on a node. */
    record AtPod(NodeNetwork node, Pod pod, Packet packet) implements Arrival {}

    /** At a socket of a node's own network. */
    record AtHost(String node, Packet packet) implements Arrival {}

    /** At a host outside. */
    record AtOutside(Ip host, Packet packet) implements Arrival {}

    /** Nowhere, and nobody is told. */
    record Lost(Peer at, String reason) implements Arrival {}

    /** At a rule that refuses it; the kernel there tells the sender. */
    record Rejected(String node, RejectWith with, InFlight inFlight, String reason, boolean bySender)
            implements Arrival {}

    /** At a router that may not send it on: the time to live is over. */
    record Expired(String node, InFlight inFlight) implements Arrival {
        String reason() {
            return "the time to live is over at node/" + node;
        }
    }

    /** At a kernel that asks for the link address of the next host, and asks in vain; it tells the sender after a while. */
    record NoNeighbour(Peer at, InFlight inFlight, String reason) implements Arrival {}

    /** In the sender's own kernel, which drops it. */
    record NotSent(String node, Packet packet, String reason) implements Arrival {}

    /** At a kernel that has no route for it. */
    record NoRoute(Peer at, Packet packet, String reason) implements Arrival {}

    /** At something that is not modelled. */
    record Unknown(Peer at, String what) implements Arrival {}
}
