package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.Lazy;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
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
     * @param connection what the sockets at both ends remember; nothing if the request could not even be sent
     */
    public record Walked(Trace trace, NetworkState state, Option<Connection> connection) {
        Walked with(Trace other) {
            return new Walked(other, state, connection);
        }
    }

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
        Option<Flow> flow = conversation.flow();
        Ending ending = flow.map(conversation::run)
                .getOrElse(() -> Ending.nowhere(
                        Disposition.UNREACHABLE,
                        request.from() + " has no address from which to reach " + request.to()));
        NetworkState after = journey.state();
        Trace trace = trace(state, after, journey, ending, request.from());
        Walked walked = new Walked(trace, after, flow.map(sent -> connection(journey, conversation, sent, ending)));
        return request.http().isDefined() && trace.isDelivered()
                ? new HttpExchange(network, request, choice, depth).continued(walked, ending.pod(), this::walk)
                : walked;
    }

    private static Connection connection(Journey journey, Conversation conversation, Flow sent, Ending ending) {
        boolean stands = ending.outcome() == Disposition.DELIVERED;
        Request request = conversation.request();
        return Connection.builder()
                .request(request)
                .pendingError(conversation.pendingError())
                .client(new Connection.End(request.from(), sent, life(journey, request.from())))
                .server(ending.arrived()
                        .filter(packet -> stands)
                        .map(packet -> new Connection.End(
                                ending.receiver().get(),
                                packet.flow().inverted(),
                                ending.pod().map(Sockets::life).getOrElse(""))))
                .build();
    }

    private static String life(Journey journey, Peer peer) {
        return journey.pod(peer).map(Sockets::life).getOrElse("");
    }

    /**
     * Walks a message over a connection that was opened before.
     *
     * <p>A datagram of the client is a request of its own from the same port, and finds whoever the way leads to. A segment of TCP
     * needs the other end's socket; nobody else takes it. Whoever has no socket any more gets {@code NOT_PERMITTED}. Where the
     * client's own node has refused the datagram before, that is told now and nothing is sent.
     */
    public Walked walk(NetworkState state, Connection connection, Message message, Choice choice) {
        Journey journey = new Journey(network, state, choice);
        if (!connection.isTcp() && message.from() == Side.CLIENT) {
            return again(journey, connection);
        }
        Peer sender =
                connection.end(message.from()).getOrElse(connection.client()).peer();
        if (!connection.canSend(message.from())) {
            Ending kept = Ending.nowhere(Disposition.NOT_PERMITTED, "Broken pipe: " + sender + " has no open socket");
            return new Walked(trace(state, state, journey, kept, sender), state, Option.some(connection));
        }
        Continuation continuation = new Continuation(journey, connection, message);
        Ending ending = continuation.run();
        NetworkState after = journey.state();
        Trace trace = trace(state, after, journey, ending, sender);
        return new Walked(trace, after, Option.some(continuation.connection()));
    }

    private Walked again(Journey journey, Connection connection) {
        return connection
                .pendingError()
                .map(error -> told(journey, connection, error))
                .getOrElse(() -> sentAgain(journey, connection));
    }

    private Walked told(Journey journey, Connection connection, String error) {
        NetworkState state = journey.state();
        Ending refused =
                Ending.nowhere(Disposition.REFUSED, "the socket has been told of the datagram before: " + error);
        Trace trace = trace(state, state, journey, refused, connection.client().peer());
        return new Walked(trace, state, Option.some(connection.withPendingError(Option.none())));
    }

    private Walked sentAgain(Journey journey, Connection connection) {
        NetworkState before = journey.state();
        Request request = connection.request();
        Flow sent = connection.client().sends();
        Conversation conversation = new Conversation(journey, request);
        Ending ending = conversation.run(sent);
        NetworkState after = journey.state();
        Trace trace = trace(before, after, journey, ending, request.from());
        return new Walked(trace, after, Option.some(connection(journey, conversation, sent, ending)));
    }

    private Trace trace(NetworkState before, NetworkState after, Journey journey, Ending ending, Peer sender) {
        return Trace.builder()
                .outcome(ending.outcome())
                .reason(ending.reason())
                .pod(ending.receiver())
                .endpoint(ending.arrived()
                        .flatMap(packet -> packet.flow().destination().endpoint()))
                .seenFrom(ending.seenFrom())
                .via(journey.met()
                        .reject(peer -> peer.equals(sender) || ending.receiver().contains(peer)))
                .there(journey.there())
                .back(journey.back())
                .connections(Lazy.of(() -> entries(before, after)))
                .build();
    }

    /** The entries that a walk has made or changed, by node. */
    private static SortedMap<String, Seq<Entry>> entries(NetworkState before, NetworkState after) {
        Instant now = after.now();
        return after.stacks()
                .foldLeft(TreeMap.<String, Seq<Entry>>empty(), (all, entry) -> put(all, before, entry, now));
    }

    private static TreeMap<String, Seq<Entry>> put(
            TreeMap<String, Seq<Entry>> all, NetworkState before, Tuple2<String, NetfilterState> stack, Instant now) {
        ConntrackTable known =
                before.stacks().get(stack._1).map(NetfilterState::conntrack).getOrElse(ConntrackTable::empty);
        Seq<Entry> fresh = stack._2.conntrack().entriesNotIn(known, now);
        return fresh.isEmpty() ? all : all.put(stack._1, fresh);
    }
}
