package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.Evidence;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.Netfilter;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.netfilter.stack.ReverseRoutes;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;
import java.util.List;

/** A node that a walk has come to, and what its kernel remembers by now. */
final class Kernel {
    final NodeNetwork node;
    final Peer peer;
    final Option<ReverseRoutes> wayBack;
    private NetfilterState stack;
    private boolean crossed;

    Kernel(NodeNetwork node, NetfilterState stack) {
        this.node = node;
        this.peer = Peer.node(node.name());
        this.wayBack = Option.some(new HostRoutes(node.host()));
        this.stack = stack;
    }

    /** Lets a packet cross a hook, writes down what happens, and remembers what comes of it. */
    Passage cross(InFlight packet, Crossing crossing, Choice choice, List<Evidence> log) {
        Passage passage = Netfilter.cross(stack, packet, crossing, choice, log);
        stack = passage.state();
        crossed = true;
        return passage;
    }

    /** Returns a network's memory with this kernel's, if packets have crossed it. */
    NetworkState into(NetworkState state) {
        return crossed ? state.with(node.name(), stack) : state;
    }
}
