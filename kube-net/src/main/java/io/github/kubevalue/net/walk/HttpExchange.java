package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.github.kubevalue.net.edge.HttpRequest;
import io.github.kubevalue.net.edge.IngressControllers;
import io.github.kubevalue.net.edge.IngressDecision;
import io.github.kubevalue.net.edge.IngressRoutes;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.HttpAnswer;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.Lazy;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What is said over a connection that stands: an application answers with a status; an Ingress controller looks up the
 * route and asks the application itself, over a connection of its own.
 */
final class HttpExchange {
    /** Controllers that point at each other end here. */
    private static final int MAX_PROXIES = 5;

    private final Network network;
    private final Request request;
    private final Choice choice;
    private final int depth;

    HttpExchange(Network network, Request request, Choice choice, int depth) {
        this.network = network;
        this.request = request;
        this.choice = choice;
        this.depth = depth;
    }

    /** Walks a further connection. */
    interface Onward {
        Walker.Walked walk(NetworkState state, Request request, Choice choice, int depth);
    }

    Walker.Walked continued(Walker.Walked connected, Option<Pod> pod, Onward onward) {
        HttpRequest http = request.http().get();
        Trace trace = connected.trace();
        if (pod.isEmpty()) {
            return connected.with(byHost(trace, http, connected.state().now()));
        }
        Option<String> controller = IngressControllers.of(network.snapshot()).controllerOf(pod.get());
        if (controller.isEmpty()) {
            return connected.with(byApplication(trace, pod.get(), http));
        }
        IngressDecision decision =
                IngressRoutes.of(network.snapshot(), controller.get()).decide(http);
        if (decision instanceof IngressDecision.Answer answer) {
            return connected.with(answered(trace, answer.status(), answer.reason()));
        }
        if (decision instanceof IngressDecision.NotModelled unknown) {
            Trace ended = trace.withOutcome(Disposition.NOT_MODELLED).withReason(unknown.describe());
            return connected.with(ended);
        }
        return proxied(connected, (IngressDecision.Dial) decision, onward);
    }

    private Trace byHost(Trace trace, HttpRequest http, Instant now) {
        Option<HttpAnswer> answer = trace.pod()
                .filter(Peer.NodePeer.class::isInstance)
                .flatMap(peer -> trace.endpoint()
                        .flatMap(at ->
                                new ProxyServers(network).answer(((Peer.NodePeer) peer).name(), at, http.path(), now)));
        return answer.map(said -> answered(trace, said, "kube-proxy answers " + said + " to " + http))
                .getOrElse(() -> answered(trace, 200, "taken to answer 200"));
    }

    private Trace byApplication(Trace trace, Pod pod, HttpRequest http) {
        PodBehaviour behaviour = network.behaviour(pod);
        int status = pod.spec()
                .containers()
                .headOption()
                .map(container -> behaviour.of(container).http().status(http.path()))
                .getOrElse(200);
        return answered(trace, status, pod.key() + " answers " + status + " to " + http);
    }

    private static Trace answered(Trace trace, int status, String reason) {
        return answered(trace, HttpAnswer.of(status), reason);
    }

    private static Trace answered(Trace trace, HttpAnswer answer, String reason) {
        Hop hop = Hop.note(trace.pod().get(), "http", last(trace), reason);
        return trace.withOutcome(answer.isSuccess() ? Disposition.DELIVERED : Disposition.HTTP_STATUS)
                .withAnswer(Option.some(answer))
                .withReason(reason)
                .withHops(trace.hops().append(hop));
    }

    private static Flow last(Trace trace) {
        return trace.hops().last().after();
    }

    private Walker.Walked proxied(Walker.Walked connected, IngressDecision.Dial dial, Onward onward) {
        Trace outer = connected.trace();
        Peer proxy = outer.pod().get();
        Hop decided = Hop.note(proxy, "http", last(outer), dial.describe());
        if (depth >= MAX_PROXIES) {
            Trace looping = outer.withOutcome(Disposition.NOT_MODELLED).withReason("Ingress controllers in a circle");
            return connected.with(looping);
        }
        int picked = choice.among(
                "endpoint of " + dial.service() + " behind " + dial.ingress(),
                dial.endpoints().size());
        Endpoint endpoint = dial.endpoints().get(picked);
        Request next = Request.builder()
                .from(proxy)
                .protocol(IpProtocol.TCP)
                .to(endpoint.ip())
                .port(endpoint.port().number())
                .http(request.http())
                .build();
        Walker.Walked inner = onward.walk(connected.state(), next, choice, depth + 1);
        return new Walker.Walked(joined(outer, decided, proxy, inner.trace()), inner.state(), connected.connection());
    }

    /** The way through a proxy: there over both connections, and back over both. */
    private static Trace joined(Trace outer, Hop decided, Peer proxy, Trace inner) {
        Trace told = told(inner);
        Seq<Peer> via = LinkedHashSet.ofAll(outer.via().append(proxy).appendAll(inner.via()))
                .toVector();
        return told.withVia(told.pod().map(receiver -> via.remove(receiver)).getOrElse(via))
                .withHops(outer.hops().append(decided).appendAll(inner.hops()))
                .withReply(inner.reply().appendAll(outer.reply()))
                .withConnections(Lazy.of(() -> merged(outer.conntrack(), inner.conntrack())));
    }

    /** What the client hears of what the proxy met. */
    private static Trace told(Trace inner) {
        return switch (inner.outcome()) {
            case DELIVERED, HTTP_STATUS, NOT_MODELLED -> inner;
            case REFUSED -> status(inner, 502, "connection refused by the endpoint");
            case TIMEOUT -> status(inner, 504, "the endpoint does not answer");
            case UNREACHABLE, NOT_PERMITTED, NAME_NOT_RESOLVED -> status(inner, 502, "the endpoint cannot be reached");
        };
    }

    private static Trace status(Trace inner, int status, String what) {
        return inner.withOutcome(Disposition.HTTP_STATUS)
                .withAnswer(Option.some(HttpAnswer.of(status)))
                .withReason("the Ingress controller answers " + status + ", since " + what + ": " + inner.reason());
    }

    private static <V> SortedMap<String, Seq<V>> merged(
            SortedMap<String, Seq<V>> one, SortedMap<String, Seq<V>> other) {
        return other.foldLeft(
                one,
                (all, entry) -> all.put(
                        entry._1,
                        all.get(entry._1)
                                .map(known -> known.appendAll(entry._2).distinct())
                                .getOrElse(entry._2)));
    }
}
