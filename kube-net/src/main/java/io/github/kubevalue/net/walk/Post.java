package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.github.kubevalue.net.route.Route;
import io.github.kubevalue.net.route.RoutingDecision;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/** Carries packets between two peers, through the world outside where one of them lives there, and the errors about them. */
final class Post {
    private final Journey journey;
    private final Network network;
    private final Carrier carrier;
    private final OutsideWorld outside;
    private final Sockets sockets;

    Post(Journey journey) {
        this.journey = journey;
        this.network = journey.network();
        this.carrier = new Carrier(journey);
        this.outside = new OutsideWorld(journey, carrier);
        this.sockets = new Sockets(network);
    }

    /** Carries a packet of the one who began. */
    Arrival forth(Request request, Packet packet) {
        Peer from = request.from();
        Arrival arrival = from instanceof Peer.Outside host
                ? outside.send(host, packet, request.entryNode())
                : inside(from, packet);
        return arrival instanceof Arrival.AtOutside at ? beyond(at, request.entryNode()) : arrival;
    }

    private Arrival beyond(Arrival.AtOutside left, Option<String> entryNode) {
        Arrival arrival = outside.received(left, entryNode);
        if (!(arrival instanceof Arrival.AtOutside at)) {
            return arrival;
        }
        return outside.whyUntranslated(at.packet().flow())
                .orElse(() -> outside.whyNobodyHas(at.host()))
                .<Arrival>map(why -> new Arrival.Lost(Peer.outside(at.host()), why))
                .getOrElse(at);
    }

    /** Carries a packet of the one who was reached. */
    Arrival back(Peer from, Packet packet) {
        Arrival arrival = from instanceof Peer.Outside host ? outside.answer(host.ip(), packet) : inside(from, packet);
        return arrival instanceof Arrival.AtOutside at ? outside.replied(at) : arrival;
    }

    private Arrival inside(Peer from, Packet packet) {
        return from instanceof Peer.NodePeer node
                ? carrier.fromProcess(node.name(), from, packet)
                : journey.resident(from)
                        .map(resident -> carrier.fromPod(from, resident, packet))
                        .getOrElse(() -> new Arrival.NoRoute(from, packet, from + " does not exist"));
    }

    /** Returns who has got the packet, if one did who can answer. */
    Option<Landing> landed(Arrival arrival) {
        if (arrival instanceof Arrival.AtPod at) {
            Pod pod = at.pod();
            Option<String> listener = sockets.of(pod, at.packet().flow());
            return Option.some(new Landing(journey.know(at), Option.some(pod), listener, at.packet()));
        }
        if (arrival instanceof Arrival.AtHost at) {
            return Option.some(landed(at));
        }
        return arrival instanceof Arrival.AtOutside at
                ? Option.some(new Landing(
                        Peer.outside(at.host()),
                        Option.none(),
                        Option.some(at.host() + " is outside of the cluster and taken to answer"),
                        at.packet()))
                : Option.none();
    }

    private Landing landed(Arrival.AtHost at) {
        Flow flow = at.packet().flow();
        Option<String> proxy = new ProxyServers(network).listener(at.node(), flow);
        Option<Pod> pod = proxy.isDefined() ? Option.none() : sockets.hostPod(at.node(), flow);
        Peer peer = pod.map(found -> Peer.pod(found.key())).getOrElse(() -> Peer.node(at.node()));
        Option<String> listener = proxy.orElse(() -> pod.flatMap(found -> sockets.of(found, flow)))
                .orElse(() -> sockets.daemon(at.node(), flow));
        return new Landing(peer, pod, listener, at.packet());
    }

    /** Returns the packet if it has come to that peer. */
    Option<Packet> received(Peer by, Arrival arrival) {
        if (arrival instanceof Arrival.AtOutside at) {
            return Option.when(by.equals(Peer.outside(at.host())), at.packet());
        }
        if (arrival instanceof Arrival.AtHost at) {
            return Option.when(hostOf(by).equals(Peer.node(at.node())), at.packet());
        }
        return arrival instanceof Arrival.AtPod at
                ? Option.when(by.equals(Peer.pod(at.pod().key())), at.packet())
                : Option.none();
    }

    /** Returns whose kernel a peer uses: its own, or that of its node. */
    private Peer hostOf(Peer peer) {
        return journey.pod(peer)
                .filter(pod -> pod.spec().isHostNetwork())
                .flatMap(pod -> pod.spec().nodeName())
                .<Peer>map(Peer::node)
                .getOrElse(peer);
    }

