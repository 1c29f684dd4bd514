package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Memory;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Visit;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Network;
import io.github.kubevalue.net.walk.NetworkState;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The way of one peer's queries: through the network of the cluster to a name server and back. Whoever is there in the end
 * answers; if it asks others in its turn, it does so over the way of its own. A path serves one lookup: the way to a server
 * is walked once.
 */
final class DnsPath implements Transport {
    private final RunningCluster running;
    private final Peer who;
    private final boolean isServer;
    private final NameServers servers;
    private final Map<Request, Trace> walked = new HashMap<>();

    DnsPath(RunningCluster running, Peer who) {
        this(running, who, false);
    }

    private DnsPath(RunningCluster running, Peer who, boolean isServer) {
        this.running = running;
        this.who = who;
        this.isServer = isServer;
        this.servers = new NameServers(running);
    }

    @Override
    public Delivery send(Endpoint server, Query query, Channel channel) {
        if (server.ip().isLoopback()) {
            return new Unreachable("no name server listens on " + server.ip());
        }
        Either<String, Network> network = running.network();
        Option<String> untold = servers.whyTakenToBeThere(server.ip())
                .orElse(() -> network.isLeft() ? Option.some("not modelled: " + network.getLeft()) : Option.none());
        return untold.isDefined() ? direct(server, query, untold.get()) : over(network.get(), channel, server, query);
    }

    private Delivery direct(Endpoint server, Query query, String why) {
        Response response = servers.direct(server.ip(), query);
        return new Replied(response.because(Evidence.of("network", why + "; the query is taken to arrive")));
    }

    private Delivery over(Network network, Channel channel, Endpoint server, Query query) {
        Request request = switch (channel) {
            case UDP -> Request.udp(who, server.ip(), server.port().number());
            case TCP -> Request.tcp(who, server.ip(), server.port().number());
        };
        Trace trace = trace(network, request);
        return switch (trace.outcome()) {
            case DELIVERED -> answer(trace, channel, query);
            case NOT_MODELLED -> direct(server, query, trace.reason());
            case TIMEOUT -> new Silence(why(trace, server.ip()));
            case REFUSED, UNREACHABLE, NOT_PERMITTED, NAME_NOT_RESOLVED, HTTP_STATUS ->
                new Unreachable(why(trace, server.ip()));
        };
    }

    private Trace trace(Network network, Request request) {
        return walked.computeIfAbsent(request, wanted -> {
            Walker walker = new Walker(network);
            NetworkState state = NetworkState.at(running.cluster().now());
            Trace trace = walker.walk(state, wanted, Choice.first()).trace();
            return trace.isDelivered() ? trace : trace.withReason(trace.reason() + luck(walker, state, wanted));
        });
    }

    /** Of several servers behind an address only some may be cut off. */
    private static String luck(Walker walker, NetworkState state, Request request) {
        Fraction lucky = walker.outcomes(state, request)
                .filter(outcome -> outcome.value().isDelivered())
                .map(Outcomes.Outcome::probability)
                .fold(Fraction.ZERO, Fraction::plus);
        return lucky.equals(Fraction.ZERO)
                ? ""
                : "; other servers at that address answer: " + lucky + " of the queries get through";
    }

    private String why(Trace trace, Ip server) {
        return servers.whyNobodyHas(server).map(why -> why + ": ").getOrElse("") + trace.reason();
    }

    private Delivery answer(Trace trace, Channel channel, Query query) {
        Peer receiver = trace.pod().get();
        if (isServer && servers.isCoreDns(receiver)) {
            return new Silence(receiver + " is CoreDNS too: the query goes round and round");
        }
        Option<String> down = servers.whyDown(receiver);
        if (down.isDefined()) {
            return new Unreachable(down.get());
        }
        Sender sender = trace.seenFrom()
                .map(from -> new Sender(
                        from.ip(), from.port().number().getOrElse(Sender.LOCAL.port()), channel == Channel.TCP))
                .getOrElse(Sender.LOCAL);
        Visit visit = new Visit(sender, running.cluster().now(), Choice.first(), Memory.EMPTY);
        Response response =
                servers.at(receiver, new DnsPath(running, receiver, true)).answer(query, visit);
        return Delivery.of(
                response.because(Evidence.of("network", channel.name().toLowerCase(Locale.ROOT) + " to " + receiver)),
                visit.elapsed());
    }
}
