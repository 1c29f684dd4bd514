package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.net.edge.HttpRequest;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Resolves, then walks. A client dials the first address that its resolver gives. */
final class Tracing {
    private final RunningCluster running;

    Tracing(RunningCluster running) {
        this.running = running;
    }

    Answer one(Question question) {
        NameAnswer name = name(question);
        return start(question, name)
                .fold(
                        ended -> new Answer(question, name, ended),
                        walk -> new Answer(
                                question,
                                name,
                                walk.walker()
                                        .walk(
                                                walk.state(),
                                                walk.request(),
                                                Choice.seeded(running.cluster()
                                                        .config()
                                                        .seed()))
                                        .trace()));
    }

    Seq<LikelyAnswer> all(Question question) {
        NameAnswer name = name(question);
        return start(question, name)
                .fold(
                        ended -> Vector.of(new LikelyAnswer(new Answer(question, name, ended), Fraction.ONE)),
                        walk -> walk.walker()
                                .outcomes(walk.state(), walk.request())
                                .map(outcome -> new LikelyAnswer(
                                        new Answer(question, name, outcome.value()), outcome.probability())));
    }

    NameAnswer name(Question question) {
        return running.resolve(question.from(), question.to().host());
    }

    /** A walk that can begin. */
    private record Start(Walker walker, NetworkState state, Request request) {}

    private Either<Trace, Start> start(Question question, NameAnswer name) {
        Either<String, Network> network = running.network();
        if (network.isLeft()) {
            return Either.left(ended(Disposition.NOT_MODELLED, "not modelled: " + network.getLeft()));
        }
        return request(question, name)
                .map(request -> new Start(
                        new Walker(network.get()),
                        NetworkState.at(running.cluster().now()),
                        request));
    }

    /** Returns what is sent, or the answer if the name has no address. */
    Either<Trace, Request> request(Question question, NameAnswer name) {
        return name.addresses()
                .headOption()
                .map(address -> request(question, address))
                .toEither(() -> ended(Disposition.NAME_NOT_RESOLVED, name.describe() + whyNotPublished(name)));
    }

    private String whyNotPublished(NameAnswer name) {
        return running.snapshot()
                .list(Ingress.KIND)
                .filter(ingress -> ingress.status().loadBalancer().ingress().isEmpty())
                .find(ingress ->
                        ingress.spec().rules().exists(rule -> rule.host().contains(name.name())))
                .map(ingress -> "; " + ingress.key()
                        + " has rules for that host, but no address: no Ingress controller of the cluster serves it")
                .getOrElse("");
    }

    private static Request request(Question question, Ip address) {
        Target to = question.to();
        return Request.builder()
                .from(question.from())
                .protocol(protocol(to, address))
                .to(address)
                .port(to.port())
                .entryNode(question.entryNode())
                .sourceIp(question.sourceIp())
                .sourcePort(question.sourcePort())
                .payload(question.payload())
                .answerPayload(question.answerPayload())
                .http(Option.when(
                        to.isHttp(),
                        () -> new HttpRequest(
                                question.method(),
                                to.scheme().equals("https"),
                                question.hostHeader().getOrElse(to::hostHeader),
                                to.path())))
                .build();
    }

    private static IpProtocol protocol(Target to, Ip address) {
        return switch (to.scheme()) {
            case "udp" -> IpProtocol.UDP;
            case "sctp" -> IpProtocol.SCTP;
            case "icmp" -> address.isV4() ? IpProtocol.ICMP : IpProtocol.ICMPV6;
            default -> IpProtocol.TCP;
        };
    }

    private static Trace ended(Disposition outcome, String reason) {
        return Trace.builder().outcome(outcome).reason(reason).build();
    }
}
