package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.cni.PodNetwork;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.route.RouteQuery;
import io.github.kubevalue.net.route.RoutingDecision;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/** One packet in the kernel of one node: through its hooks and its routes, to a socket there or out again. */
final class NodeVisit {
    private static final String LOOPBACK = "lo";

    private final Journey journey;
    private final Entrance entrance;
    private final NodeNetwork node;
    private final Peer at;
    private final Kernel kernel;

    NodeVisit(Journey journey, Entrance entrance) {
        this.journey = journey;
        this.entrance = entrance;
        this.node = entrance.node();
        this.kernel = journey.kernel(node);
        this.at = kernel.peer;
    }

    /**
     * How a packet has got into the kernel of a node.
     *
     * @param node the node
     * @param in the interface that it came in by; none if a process of the node sends it
     * @param from the pod of this node that has sent it, if one has
     * @param nodesBefore how many nodes it has met before
     */
    record Entrance(NodeNetwork node, Option<String> in, Option<PodNetwork> from, int nodesBefore) {

        /** Sent by a process of the node itself. */
        static Entrance local(NodeNetwork node) {
            return new Entrance(node, Option.none(), Option.none(), 0);
        }

        /** Received from the network around. */
        static Entrance from(NodeNetwork node, String in, int nodesBefore) {
            return new Entrance(node, Option.some(in), Option.none(), nodesBefore);
        }

        /** Received from a pod of the node. */
        static Entrance from(NodeNetwork node, String in, Option<PodNetwork> pod) {
            return new Entrance(node, Option.some(in), pod, 0);
        }

        /** Come back by the loopback interface. */
        Entrance looped() {
            return new Entrance(node, Option.some(LOOPBACK), Option.none(), nodesBefore);
        }

        /** The port of a bridge that it came in by, if a bridge received it. */
        Option<String> bridgePort() {
            return from.isEmpty() || in.get().equals(from.get().hostDevice())
                    ? Option.none()
                    : Option.some(from.get().hostDevice());
        }
    }

    /**
     * How a packet is to leave a node.
     *
     * @param by the route
     * @param device the device that leads there
     * @param pod the pod that it reaches so, if it is one of this node's
     */
    private record Exit(RoutingDecision.Forward by, Option<String> device, Option<PodNetwork> pod) {}

    private Exit exit(RoutingDecision.Forward forward) {
        return new Exit(forward, Option.some(forward.out().name()), node.podAt(forward.out(), forward.nextHop()));
    }

    private Passage cross(InFlight packet, Crossing crossing) {
        return journey.cross(kernel, packet, crossing);
    }

    /** Carries on a packet that the node receives. */
    Arrival received(Packet packet) {
        journey.meet(at);
        Crossing first = journey.crossing(Hook.PREROUTING)
                .in(entrance.in())
                .bridgePort(entrance.bridgePort())
                .wayBack(kernel.wayBack)
                .build();
        Passage passage = cross(InFlight.entering(packet), first);
        if (!passage.verdict().isAccept()) {
            return stopped(passage, false);
        }
        Packet known = passage.inFlight().packet();
        RoutingDecision decision = node.host().input(RouteQuery.cameIn(known, entrance.in()));
        if (decision instanceof RoutingDecision.Local) {
            return up(passage.inFlight());
        }
        return decision instanceof RoutingDecision.Forward forward
                ? forward(passage.inFlight(), exit(forward))
                : stuck(known, decision);
    }

    /** A packet that routing takes nowhere; one that is lost here has been in PREROUTING, but leaves no connection. */
    private Arrival stuck(Packet packet, RoutingDecision decision) {
        if (decision instanceof RoutingDecision.Unreachable refused) {
            return refused.isSilent()
                    ? new Arrival.Lost(at, refused.toString())
                    : new Arrival.NoRoute(at, packet, refused.cause());
        }
        return decision instanceof RoutingDecision.NotModelled unknown
                ? new Arrival.Unknown(at, unknown.what())
                : dropped(packet, decision.toString());
    }

    private Arrival dropped(Packet packet, String reason) {
        journey.note(at, "route", packet.flow(), reason);
        return new Arrival.Lost(at, reason);
    }

    private RoutingDecision route(InFlight inFlight) {
        return node.host().output(RouteQuery.of(inFlight.packet()));
    }

    private static Ip destination(InFlight inFlight) {
        return inFlight.packet().flow().destination().ip();
    }

    private Arrival up(InFlight inFlight) {
        boolean isVirtual =
                journey.network().isVirtualServer(node, inFlight.packet().flow());
        Option<Arrival> kept = isVirtual ? Option.none() : leavingPod(inFlight);
        if (kept.isDefined()) {
            return kept.get();
        }
        Passage passage =
                cross(inFlight, journey.crossing(Hook.INPUT).in(entrance.in()).build());
        if (passage.verdict() instanceof Verdict.Resent) {
            return resent(inFlight, passage.inFlight());
        }
        return passage.verdict().isAccept()
                ? new Arrival.AtHost(node.name(), passage.inFlight().packet())
                : stopped(passage, false);
    }

