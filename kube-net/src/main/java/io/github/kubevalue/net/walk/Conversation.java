package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One attempt: the first packet there, the answer back, and for TCP the packet that completes the handshake. The answer
 * counts only if it comes back to the sender as the answer to what it sent.
 */
final class Conversation {
    private final Journey journey;
    private final Carrier carrier;
    private final OutsideWorld outside;
    private final Sockets sockets;
    private final Request request;
    private Vector<Hop> there = Vector.empty();

    Conversation(Journey journey, Request request) {
        this.journey = journey;
        this.carrier = new Carrier(journey);
        this.outside = new OutsideWorld(journey, carrier);
        this.sockets = new Sockets(journey.network());
        this.request = request;
    }

    /** The hops of the way there; those of the way back are the journey's. */
    Vector<Hop> there() {
        return there;
    }

    Ending run() {
        Option<Ip> source = source();
        if (source.isEmpty()) {
            return Ending.nowhere(
                    Disposition.UNREACHABLE, request.from() + " has no address from which to reach " + request.to());
        }
        Packet first = Packet.opening(flow(source.get()));
        Arrival arrival = send(first);
        there = journey.takeHops();
        return ended(first, arrival);
    }

    private Flow flow(Ip source) {
        if (request.protocol().isIcmp()) {
            return Flow.echo(source, request.to(), 1);
        }
        return Flow.of(
                request.protocol(),
                new Address(source, request.portOf(source)),
                Address.of(request.to(), request.port()));
    }

    private Option<Ip> source() {
        if (request.sourceIp().isDefined()) {
            return request.sourceIp();
        }
        Peer from = request.from();
        if (from instanceof Peer.Outside host) {
            return Option.some(host.ip());
        }
        if (from instanceof Peer.NodePeer node) {
            return journey.network()
                    .node(node.name())
                    .flatMap(found -> found.host()
                            .sourceFor(request.to())
                            .orElse(() -> sockets.addressOf(node.name(), request.to())));
        }
        return pod(from)
                .flatMap(pod -> pod.ips().find(ip -> ip.family() == request.to().family()));
    }

    private Option<Pod> pod(Peer peer) {
        return peer instanceof Peer.PodPeer named
                ? journey.network().snapshot().get(Pod.KIND, named.namespace(), named.name())
                : Option.none();
    }

    private Arrival send(Packet packet) {
        Peer from = request.from();
        Arrival arrival = from instanceof Peer.Outside host
                ? outside.send(host, packet, request.entryNode())
                : from instanceof Peer.NodePeer node
                        ? carrier.fromHost(node.name(), packet)
                        : carrier.fromPod(pod(from).get(), packet);
        return arrival instanceof Arrival.AtOutside at ? outside.received(at, request.entryNode()) : arrival;
    }

    private Ending ended(Packet first, Arrival arrival) {
        if (arrival instanceof Arrival.AtPod at) {
            return answeredByPod(first, at.pod(), at.packet());
        }
        if (arrival instanceof Arrival.AtHost at) {
            return answeredByHost(first, at);
        }
        if (arrival instanceof Arrival.AtOutside at) {
            return answeredOutside(first, at);
        }
        if (arrival instanceof Arrival.Rejected rejected) {
            return rejected(first, rejected);
        }
        if (arrival instanceof Arrival.NotSent kept) {
            boolean datagram = kept.packet().flow().protocol() != IpProtocol.TCP;
            return Ending.nowhere(datagram ? Disposition.NOT_PERMITTED : Disposition.TIMEOUT, kept.reason());
        }
        if (arrival instanceof Arrival.Lost lost) {
            return Ending.nowhere(Disposition.TIMEOUT, lost.reason());
        }
        if (arrival instanceof Arrival.NoRoute none) {
            return Ending.nowhere(Disposition.UNREACHABLE, none.reason() + " (" + none.at() + ")");
        }
        return Ending.nowhere(Disposition.NOT_MODELLED, "not modelled: " + ((Arrival.Unknown) arrival).what());
    }

