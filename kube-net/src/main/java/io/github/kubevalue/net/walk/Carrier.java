package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.cni.PodNetwork;
import io.github.kubevalue.net.netfilter.Crossing;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.InFlight;
import io.github.kubevalue.net.netfilter.Passage;
import io.github.kubevalue.net.netfilter.Verdict;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.RoutingDecision;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/**
 * Carries one packet from where it is sent to where it ends: out of the sender's network namespace, through each node's
 * kernel, over the cables between them.
 */
final class Carrier {
    /** A packet meets no more nodes than this: whoever routes in circles loses it when its time to live is over. */
    private static final int MAX_NODES = 64;

    private final Journey journey;
    private final Network network;
    private final PolicyGate gate;

    Carrier(Journey journey) {
        this.journey = journey;
        this.network = journey.network();
        this.gate = new PolicyGate(journey);
    }

    /** Carries a packet that a process of a pod sends. */
    Arrival fromPod(Pod pod, Packet packet) {
        if (pod.spec().isHostNetwork()) {
            return fromHost(pod.spec().nodeName().getOrElse(""), packet);
        }
        Peer sender = Peer.pod(pod.key());
        Option<NodeNetwork> node = pod.spec().nodeName().flatMap(network::node);
        Option<PodNetwork> plugged =
                node.flatMap(each -> each.pod(packet.flow().source().ip()));
        if (plugged.isEmpty()) {
            return new Arrival.NoRoute(sender, packet, sender + " has no network yet");
        }
        Ip destination = packet.flow().destination().ip();
        RoutingDecision decision = plugged.get().namespace().route(destination);
        if (decision instanceof RoutingDecision.Local) {
            journey.note(sender, "send", packet.flow(), "its own address: the packet never leaves the pod");
            return new Arrival.AtPod(pod, packet);
        }
        if (!(decision instanceof RoutingDecision.Forward forward)) {
            return new Arrival.NoRoute(sender, packet, "no route to " + destination + " in " + sender);
        }
        journey.note(sender, "send", packet.flow(), forward.route().toString());
        return entered(node.get(), plugged.get(), packet, forward.nextHop());
    }

    /** A pod's packet at the node's end of its cable: switched by a bridge that does not show it to netfilter, or routed. */
    private Arrival entered(NodeNetwork node, PodNetwork from, Packet packet, Ip neighbour) {
        String in = node.inDevice(from);
        Option<Device> bridge = node.host().device(in).filter(device -> device.kind() == DeviceKind.BRIDGE);
        Option<PodNetwork> switched = node.config().bridgeNetfilter()
                ? Option.none()
                : bridge.flatMap(device -> node.podAt(device, neighbour));
        if (switched.isDefined()) {
            journey.note(
                    Peer.node(node.name()), "bridge", packet.flow(), "switched by " + in + ", unseen by netfilter");
            return new Arrival.AtPod(switched.get().pod(), packet);
        }
        return received(node, packet, in, Option.some(from), 0);
    }

    /** Carries a packet that comes to a node from the network outside. */
    Arrival atNode(String name, Packet packet) {
        return received(network.node(name).get(), packet, "eth0", Option.none(), 0);
    }

    private Arrival received(NodeNetwork node, Packet packet, String in, Option<PodNetwork> from, int nodes) {
        Peer at = Peer.node(node.name());
        journey.meet(at);
        if (nodes > MAX_NODES) {
            return new Arrival.Lost(at, "the packet is routed in circles");
        }
        Crossing first = Crossing.in(Hook.PREROUTING, in, journey.state().now())
                .withBridgePort(from.map(PodNetwork::hostDevice).filter(port -> !port.equals(in)));
        Passage passage = journey.cross(node.name(), InFlight.entering(packet), first);
        if (!passage.verdict().isAccept()) {
            return stopped(node, passage, false);
        }
        RoutingDecision decision = node.host()
                .route(passage.inFlight().packet().flow().destination().ip());
        if (decision instanceof RoutingDecision.Local) {
            return up(node, passage.inFlight(), in, from, nodes);
        }
        if (decision instanceof RoutingDecision.Forward forward) {
            return forward(node, passage.inFlight(), in, from, forward, nodes);
        }
        return new Arrival.NoRoute(
                at,
                passage.inFlight().packet(),
                "no route to "
                        + passage.inFlight().packet().flow().destination().ip());
    }