    /** IPVS has taken the packet from INPUT, and sends it from OUTPUT to whom it has chosen. */
    private Arrival resent(InFlight received, InFlight inFlight) {
        RoutingDecision decision = route(inFlight);
        if (!(decision instanceof RoutingDecision.Forward forward)) {
            return stuck(inFlight.packet(), decision);
        }
        Exit exit = exit(forward);
        noteRoute(inFlight, exit);
        // net/netfilter/ipvs/ip_vs_xmit.c, decrement_ttl
        if (isExpired(inFlight)) {
            return expired(inFlight);
        }
        // ensure_mtu_is_adequate: before the destination is rewritten
        pass(routed(received), exit);
        InFlight onward = routed(inFlight);
        Option<Arrival> kept = leavingPod(onward).orElse(() -> enteringPod(onward, exit));
        if (kept.isDefined()) {
            return kept.get();
        }
        Passage passage =
                cross(onward, journey.crossing(Hook.OUTPUT).out(exit.device()).build());
        return passage.verdict().isAccept() ? leave(passage.inFlight(), Option.none(), exit) : stopped(passage, false);
    }

    private void noteRoute(InFlight inFlight, Exit exit) {
        journey.note(at, "route", inFlight.packet().flow(), exit.by().route().toString());
    }

    private void pass(InFlight inFlight, Exit exit) {
        journey.pass(new Link(at, exit.by(), inFlight.packet()));
    }

    private Option<Arrival> leavingPod(InFlight inFlight) {
        return entrance.from().isEmpty()
                ? Option.none()
                : new PolicyGate(journey, at).leaving(entrance.from().get().pod(), inFlight);
    }

    private Option<Arrival> enteringPod(InFlight inFlight, Exit exit) {
        return exit.pod().isEmpty()
                ? Option.none()
                : new PolicyGate(journey, at).entering(exit.pod().get().pod(), inFlight);
    }

    private static boolean isExpired(InFlight inFlight) {
        return inFlight.packet().ttl() <= 1;
    }

    private Arrival expired(InFlight inFlight) {
        journey.note(at, "ttl", inFlight.packet().flow(), "the time to live is over");
        return new Arrival.Expired(node.name(), inFlight);
    }

    private static InFlight routed(InFlight inFlight) {
        Packet packet = inFlight.packet();
        return inFlight.with(packet.withTtl(packet.ttl() - 1));
    }

    // net/ipv4/ip_forward.c, ip_forward; net/ipv6/ip6_output.c, ip6_forward: both before hook FORWARD
    private Arrival forward(InFlight received, Exit exit) {
        noteRoute(received, exit);
        if (isExpired(received)) {
            return expired(received);
        }
        InFlight inFlight = routed(received);
        pass(inFlight, exit);
        Option<Arrival> kept =
                notSentBack(exit).orElse(() -> leavingPod(inFlight)).orElse(() -> enteringPod(inFlight, exit));
        if (kept.isDefined()) {
            return kept.get();
        }
        Crossing through = journey.crossing(Hook.FORWARD)
                .in(entrance.in())
                .out(exit.device())
                .build();
        Passage forwarded = cross(inFlight, through);
        return forwarded.verdict().isAccept()
                ? leave(forwarded.inFlight(), entrance.in(), exit)
                : stopped(forwarded, false);
    }

    /** A bridge that shows its frames to netfilter does not send one back by the port that it came from, in no hairpin mode. */
    // net/bridge/br_forward.c, should_deliver: asked before the frame passes FORWARD
    private Option<Arrival> notSentBack(Exit exit) {
        boolean stays = node.config().bridgeNetfilter()
                && !node.config().hairpinMode()
                && entrance.from()
                        .exists(pod -> exit.pod().contains(pod)
                                && node.host()
                                        .device(pod.hostDevice())
                                        .exists(device -> device.master().isDefined()));
        return Option.when(
                stays,
                () -> new Arrival.Lost(
                        at, "the bridge port of the pod has no hairpin mode, so the frame is not sent back"));
    }

    private Arrival leave(InFlight inFlight, Option<String> in, Exit exit) {
        Crossing last = journey.crossing(Hook.POSTROUTING)
                .in(in)
                .out(exit.device())
                .nextHop(exit.by().nextHop())
                .build();
        Passage passage = cross(inFlight, last);
        return passage.verdict().isAccept() ? handed(passage.inFlight(), exit) : stopped(passage, false);
    }

    /** Out on the wire: to a pod of this node, to another node, or to the world. */
    private Arrival handed(InFlight left, Exit exit) {
        Packet packet = left.packet().onTheWire();
        if (exit.pod().isDefined()) {
            return Carrier.taken(node, exit.pod().get(), packet);
        }
        RoutingDecision.Forward forward = exit.by();
        return switch (forward.out().kind()) {
            case ETHERNET -> onTheNetwork(left, forward);
            case VXLAN, IPIP, WIREGUARD -> throughTunnel(left.packet(), forward);
            case BRIDGE, VETH -> new Arrival.NoNeighbour(at, left, nobodyHas(forward));
            case LOOPBACK, DUMMY -> nobody(packet, forward);
        };
    }

