package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * One attempt: the first packet there, the answer back, and for TCP the packet that completes the handshake. The answer
 * counts only if it comes back to the sender as the answer to what it sent.
 */
final class Conversation {
    private final Journey journey;
    private final Post post;
    private final Request request;
    private Seq<Link> linksThere = Array.empty();
    private Option<String> pendingError = Option.none();

    Conversation(Journey journey, Request request) {
        this.journey = journey;
        this.post = new Post(journey);
        this.request = request;
    }

    /** Returns the flow that the request is sent with, if its sender has an address. */
    Option<Flow> flow() {
        return source().map(this::flow);
    }

    private Flow flow(Ip source) {
        if (request.protocol().isIcmp()) {
            return Flow.echo(source, request.to(), 1);
        }
        FlowPort port = request.sourcePort().map(FlowPort::of).getOrElse(() -> journey.port(source));
        return Flow.of(request.protocol(), new Address(source, port), Address.of(request.to(), request.port()));
    }

    private Option<Ip> source() {
        if (request.sourceIp().isDefined()) {
            return request.sourceIp();
        }
        Peer from = request.from();
        if (from instanceof Peer.Outside host) {
            return Option.some(host.ip());
        }
        Network network = journey.network();
        if (from instanceof Peer.NodePeer node) {
            return network.node(node.name())
                    .flatMap(found -> found.host().sourceFor(request.to()))
                    .orElse(() -> new Sockets(network).addressOf(node.name(), request.to()));
        }
        return journey.pod(from).flatMap(pod -> pod.ip(request.to().family()));
    }

    Ending run(Flow flow) {
        Packet first = Packet.opening(flow).withTtl(request.ttl());
        Arrival arrival = post.forth(request, first);
        journey.turn();
        linksThere = journey.takeLinks();
        return post.landed(arrival)
                .map(landing -> answered(first, landing))
                .getOrElse(() -> notReceived(first, arrival));
    }

    private Ending notReceived(Packet first, Arrival arrival) {
        if (arrival instanceof Arrival.Rejected rejected) {
            return rejected(first, rejected);
        }
        if (arrival instanceof Arrival.Expired expired) {
            return expired(first, expired);
        }
        if (arrival instanceof Arrival.NoNeighbour nobody) {
            return unanswered(first, nobody);
        }
        if (arrival instanceof Arrival.NotSent kept) {
            boolean datagram = kept.packet().flow().protocol() != IpProtocol.TCP;
            return Ending.nowhere(datagram ? Disposition.NOT_PERMITTED : Disposition.TIMEOUT, kept.reason());
        }
        if (arrival instanceof Arrival.NoRoute none) {
            return Ending.nowhere(Disposition.UNREACHABLE, none.reason() + " (" + none.at() + ")");
        }
        boolean unknown = arrival instanceof Arrival.Unknown;
        return Ending.nowhere(unknown ? Disposition.NOT_MODELLED : Disposition.TIMEOUT, Post.why(arrival));
    }

    private Ending answered(Packet first, Landing landing) {
        noteSocket(landing);
        Ending ending = Ending.at(
                landing,
                landing.peer() instanceof Peer.Outside
                        ? landing.listener().get()
                        : landing.listener().map(who -> who + " answers").getOrElse("nobody listens"));
        return answer(landing)
                .map(answer -> returned(first, ending, landing, post.back(landing.peer(), answer)))
                .getOrElse(() -> ending.but(
                        Disposition.TIMEOUT,
                        "nobody listens on " + socket(ending) + ", and icmp_ratelimit keeps " + landing.peer()
                                + " from saying so once more"));
    }

    private void noteSocket(Landing landing) {
        Flow flow = landing.packet().flow();
        journey.note(
                landing.peer(),
                "socket",
                flow,
                landing.peer() instanceof Peer.Outside
                        ? "outside of the cluster; taken to listen"
                        : landing.listener().getOrElse(() -> "nobody listens on " + port(flow)));
        journey.turn();
    }

    private static String port(Flow flow) {
        return flow.protocol()
                + flow.destination().port().number().map(n -> "/" + n).getOrElse("");
    }

    /** What a socket answers: the next packet of the handshake, a datagram, a reset, or an ICMP error. */
    private Option<Packet> answer(Landing landing) {
        boolean listening = landing.listener().isDefined();
        Flow back = landing.packet().flow().inverted();
        if (back.protocol() == IpProtocol.TCP) {
            return Option.some(Packet.tcp(back, listening ? TcpFlags.SYN_ACK : TcpFlags.RST_ACK));
        }
        return listening
                ? Option.some(Packet.of(back))
                : post.unreachable(landing.peer(), back.source().ip(), landing.packet());
    }

    private Ending returned(Packet first, Ending ending, Landing landing, Arrival back) {
        Option<Packet> received = post.received(request.from(), back);
        if (received.isEmpty()) {
            return ending.but(Disposition.TIMEOUT, "the answer of " + landing.peer() + " is lost: " + Post.why(back));
        }
        if (!isAnswerTo(first, received.get())) {
            Flow flow = about(received.get());
            return ending.but(
                    Disposition.TIMEOUT,
                    "the answer comes back as " + flow + ", which " + request.from()
                            + " has not asked: it does not pass the node that translated the request");
        }
        if (landing.listener().isEmpty()) {
            return ending.but(
                    Disposition.REFUSED, "nobody listens on " + socket(ending) + ", so " + landing.peer() + " refuses");
        }
        Seq<Link> linksBack = journey.takeLinks();
        complete(first, landing);
        return whyLost(first, landing, linksBack)
                .map(why -> ending.but(Disposition.TIMEOUT, why))
                .getOrElse(ending);
    }

