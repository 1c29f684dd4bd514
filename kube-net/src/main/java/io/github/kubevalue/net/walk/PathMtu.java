package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Whether long packets come through where short ones did: a router that cannot take one on tells its sender, who then sends
 * shorter ones. If the sender is not told, long packets vanish for ever: the handshake works, the request hangs.
 */
final class PathMtu {
    /** Headers of IPv4 and TCP, with the option of timestamps. */
    private static final int TCP_HEADERS = 20 + 20 + 12;
    /** Headers of IPv4 and UDP or ICMP. */
    private static final int UDP_HEADERS = 20 + 8;
    /** What the header of IPv6 is longer by. */
    private static final int LONGER_HEADER = 20;

    private final Journey journey;
    private final Post post;
    private final Peer sender;
    private final Flow sends;
    private final Seq<Link> links;

    PathMtu(Journey journey, Post post, Peer sender, Flow sends, Seq<Link> links) {
        this.journey = journey;
        this.post = post;
        this.sender = sender;
        this.sends = sends;
        this.links = links;
    }

    /** The longest packet that the sender's own device takes; hosts outside have what nodes have. */
    static int first(Journey journey, Seq<Link> links) {
        return links.headOption()
                .map(Link::mtu)
                .getOrElse(journey.network().config().cni().linkMtu());
    }

    /** Returns why so many octets do not arrive, if they do not; other is the longest packet of the other end. */
    Option<String> whyLost(int payload, int other) {
        boolean tcp = sends.protocol() == IpProtocol.TCP;
        int headers = (tcp ? TCP_HEADERS : UDP_HEADERS) + (isV4() ? 0 : LONGER_HEADER);
        int own = first(journey, links);
        int length = payload + headers;
        if (tcp) {
            // the maximum segment size that both ends announce
            return segments(Math.min(length, Math.min(own, other)));
        }
        return length > own ? fragments(length, own) : datagram(length);
    }

    private boolean isV4() {
        return sends.source().ip().isV4();
    }

    private Option<String> segments(int length) {
        Option<Link> narrow = narrow(length);
        if (narrow.isEmpty()) {
            return Option.none();
        }
        Link link = narrow.get();
        noteTooLong(link, length);
        Either<String, Integer> told = told(link);
        told.forEach(mtu ->
                journey.note(sender, "mtu", sends, "sends segments that fit into packets of " + mtu + " octets"));
        return told.fold(
                why -> Option.some("the connection opens, but packets of " + length + " octets are lost for ever: "
                        + tooNarrow(link) + ", and " + sender + " does not learn it: " + why),
                this::segments);
    }

    /** A datagram that fits into the sender's own device goes out whole, and must not be cut. */
    private Option<String> datagram(int length) {
        return narrow(length).map(link -> {
            noteTooLong(link, length);
            return "the datagram of " + length + " octets is lost: " + tooNarrow(link) + ", and "
                    + told(link)
                            .fold(
                                    why -> sender + " does not learn it: " + why,
                                    mtu -> sender + " learns it, so that a second one is sent in fragments");
        });
    }

    /** A longer one is cut by its sender; routers of IPv4 cut its pieces once more. */
    private Option<String> fragments(int length, int own) {
        journey.note(
                sender, "mtu", sends, "sent in fragments: " + length + " octets do not fit into packets of " + own);
        return isV4() ? Option.none() : datagram(own);
    }

    private Option<Link> narrow(int length) {
        return links.drop(1).find(link -> !link.takes(length));
    }

    private static String tooNarrow(Link link) {
        return link.device() + " on " + link.at() + " takes " + link.mtu();
    }

    private void noteTooLong(Link link, int length) {
        journey.note(
                link.at(),
                "mtu",
                link.packet().flow(),
                "a packet of " + length + " octets does not fit into " + link.device() + ", which takes " + link.mtu());
    }

    /** Carries the router's message to the sender; returns what it learns, or why it does not. */
    // net/ipv4/ip_forward.c, ip_forward: before hook FORWARD; icmpv4_mask_allow: not subject to icmp_ratelimit
    private Either<String, Integer> told(Link link) {
        Packet about = link.packet();
        Ip to = about.flow().source().ip();
        Ip source = post.addressTowards(link.at(), to)
                .getOrElse(about.flow().destination().ip());
        IcmpMessage message = isV4() ? IcmpMessage.FRAGMENTATION_NEEDED : IcmpMessage.PACKET_TOO_BIG_V6;
        Packet error = Packet.of(Flow.icmp(source, to, message)).withQuoted(Option.some(about));
        Arrival arrival = post.back(link.at(), error);
        boolean understood = post.received(sender, arrival)
                .flatMap(Packet::quoted)
                .exists(quoted -> quoted.flow().equals(sends));
        return understood ? Either.right(link.mtu()) : Either.left(Post.why(arrival));
    }
}