    private Arrival nobody(Packet packet, RoutingDecision.Forward forward) {
        return new Arrival.NoRoute(at, packet, nobodyHas(forward));
    }

    private static String nobodyHas(RoutingDecision.Forward forward) {
        return "nobody on " + forward.out().name() + " has " + forward.nextHop();
    }

    private Arrival onTheNetwork(InFlight left, RoutingDecision.Forward forward) {
        Packet packet = left.packet().onTheWire();
        return journey.network()
                .cluster()
                .nodeBehind(forward.nextHop(), packet.flow().destination().ip())
                .map(next -> next.isDown()
                        ? lost(next, left, forward)
                        : onward(next, packet, forward.out().name()))
                .getOrElse(
                        () -> new Arrival.AtOutside(packet.flow().destination().ip(), packet));
    }

    /** A machine that is gone answers nobody who asks for its link address; a router between asks in vain, and is taken to be silent. */
    private Arrival lost(NodeNetwork next, InFlight left, RoutingDecision.Forward forward) {
        String down = Carrier.down(next.name());
        boolean isNeighbour =
                journey.network().cluster().nodeAt(forward.nextHop()).isDefined();
        String reason = isNeighbour
                ? down + ", and nobody on " + forward.out().name() + " of " + at + " answers for " + forward.nextHop()
                : down;
        journey.note(at, "neighbour", left.packet().flow(), reason);
        return isNeighbour
                ? new Arrival.NoNeighbour(at, left, reason)
                : new Arrival.Lost(Peer.node(next.name()), reason);
    }

    private Arrival throughTunnel(Packet left, RoutingDecision.Forward forward) {
        Ip destination = left.flow().destination().ip();
        Option<NodeNetwork> other =
                journey.network().cluster().nodeThroughTunnel(forward.out(), forward.nextHop(), destination);
        Packet packet = left.onTheWire();
        return other.map(next -> new Tunnel(
                                journey,
                                node,
                                next,
                                node.config().encapsulation().get())
                        .carry(left)
                        .getOrElse(() -> onward(next, packet, forward.out().name())))
                .getOrElse(() -> nobody(packet, forward));
    }

    private Arrival onward(NodeNetwork next, Packet packet, String in) {
        int nodes = entrance.nodesBefore() + 1;
        if (nodes > Carrier.MAX_NODES) {
            return new Arrival.Lost(Peer.node(next.name()), "the packet is routed in circles");
        }
        return new NodeVisit(journey, Entrance.from(next, in, nodes)).received(packet);
    }

    /** Carries on a packet that the node itself sends. */
    Arrival sent(InFlight entering) {
        journey.meet(at);
        Packet packet = entering.packet();
        RoutingDecision decision = route(entering);
        if (decision instanceof RoutingDecision.Unreachable) {
            return new Arrival.NoRoute(at, packet, decision.toString());
        }
        journey.note(at, "send", packet.flow(), decision.toString());
        Passage passage = cross(
                entering, journey.crossing(Hook.OUTPUT).out(outOf(decision)).build());
        if (!passage.verdict().isAccept()) {
            return stopped(passage, true);
        }
        InFlight sent = passage.inFlight();
        // net/ipv4/netfilter.c, ip_route_me_harder: a packet whose destination was rewritten is routed anew
        RoutingDecision anew = sent.packet().equals(packet) ? decision : route(sent);
        if (anew instanceof RoutingDecision.Forward forward) {
            Exit exit = exit(forward);
            pass(sent, exit);
            return enteringPod(sent, exit).getOrElse(() -> leave(sent, Option.none(), exit));
        }
        return anew instanceof RoutingDecision.Local ? looped(sent) : stuck(sent.packet(), anew);
    }

    private static String outOf(RoutingDecision decision) {
        return decision instanceof RoutingDecision.Forward forward
                ? forward.out().name()
                : LOOPBACK;
    }

    /** A packet of a node to itself leaves by the loopback and comes in again, its connection already known. */
    private Arrival looped(InFlight sent) {
        Crossing leaving = journey.crossing(Hook.POSTROUTING)
                .out(LOOPBACK)
                .nextHop(destination(sent))
                .build();
        Passage left = cross(sent, leaving);
        if (!left.verdict().isAccept()) {
            return stopped(left, true);
        }
        Passage came = cross(
                left.inFlight(), journey.crossing(Hook.PREROUTING).in(LOOPBACK).build());
        return came.verdict().isAccept()
                ? new NodeVisit(journey, entrance.looped()).up(came.inFlight())
                : stopped(came, false);
    }

    private Arrival stopped(Passage passage, boolean bySender) {
        Verdict verdict = passage.verdict();
        InFlight inFlight = passage.inFlight();
        if (verdict instanceof Verdict.Reject reject) {
            return new Arrival.Rejected(node.name(), reject.with(), inFlight, reject.reason(), bySender);
        }
        if (verdict instanceof Verdict.Drop drop) {
            return bySender
                    ? new Arrival.NotSent(node.name(), inFlight.packet(), drop.reason())
                    : new Arrival.Lost(at, drop.reason());
        }
        return new Arrival.Unknown(at, ((Verdict.NotModelled) verdict).text());
    }
}