    /** Why what the ends send beyond a few octets does not arrive, if it does not. */
    private Option<String> whyLost(Packet first, Landing landing, Seq<Link> linksBack) {
        Flow back = landing.packet().flow().inverted();
        return request.payload()
                .flatMap(octets -> new PathMtu(journey, post, request.from(), first.flow(), linksThere)
                        .whyLost(octets, PathMtu.first(journey, linksBack)))
                .orElse(() -> request.answerPayload()
                        .flatMap(octets -> new PathMtu(journey, post, landing.peer(), back, linksBack)
                                .whyLost(octets, PathMtu.first(journey, linksThere))));
    }

    private static String socket(Ending ending) {
        return ending.arrived()
                .map(packet -> packet.flow().protocol() + " " + packet.flow().destination())
                .getOrElse("?");
    }

    /** The rest of a handshake: TCP's third packet, and the cookie that goes to and fro in SCTP. */
    private void complete(Packet first, Landing landing) {
        if (first.flow().protocol() == IpProtocol.TCP) {
            journey.silently(() -> post.forth(request, Packet.tcp(first.flow(), TcpFlags.ACK)));
        }
        if (first.flow().protocol() == IpProtocol.SCTP) {
            Packet acknowledgement = Packet.of(landing.packet().flow().inverted());
            journey.silently(() -> post.forth(request, Packet.of(first.flow())));
            journey.silently(() -> post.back(landing.peer(), acknowledgement));
        }
    }

    private static Flow about(Packet packet) {
        return packet.isIcmpError() ? packet.quoted().get().flow().inverted() : packet.flow();
    }

    private static boolean isAnswerTo(Packet first, Packet received) {
        return about(received).equals(first.flow().inverted());
    }

    /** A rule refuses the packet: the kernel there sends an error, which has to find its way back. */
    private Ending rejected(Packet first, Arrival.Rejected rejected) {
        if (rejected.bySender() && first.flow().protocol() != IpProtocol.TCP) {
            journey.silently(() -> notice(first, rejected));
            return Ending.nowhere(Disposition.NOT_PERMITTED, rejected.reason());
        }
        Option<Arrival> back = post.told(rejected);
        if (back.isEmpty()) {
            return Ending.nowhere(
                    Disposition.TIMEOUT,
                    rejected.reason() + "; icmp_ratelimit keeps node/" + rejected.node() + " from saying so once more");
        }
        return hears(first, back.get())
                ? Ending.nowhere(Disposition.REFUSED, rejected.reason())
                : Ending.nowhere(
                        Disposition.TIMEOUT,
                        rejected.reason() + "; the refusal does not find back: " + Post.why(back.get()));
    }

    /** The sender is not let send, and its socket is told so besides. */
    // net/ipv4/udp.c, __udp4_lib_err: of what rules say, that no port is open is a hard error to a socket
    private void notice(Packet first, Arrival.Rejected rejected) {
        boolean hard = first.flow().protocol() == IpProtocol.UDP
                && rejected.with() == RejectWith.usual(request.to().family());
        boolean heard = hard && post.told(rejected).exists(back -> hears(first, back));
        pendingError = Option.when(heard, rejected::reason);
    }

    Request request() {
        return request;
    }

    /** What the sender's socket has been told, and not asked for. */
    Option<String> pendingError() {
        return pendingError;
    }

    private boolean hears(Packet first, Arrival back) {
        return post.received(request.from(), back).exists(packet -> isAnswerTo(first, packet));
    }

    /** A router may not send the packet on. Who opens a connection or pings gives up when it hears that; others do not hear. */
    // net/ipv4/tcp_ipv4.c, tcp_v4_err; net/ipv4/udp.c, __udp4_lib_err; net/sctp/input.c, sctp_v4_err: no hard error
    private Ending expired(Packet first, Arrival.Expired expired) {
        return told(first, post.told(expired).exists(back -> hears(first, back)), expired.reason());
    }

    /** A kernel asks three times, a second apart, who has the next host's address, and then tells the sender that nobody has. */
    // net/core/neighbour.c, neigh_timer_handler, with MCAST_PROBES and RETRANS_TIME of net/ipv4/arp.c
    private Ending unanswered(Packet first, Arrival.NoNeighbour nobody) {
        boolean told = !(nobody.at() instanceof Peer.NodePeer node)
                || post.told(node, nobody.inFlight()).exists(back -> hears(first, back));
        return told(first, told, nobody.reason());
    }

    private Ending told(Packet first, boolean told, String reason) {
        IpProtocol protocol = first.flow().protocol();
        return Ending.nowhere(
                told && (protocol == IpProtocol.TCP || protocol.isIcmp())
                        ? Disposition.UNREACHABLE
                        : Disposition.TIMEOUT,
                reason + (told ? ", which tells " + request.from() : ""));
    }
}