    private Arrival up(NodeNetwork node, InFlight inFlight, String in, Option<PodNetwork> from, int nodes) {
        boolean isVirtual = network.isVirtualServer(node, inFlight.packet().flow());
        Option<Arrival> kept = isVirtual ? Option.none() : from.flatMap(pod -> gate.leaving(node, pod.pod(), inFlight));
        if (kept.isDefined()) {
            return kept.get();
        }
        Passage passage = journey.cross(
                node.name(),
                inFlight,
                Crossing.in(Hook.INPUT, in, journey.state().now()));
        if (passage.verdict() instanceof Verdict.Resent) {
            return resent(node, passage.inFlight(), from, nodes);
        }
        return passage.verdict().isAccept()
                ? new Arrival.AtHost(node.name(), passage.inFlight().packet())
                : stopped(node, passage, false);
    }

    /** IPVS has taken the packet from INPUT, and sends it from OUTPUT to whom it has chosen. */
    private Arrival resent(NodeNetwork node, InFlight inFlight, Option<PodNetwork> from, int nodes) {
        Ip destination = inFlight.packet().flow().destination().ip();
        if (!(node.host().route(destination) instanceof RoutingDecision.Forward forward)) {
            return new Arrival.NoRoute(Peer.node(node.name()), inFlight.packet(), "no route to " + destination);
        }
        journey.note(
                Peer.node(node.name()),
                "route",
                inFlight.packet().flow(),
                forward.route().toString());
        Option<Arrival> kept = from.flatMap(pod -> gate.leaving(node, pod.pod(), inFlight))
                .orElse(() -> node.podAt(forward.out(), forward.nextHop())
                        .flatMap(pod -> gate.entering(node, pod.pod(), inFlight)));
        if (kept.isDefined()) {
            return kept.get();
        }
        Crossing sending =
                Crossing.out(Hook.OUTPUT, forward.out().name(), journey.state().now());
        Passage passage = journey.cross(node.name(), inFlight, sending);
        return passage.verdict().isAccept()
                ? leave(node, passage.inFlight(), Option.none(), from, forward, nodes)
                : stopped(node, passage, false);
    }

    private Arrival forward(
            NodeNetwork node,
            InFlight inFlight,
            String in,
            Option<PodNetwork> from,
            RoutingDecision.Forward forward,
            int nodes) {
        Peer at = Peer.node(node.name());
        journey.note(at, "route", inFlight.packet().flow(), forward.route().toString());
        Option<PodNetwork> to = node.podAt(forward.out(), forward.nextHop());
        Option<Arrival> kept = from.flatMap(pod -> gate.leaving(node, pod.pod(), inFlight))
                .orElse(() -> to.flatMap(pod -> gate.entering(node, pod.pod(), inFlight)));
        if (kept.isDefined()) {
            return kept.get();
        }
        String out = forward.out().name();
        Passage forwarded = journey.cross(
                node.name(),
                inFlight,
                Crossing.through(Hook.FORWARD, in, out, journey.state().now()));
        if (!forwarded.verdict().isAccept()) {
            return stopped(node, forwarded, false);
        }
        return leave(node, forwarded.inFlight(), Option.some(in), from, forward, nodes);
    }

    private Arrival leave(
            NodeNetwork node,
            InFlight inFlight,
            Option<String> in,
            Option<PodNetwork> from,
            RoutingDecision.Forward forward,
            int nodes) {
        Crossing last = Crossing.out(
                        Hook.POSTROUTING, forward.out().name(), journey.state().now())
                .withIn(in)
                .withNextHop(Option.some(forward.nextHop()));
        Passage passage = journey.cross(node.name(), inFlight, last);
        if (!passage.verdict().isAccept()) {
            return stopped(node, passage, false);
        }
        Packet packet = passage.inFlight().packet().onTheWire();
        Option<PodNetwork> pod = node.podAt(forward.out(), forward.nextHop());
        if (pod.isDefined()) {
            return handed(node, from, pod.get(), packet);
        }
        Option<NodeNetwork> next = network.cluster().nodeAt(forward.nextHop());
        if (next.isDefined() && forward.out().kind() != DeviceKind.BRIDGE) {
            return received(next.get(), packet, forward.out().name(), Option.none(), nodes + 1);
        }
        return forward.out().kind() == DeviceKind.ETHERNET
                ? new Arrival.AtOutside(packet.flow().destination().ip(), packet)
                : new Arrival.NoRoute(
                        Peer.node(node.name()),
                        packet,
                        "nobody on " + forward.out().name() + " has " + forward.nextHop());
    }

