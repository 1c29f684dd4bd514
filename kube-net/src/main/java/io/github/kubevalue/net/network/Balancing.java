package io.github.kubevalue.net.network;

import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/**
 * What load balancers remember of the flows that they have handed to nodes.
 *
 * @param nodes the node that each flow was given to: its later packets go there too
 * @param rewritten what the answers to a flow that was rewritten leave as, by how they come in
 */
public record Balancing(Map<Flow, String> nodes, Map<Flow, Rewritten> rewritten) {
    /** No flow has been seen. */
    public static final Balancing NOTHING = new Balancing(HashMap.empty(), HashMap.empty());

    /**
     * How the answers to a flow leave a balancer.
     *
     * @param answer their flow, from the balancer's own address
     * @param by the balancer
     */
    public record Rewritten(Flow answer, Peer by) {}

    /** Returns this memory with the node that a flow was given to. */
    public Balancing withNode(Flow flow, String node) {
        return new Balancing(nodes.put(flow, node), rewritten);
    }

    /** Returns this memory with how the answers to a flow leave that come in so. */
    public Balancing withRewritten(Flow incoming, Rewritten outgoing) {
        return new Balancing(nodes, rewritten.put(incoming, outgoing));
    }
}