    private Ending answeredByPod(Packet first, Pod pod, Packet arrived) {
        Peer peer = Peer.pod(pod.key());
        Option<String> listener = sockets.of(pod, arrived.flow());
        noteSocket(peer, arrived.flow(), listener);
        Ending ending = new Ending(
                Disposition.DELIVERED,
                listener.map(who -> who + " answers").getOrElse("nobody listens"),
                Option.some(peer),
                Option.some(pod),
                Option.some(arrived));
        Packet answer = answer(arrived, listener.isDefined());
        return returned(first, ending, peer, carrier.fromPod(pod, answer), listener.isDefined());
    }

    private Ending answeredByHost(Packet first, Arrival.AtHost at) {
        Flow flow = at.packet().flow();
        Option<Pod> pod = sockets.hostPod(at.node(), flow);
        Peer peer = pod.map(found -> Peer.pod(found.key())).getOrElse(() -> Peer.node(at.node()));
        Option<String> listener =
                pod.flatMap(found -> sockets.of(found, flow)).orElse(() -> sockets.daemon(at.node(), flow));
        noteSocket(peer, flow, listener);
        Ending ending = new Ending(
                Disposition.DELIVERED,
                listener.map(who -> who + " answers").getOrElse("nobody listens"),
                Option.some(peer),
                pod,
                Option.some(at.packet()));
        Packet answer = answer(at.packet(), listener.isDefined());
        return returned(first, ending, peer, carrier.fromHost(at.node(), answer), listener.isDefined());
    }

    private Ending answeredOutside(Packet first, Arrival.AtOutside at) {
        Peer peer = Peer.outside(at.host());
        Option<String> hidden =
                outside.whyUntranslated(at.packet().flow()).orElse(() -> outside.whyNobodyHas(at.host()));
        if (hidden.isDefined()) {
            return Ending.nowhere(Disposition.TIMEOUT, hidden.get());
        }
        journey.note(peer, "socket", at.packet().flow(), "outside of the cluster; taken to listen");
        there = there.appendAll(journey.takeHops());
        Packet answer = answer(at.packet(), true);
        Ending ending = new Ending(
                Disposition.DELIVERED,
                at.host() + " is outside of the cluster and taken to answer",
                Option.some(peer),
                Option.none(),
                Option.some(at.packet()));
        return returned(first, ending, peer, outside.answer(at.host(), at.packet(), answer), true);
    }

    private void noteSocket(Peer at, Flow flow, Option<String> listener) {
        String port = flow.protocol()
                + flow.destination().port().number().map(n -> "/" + n).getOrElse("");
        journey.note(at, "socket", flow, listener.getOrElse("nobody listens on " + port));
        there = there.appendAll(journey.takeHops());
    }

    /** What a socket answers: the next packet of the handshake, a datagram, a reset, or an ICMP error. */
    private static Packet answer(Packet arrived, boolean listening) {
        Flow back = arrived.flow().inverted();
        if (arrived.flow().protocol() == IpProtocol.TCP) {
            return Packet.tcp(back, listening ? TcpFlags.SYN_ACK : TcpFlags.RST_ACK);
        }
        return listening ? Packet.of(back) : unreachable(arrived, back.source().ip());
    }

    private static Packet unreachable(Packet about, Ip from) {
        IcmpMessage message = from.isV4() ? IcmpMessage.PORT_UNREACHABLE : IcmpMessage.PORT_UNREACHABLE_V6;
        Flow flow = Flow.icmp(from, about.flow().source().ip(), message);
        return Packet.of(flow).withQuoted(Option.some(about));
    }

