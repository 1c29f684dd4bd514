package io.github.kubevalue.net.network;

import io.github.kubevalue.model.encoding.LeanStyle;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.time.Duration;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * What the network remembers at one moment: the connections and lists of each node that a packet has met, what load balancers
 * have rewritten, how many ICMP errors each host has sent, and which source ports were given out.
 */
@Value.Immutable
@LeanStyle
public interface NetworkState extends WithNetworkState {

    /** Returns the state in which nothing has been seen. */
    static NetworkState at(Instant now) {
        return builder().now(now).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The kernels that have seen packets, by node. */
    @Value.Default
    default Map<String, NetfilterState> stacks() {
        return HashMap.empty();
    }

    /** What load balancers remember. */
    @Value.Default
    default Balancing balancing() {
        return Balancing.NOTHING;
    }

    /** How many ICMP errors each host may still send. */
    @Value.Default
    default IcmpLimits icmp() {
        return IcmpLimits.FRESH;
    }

    /** The serial number of the next source port that nobody can know. */
    @Value.Default
    default long nextPort() {
        return 0;
    }

    /** The virtual time. */
    Instant now();

    /** Returns the kernel of a node. */
    default NetfilterState stack(Network network, String node) {
        return stacks().get(node).getOrElse(() -> network.initialStack(node));
    }

    /** Returns this state with the kernel of a node changed. */
    default NetworkState with(String node, NetfilterState stack) {
        return withStacks(stacks().put(node, stack));
    }

    /** Returns this state at a later time. */
    default NetworkState at(Duration later) {
        return withNow(now().plus(later));
    }

    /** Builds a {@link NetworkState}. */
    final class Builder extends ImmutableNetworkState.Builder {
        Builder() {}
    }
}
