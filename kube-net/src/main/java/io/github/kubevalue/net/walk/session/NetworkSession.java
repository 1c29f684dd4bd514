package io.github.kubevalue.net.walk.session;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Connection;
import io.github.kubevalue.net.walk.Message;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Side;
import io.github.kubevalue.net.walk.Walker;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A network in use: what its kernels remember, the connections that are held by name, and the time.
 *
 * <pre>{@code
 * NetworkSession.Step opened = NetworkSession.of(network, now).open("call", Request.tcp(pod, vip, 80), choice);
 * NetworkSession later = opened.session().after(Duration.ofMinutes(1)).change(networkWithoutThatEndpoint);
 * later.send("call", Message.data(Side.CLIENT), choice).trace().isDelivered();   // what is open goes on
 * }</pre>
 *
 * <p>Laws: every step is a function of session and choice; {@link #after} only takes entries away; {@link #change} moves no
 * entry of TCP, and changing to the same network changes nothing.
 *
 * @param network the network as it is now
 * @param state what it remembers
 * @param connections what the sockets remember, by the names that were given
 */
public record NetworkSession(Network network, NetworkState state, Map<String, Connection> connections) {

    /** Returns a session in which nothing has happened yet. */
    public static NetworkSession of(Network network, Instant now) {
        return new NetworkSession(network, NetworkState.at(now), LinkedHashMap.empty());
    }

    /**
     * One step: what came of a packet, and the session afterwards.
     *
     * @param trace the way of the packet, and of what was answered
     * @param session the session afterwards
     */
    public record Step(Trace trace, NetworkSession session) {}

    /** The virtual time. */
    public Instant now() {
        return state.now();
    }

    /** Returns what the sockets at both ends of a connection remember. */
    public Option<Connection> connection(String name) {
        return connections.get(name);
    }

    /** Returns what connection tracking holds on a node. */
    public Seq<Entry> conntrack(String node) {
        return state.stack(network, node).conntrack().entries(now());
    }

    /** Opens a connection and holds it by a name, in place of one that had the name before. */
    public Step open(String name, Request request, Choice choice) {
        return stepped(name, new Walker(network).walk(state, request, choice));
    }

    /**
     * Sends over a connection.
     *
     * @throws IllegalArgumentException if none of that name was opened
     */
    public Step send(String name, Message message, Choice choice) {
        Connection connection = connections
                .get(name)
                .getOrElseThrow(() -> new IllegalArgumentException("no connection was opened as \"" + name + "\""));
        return stepped(name, new Walker(network).walk(state, connection, message, choice));
    }

    /** Ends a connection in order, its client first; the answer tells of the last packet that was not delivered, or the last one. */
    public Step close(String name, Choice choice) {
        Step asked = send(name, Message.fin(Side.CLIENT), choice);
        return asked.trace().isDelivered() ? asked.session().send(name, Message.fin(Side.SERVER), choice) : asked;
    }

    private Step stepped(String name, Walker.Walked walked) {
        Map<String, Connection> held = walked.connection()
                .map(connection -> connections.put(name, connection))
                .getOrElse(connections);
        return new Step(walked.trace(), new NetworkSession(network, walked.state(), held));
    }

    /** Lets time pass. */
    public NetworkSession after(Duration time) {
        return new NetworkSession(network, state.at(time), connections);
    }

    /**
     * Changes the cluster, or how its network is configured: every node that has seen packets is programmed anew, and keeps what a
     * kernel keeps.
     */
    public NetworkSession change(Network to) {
        return program(to).cleanUp(network);
    }

    /** Changes the cluster, but for what kube-proxy does last: it has not deleted the flows of UDP that have become stale. */
    public NetworkSession program(Network to) {
        return new NetworkSession(to, new Reprogramming(to).apply(state), connections);
    }

    /** kube-proxy deletes the flows of UDP that have become stale since the cluster was another. */
    public NetworkSession cleanUp(Network since) {
        return new NetworkSession(
                network, StaleFlows.cleaned(state, since.snapshot(), network.snapshot()), connections);
    }
}
