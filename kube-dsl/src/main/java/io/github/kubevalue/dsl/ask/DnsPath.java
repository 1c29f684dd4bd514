package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.cluster.CoreDnsPod;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Memory;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Visit;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
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
    private final Set<Asked> before;
    private final NameServers servers;
    private final Map<Request, Trace> walked = new HashMap<>();

    /** What a server has been asked already on behalf of the one who asked first. */
    private record Asked(Peer server, Endpoint at, DomainName name, RecordType type) {}

    DnsPath(RunningCluster running, Peer who) {
        this(running, who, HashSet.empty());
    }

    private DnsPath(RunningCluster running, Peer who, Set<Asked> before) {
        this.running = running;
        this.who = who;
        this.before = before;
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
            case DELIVERED -> answer(server, trace, channel, query);
            case NOT_MODELLED -> direct(server, query, trace.reason());
            case TIMEOUT -> new Silence(why(trace, server.ip()));
            case REFUSED ->
                isHeardAllTheSame(trace)
                        ? answer(server, trace, channel, query)
                        : new Unreachable(why(trace, server.ip()));
            case UNREACHABLE, NOT_PERMITTED, NAME_NOT_RESOLVED, HTTP_STATUS -> new Unreachable(why(trace, server.ip()));
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

    /** A Corefile decides where CoreDNS listens, whatever ports its container declares. */
    private boolean isHeardAllTheSame(Trace trace) {
        return trace.pod()
                .flatMap(servers::coreDns)
                .exists(pod -> trace.endpoint().exists(pod::listens));
    }

    private Delivery answer(Endpoint server, Trace trace, Channel channel, Query query) {
        Peer receiver = trace.pod().get();
        Endpoint at = trace.endpoint().getOrElse(server);
        Option<CoreDnsPod> coreDns = servers.coreDns(receiver);
        Option<String> missing = servers.whyNoCache(server.ip(), receiver);
        if (missing.isDefined()) {
            return new Silence(missing.get());
        }
        if (coreDns.isEmpty()) {
            return new Replied(arrived(servers.other(receiver, query), channel, receiver.toString()));
        }
        Asked asked = new Asked(receiver, at, query.name(), query.type());
        if (before.contains(asked)) {
            return new Silence(receiver + " has been asked that already: the query goes round and round");
        }
        Option<String> down = coreDns.get()
                .error()
                .map(error -> "the CoreDNS of " + receiver + " does not start: " + error.getMessage())
                .orElse(() -> deaf(coreDns.get(), receiver, at));
        return down.isDefined()
                ? new Unreachable(down.get())
                : answer(coreDns.get(), asked, visit(trace, channel), query, channel);
    }

    private static Option<String> deaf(CoreDnsPod coreDns, Peer receiver, Endpoint at) {
        return Option.when(
                !coreDns.listens(at),
                () -> "no block listens on " + at + ": " + receiver + " reads " + coreDns.corefileFrom());
    }

    private Delivery answer(CoreDnsPod coreDns, Asked asked, Visit visit, Query query, Channel channel) {
        DnsPath way = new DnsPath(running, asked.server(), before.add(asked));
        Response response = coreDns.server(asked.at(), way).answer(query, visit);
        String where = asked.server() + ", which reads " + coreDns.corefileFrom();
        return Delivery.of(arrived(response, channel, where), visit.elapsed());
    }

    private static Response arrived(Response response, Channel channel, String where) {
        return response.because(Evidence.of("network", channel.name().toLowerCase(Locale.ROOT) + " to " + where));
    }

    private Visit visit(Trace trace, Channel channel) {
        Sender sender = trace.seenFrom()
                .map(from -> new Sender(from.ip(), from.port().numberOr(Sender.LOCAL.port()), channel == Channel.TCP))
                .getOrElse(Sender.LOCAL);
        return new Visit(sender, running.cluster().now(), Choice.first(), Memory.EMPTY);
    }
}