    private Ending returned(Packet first, Ending ending, Peer receiver, Arrival carried, boolean listening) {
        Arrival back = carried instanceof Arrival.AtOutside at ? outside.replied(at) : carried;
        Option<Packet> received = received(back);
        if (received.isEmpty()) {
            return ending.but(Disposition.TIMEOUT, "the answer of " + receiver + " is lost: " + why(back));
        }
        if (!isAnswerTo(first, received.get())) {
            Flow flow = about(received.get());
            return ending.but(
                    Disposition.TIMEOUT,
                    "the answer comes back as " + flow + ", which " + request.from()
                            + " has not asked: it does not pass the node that translated the request");
        }
        if (!listening) {
            return ending.but(
                    Disposition.REFUSED, "nobody listens on " + socket(ending) + ", so " + receiver + " refuses");
        }
        complete(first);
        return ending;
    }

    private static String socket(Ending ending) {
        return ending.arrived()
                .map(packet -> packet.flow().protocol() + " " + packet.flow().destination())
                .getOrElse("?");
    }

    /** The third packet of a handshake. */
    private void complete(Packet first) {
        if (first.flow().protocol() == IpProtocol.TCP) {
            journey.silently(() -> send(Packet.tcp(first.flow(), TcpFlags.ACK)));
        }
    }

    /** The packet that came back to the sender, if it did. */
    private Option<Packet> received(Arrival back) {
        Peer from = request.from();
        if (back instanceof Arrival.AtOutside at) {
            return Option.when(from.equals(Peer.outside(at.host())), at.packet());
        }
        if (back instanceof Arrival.AtHost at) {
            boolean onHost = pod(from)
                    .exists(pod ->
                            pod.spec().isHostNetwork() && pod.spec().nodeName().contains(at.node()));
            return Option.when(from.equals(Peer.node(at.node())) || onHost, at.packet());
        }
        return back instanceof Arrival.AtPod at
                ? Option.when(from.equals(Peer.pod(at.pod().key())), at.packet())
                : Option.none();
    }

    private static Flow about(Packet packet) {
        return packet.isIcmpError() ? packet.quoted().get().flow().inverted() : packet.flow();
    }

    private static boolean isAnswerTo(Packet first, Packet received) {
        return about(received).equals(first.flow().inverted());
    }

    private static String why(Arrival back) {
        if (back instanceof Arrival.Lost lost) {
            return lost.reason();
        }
        if (back instanceof Arrival.NoRoute none) {
            return none.reason();
        }
        if (back instanceof Arrival.Rejected rejected) {
            return rejected.reason();
        }
        if (back instanceof Arrival.NotSent kept) {
            return kept.reason();
        }
        return back instanceof Arrival.Unknown unknown ? "not modelled: " + unknown.what() : "it ends elsewhere";
    }

    /** A rule refuses the packet: the kernel there sends an error, which has to find its way back. */
    private Ending rejected(Packet first, Arrival.Rejected rejected) {
        if (rejected.bySender()) {
            boolean datagram = first.flow().protocol() != IpProtocol.TCP;
            return Ending.nowhere(datagram ? Disposition.NOT_PERMITTED : Disposition.REFUSED, rejected.reason());
        }
        Packet error = refusal(rejected);
        Arrival carried = carrier.fromHost(rejected.node(), error);
        Arrival back = carried instanceof Arrival.AtOutside at ? outside.replied(at) : carried;
        boolean told = received(back).exists(packet -> isAnswerTo(first, packet));
        return told
                ? Ending.nowhere(Disposition.REFUSED, rejected.reason())
                : Ending.nowhere(
                        Disposition.TIMEOUT, rejected.reason() + "; the refusal does not find back: " + why(back));
    }

    private Packet refusal(Arrival.Rejected rejected) {
        Packet about = rejected.packet();
        if (rejected.with() == RejectWith.TCP_RESET) {
            return Packet.tcp(about.flow().inverted(), TcpFlags.RST_ACK);
        }
        // net/ipv4/icmp.c, icmp_send: the source is the node's address on the side of the sender
        Ip source = journey.network()
                .node(rejected.node())
                .flatMap(node -> node.host().sourceFor(about.flow().source().ip()))
                .getOrElse(about.flow().destination().ip());
        return unreachable(about, source);
    }
}