    /** Returns why an arrival is none at the peer that was meant. */
    static String why(Arrival arrival) {
        if (arrival instanceof Arrival.Lost lost) {
            return lost.reason();
        }
        if (arrival instanceof Arrival.NoRoute none) {
            return none.reason();
        }
        if (arrival instanceof Arrival.Rejected rejected) {
            return rejected.reason();
        }
        if (arrival instanceof Arrival.Expired expired) {
            return expired.reason();
        }
        if (arrival instanceof Arrival.NoNeighbour nobody) {
            return nobody.reason();
        }
        if (arrival instanceof Arrival.NotSent kept) {
            return kept.reason();
        }
        return arrival instanceof Arrival.Unknown unknown ? "not modelled: " + unknown.what() : "it ends elsewhere";
    }

    /** Carries what the kernel sends back where a packet was refused; nothing if it has said so too often. */
    Option<Arrival> told(Arrival.Rejected rejected) {
        Packet about = rejected.inFlight().packet();
        Option<Packet> answer = rejected.with() == RejectWith.TCP_RESET
                ? Option.some(Packet.tcp(about.flow().inverted(), TcpFlags.RST_ACK))
                : unreachable(Peer.node(rejected.node()), ownAddress(rejected.node(), about), about);
        return answer.map(packet -> told(rejected.node(), InFlight.about(rejected.inFlight(), packet)));
    }

    /** Carries what a router says about a packet whose time to live is over; nothing if it has said so too often. */
    Option<Arrival> told(Arrival.Expired expired) {
        Packet about = expired.inFlight().packet();
        IcmpMessage message =
                about.flow().source().ip().isV4() ? IcmpMessage.TIME_EXCEEDED : IcmpMessage.TIME_EXCEEDED_V6;
        return error(Peer.node(expired.node()), ownAddress(expired.node(), about), about, message)
                .map(packet -> told(expired.node(), InFlight.about(expired.inFlight(), packet)));
    }

    /** Carries what a kernel says about a packet that its next host does not take; nothing if it has said so too often. */
    // net/ipv4/route.c, ipv4_link_failure; net/ipv6/route.c, ip6_link_failure
    Option<Arrival> told(Peer.NodePeer by, InFlight stuck) {
        Packet about = stuck.packet();
        IcmpMessage message =
                about.flow().source().ip().isV4() ? IcmpMessage.HOST_UNREACHABLE : IcmpMessage.ADDRESS_UNREACHABLE_V6;
        return error(by, ownAddress(by.name(), about), about, message)
                .map(packet -> told(by.name(), InFlight.about(stuck, packet)));
    }

    private Arrival told(String node, InFlight answer) {
        Arrival arrival = carrier.fromHost(node, answer);
        return arrival instanceof Arrival.AtOutside at ? outside.replied(at) : arrival;
    }

    private Ip ownAddress(String node, Packet about) {
        return addressTowards(Peer.node(node), about.flow().source().ip())
                .getOrElse(about.flow().destination().ip());
    }

    /** Returns the address that a host tells others from what became of their packets: the one on their side. */
    // net/ipv4/icmp.c, icmp_send
    Option<Ip> addressTowards(Peer host, Ip to) {
        return namespace(host).flatMap(namespace -> namespace.sourceFor(to));
    }

    /** Returns what a host says about a datagram that nobody takes; nothing if it has said so too often. */
    Option<Packet> unreachable(Peer by, Ip source, Packet about) {
        return error(by, source, about, source.isV4() ? IcmpMessage.PORT_UNREACHABLE : IcmpMessage.PORT_UNREACHABLE_V6);
    }

    private Option<Packet> error(Peer by, Ip source, Packet about, IcmpMessage message) {
        Ip to = about.flow().source().ip();
        Option<NetworkNamespace> namespace = namespace(hostOf(by));
        // net/ipv4/icmp.c, icmpv4_xrlim_allow: no limit on the loopback
        boolean own = namespace.exists(each -> each.isLocal(to));
        Option<Route> route = namespace
                .map(each -> each.route(to))
                .filter(RoutingDecision.Forward.class::isInstance)
                .map(decision -> ((RoutingDecision.Forward) decision).route());
        if (!own && !journey.mayTell(hostOf(by), to, route)) {
            return Option.none();
        }
        return Option.some(Packet.of(Flow.icmp(source, to, message)).withQuoted(Option.some(about)));
    }

    private Option<NetworkNamespace> namespace(Peer host) {
        return host instanceof Peer.NodePeer node
                ? network.node(node.name()).map(NodeNetwork::host)
                : journey.pod(host)
                        .flatMap(pod -> pod.spec().nodeName())
                        .flatMap(network::node)
                        .flatMap(node -> journey.pod(host)
                                .flatMap(pod -> pod.ips().flatMap(node::pod).headOption()))
                        .map(pod -> pod.namespace());
    }
}