    private Arrival handed(NodeNetwork node, Option<PodNetwork> from, PodNetwork to, Packet packet) {
        boolean hairpin = from.exists(to::equals)
                && node.config().bridgeNetfilter()
                && !node.config().hairpinMode()
                && node.host()
                        .device(to.hostDevice())
                        .exists(device -> device.master().isDefined());
        return hairpin
                ? new Arrival.Lost(
                        Peer.node(node.name()),
                        "the bridge port of the pod has no hairpin mode, so the frame is not sent back")
                : new Arrival.AtPod(to.pod(), packet);
    }

    /** Carries a packet that a process on a node's own network sends. */
    Arrival fromHost(String name, Packet packet) {
        Peer at = Peer.node(name);
        Option<NodeNetwork> found = network.node(name);
        if (found.isEmpty()) {
            return new Arrival.NoRoute(at, packet, at + " does not exist");
        }
        NodeNetwork node = found.get();
        journey.meet(at);
        RoutingDecision decision = node.host().route(packet.flow().destination().ip());
        if (decision instanceof RoutingDecision.Unreachable) {
            return new Arrival.NoRoute(
                    at,
                    packet,
                    "Network is unreachable: no route to "
                            + packet.flow().destination().ip());
        }
        journey.note(at, "send", packet.flow(), decision.toString());
        Crossing crossing =
                Crossing.out(Hook.OUTPUT, outOf(decision), journey.state().now());
        Passage passage = journey.cross(name, InFlight.entering(packet), crossing);
        if (!passage.verdict().isAccept()) {
            return stopped(node, passage, true);
        }
        InFlight sent = passage.inFlight();
        // net/ipv4/netfilter.c, ip_route_me_harder: a packet whose destination was rewritten is routed anew
        RoutingDecision anew =
                node.host().route(sent.packet().flow().destination().ip());
        if (anew instanceof RoutingDecision.Forward forward) {
            Option<Arrival> kept =
                    node.podAt(forward.out(), forward.nextHop()).flatMap(pod -> gate.entering(node, pod.pod(), sent));
            return kept.getOrElse(() -> leave(node, sent, Option.none(), Option.none(), forward, 0));
        }
        return anew instanceof RoutingDecision.Local
                ? looped(node, sent)
                : new Arrival.NoRoute(
                        at,
                        sent.packet(),
                        "no route to " + sent.packet().flow().destination().ip());
    }

    private static String outOf(RoutingDecision decision) {
        return decision instanceof RoutingDecision.Forward forward
                ? forward.out().name()
                : "lo";
    }

    /** A packet of a node to itself leaves by the loopback and comes in again, its connection already known. */
    private Arrival looped(NodeNetwork node, InFlight sent) {
        Crossing leaving = Crossing.out(Hook.POSTROUTING, "lo", journey.state().now())
                .withNextHop(Option.some(sent.packet().flow().destination().ip()));
        Passage left = journey.cross(node.name(), sent, leaving);
        if (!left.verdict().isAccept()) {
            return stopped(node, left, true);
        }
        Crossing coming = Crossing.in(Hook.PREROUTING, "lo", journey.state().now());
        Passage came = journey.cross(node.name(), left.inFlight(), coming);
        return came.verdict().isAccept()
                ? up(node, came.inFlight(), "lo", Option.none(), 0)
                : stopped(node, came, false);
    }

    private static Arrival stopped(NodeNetwork node, Passage passage, boolean bySender) {
        Verdict verdict = passage.verdict();
        Packet packet = passage.inFlight().packet();
        if (verdict instanceof Verdict.Reject reject) {
            return new Arrival.Rejected(node.name(), reject.with(), packet, reject.reason(), bySender);
        }
        if (verdict instanceof Verdict.Drop drop) {
            return bySender
                    ? new Arrival.NotSent(node.name(), packet, drop.reason())
                    : new Arrival.Lost(Peer.node(node.name()), drop.reason());
        }
        return new Arrival.Unknown(Peer.node(node.name()), ((Verdict.NotModelled) verdict).text());
    }
}
