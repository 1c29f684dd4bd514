package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * Walks requests through a network.
 *
 * <pre>{@code
 * Walker walker = new Walker(Network.of(cluster, config));
 * Trace trace = walker.walk(NetworkState.at(now), Request.tcp(Peer.outside(client), vip, 443), choice).trace();
 * }</pre>
 *
 * <p>Laws: a walk is a function of network, state, request and choice; the probabilities of {@link #outcomes} add up to 1; a
 * request that is refused or dropped leaves no connection on the node that did so.
 */
public final class Walker {
    private final Network network;

    /** Walks through that network. */
    public Walker(Network network) {
        this.network = network;
    }

    /**
     * What came of a request.
     *
     * @param trace its way
     * @param state what the network remembers afterwards
     */
    public record Walked(Trace trace, NetworkState state) {}

    /** Walks one request; the choice decides about endpoints, nodes and ports. */
    public Walked walk(NetworkState state, Request request, Choice choice) {
        return walk(state, request, choice, 0);
    }

    /** Returns every way that a request can take, with its exact probability. */
    public Seq<Outcomes.Outcome<Trace>> outcomes(NetworkState state, Request request) {
        return Outcomes.of(choice -> walk(state, request, choice).trace());
    }

    private Walked walk(NetworkState state, Request request, Choice choice, int depth) {
        Journey journey = new Journey(network, state, choice);
        Conversation conversation = new Conversation(journey, request);
        Ending ending = conversation.run();
        Vector<Hop> back = journey.takeHops();
        Trace trace = Trace.builder()
                .outcome(ending.outcome())
                .reason(ending.reason())
                .pod(ending.receiver())
                .endpoint(ending.arrived()
                        .flatMap(packet -> packet.flow().destination().endpoint()))
                .seenFrom(ending.seenFrom())
                .via(journey.met().removeAll(ending.receiver().toVector().append(request.from())))
                .hops(conversation.there())
                .reply(back)
                .conntrack(entries(state, journey.state()))
                .build();
        Walked walked = new Walked(trace, journey.state());
        return request.http().isDefined() && trace.isDelivered()
                ? new HttpExchange(network, request, choice, depth).continued(walked, ending.pod(), this::walk)
                : walked;
    }

    /** The entries that a walk has made or changed, by node. */
    private SortedMap<String, Seq<Entry>> entries(NetworkState before, NetworkState after) {
        Instant now = after.now();
        return after.stacks()
                .filter((node, stack) -> stack != before.stacks().getOrElse(node, null))
                .foldLeft(TreeMap.<String, Seq<Entry>>empty(), (all, entry) -> put(all, before, entry, now));
    }

    private TreeMap<String, Seq<Entry>> put(
            TreeMap<String, Seq<Entry>> all, NetworkState before, Tuple2<String, NetfilterState> stack, Instant now) {
        Seq<Entry> known = before.stacks()
                .get(stack._1)
                .map(state -> state.conntrack().entries(now))
                .getOrElse(Vector.empty());
        Seq<Entry> fresh = stack._2.conntrack().entries(now).removeAll(known);
        return fresh.isEmpty() ? all : all.put(stack._1, fresh);
    }
}
