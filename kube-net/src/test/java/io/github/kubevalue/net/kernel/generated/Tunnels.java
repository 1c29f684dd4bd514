package io.github.kubevalue.net.kernel.generated;

import io.github.kubevalue.net.cni.Encapsulation;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * The connections of the packets around packets. Their source ports come of a hash that nobody can know, so they belong to no
 * client: of them it is compared between which nodes there are some. The kernel may have more: it resolves neighbours, too.
 *
 * @param port where tunnels end
 */
record Tunnels(Option<Integer> port) {
    static Tunnels of(NetworkConfig config) {
        return new Tunnels(config.cni().encapsulation().flatMap(Encapsulation::port));
    }

    private boolean carries(Entry entry) {
        return entry.protocol() == IpProtocol.UDP
                && entry.original().destination().port().number().equals(port);
    }

    /** What is tracked beside tunnels. */
    Seq<Entry> without(Seq<Entry> entries) {
        return entries.reject(this::carries);
    }

    /** Between which nodes packets were wrapped, as each of both remembers it. */
    Set<String> between(Map<String, Seq<Entry>> entries) {
        return entries.flatMap(node -> node._2
                        .filter(this::carries)
                        .map(entry -> node._1 + ": " + entry.original().source().ip() + " to "
                                + entry.original().destination().ip()))
                .foldLeft(HashSet.empty(), HashSet::add);
    }

    /** That of a state of the model. */
    Set<String> between(NetworkState state) {
        return between(state.stacks().mapValues(stack -> stack.conntrack().entries(state.now())));
    }
}
