package io.github.kubevalue.net.walk;

import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.time.Duration;
import java.time.Instant;

/**
 * What the network remembers at one moment: the connections and recent lists of each node that a packet has met.
 *
 * @param stacks the kernels that have seen packets, by node
 * @param now the virtual time
 */
public record NetworkState(Map<String, NetfilterState> stacks, Instant now) {

    /** Returns the state in which nothing has been seen. */
    public static NetworkState at(Instant now) {
        return new NetworkState(HashMap.empty(), now);
    }

    /** Returns the kernel of a node. */
    public NetfilterState stack(Network network, String node) {
        return stacks.getOrElse(node, network.initialStack(node));
    }

    /** Returns this state with the kernel of a node changed. */
    public NetworkState with(String node, NetfilterState stack) {
        return new NetworkState(stacks.put(node, stack), now);
    }

    /** Returns this state at a later time. */
    public NetworkState at(Duration later) {
        return new NetworkState(stacks, now.plus(later));
    }
}
