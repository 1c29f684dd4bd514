package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.cni.PodNetwork;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.RouteQuery;
import io.github.kubevalue.net.route.RoutingDecision;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/**
 * Carries one packet from where it is sent to where it ends: out of the sender's network namespace, through each node's
 * kernel, over the cables between them.
 */
final class Carrier {
    /** A packet meets no more nodes than this: where rules lengthen the time to live of what is routed in circles. */
    static final int MAX_NODES = 255;

    private final Journey journey;
    private final Network network;

    Carrier(Journey journey) {
        this.journey = journey;
        this.network = journey.network();
    }

    /**
     * Carries a packet that a process of a pod sends.
     *
     * @param sender the pod's name
     * @param from the pod
     */
    Arrival fromPod(Peer sender, Resident from, Packet packet) {
        Pod pod = from.pod();
        if (from.sharesNode()) {
            return fromProcess(pod.spec().nodeName().getOrElse(""), sender, packet);
        }
        Option<NodeNetwork> node = from.node();
        if (node.isDefined() && node.get().isDown()) {
            return new Arrival.NoRoute(sender, packet, down(node.get().name()) + ", and " + sender + " with it");
        }
        Option<PodNetwork> plugged = node.isEmpty()
                ? Option.none()
                : node.get().pod(packet.flow().source().ip());
        if (plugged.isEmpty()) {
            return new Arrival.NoRoute(sender, packet, sender + " has no network yet");
        }
        RoutingDecision decision = plugged.get().namespace().output(RouteQuery.of(packet));
        if (decision instanceof RoutingDecision.Local) {
            journey.note(sender, "send", packet.flow(), "its own address: the packet never leaves the pod");
            return new Arrival.AtPod(node.get(), pod, packet);
        }
        if (!(decision instanceof RoutingDecision.Forward forward)) {
            return new Arrival.NoRoute(sender, packet, decision + " in " + sender);
        }
        journey.note(sender, "send", packet.flow(), forward.route().toString());
        journey.pass(new Link(sender, forward, packet));
        return entered(node.get(), plugged, packet, forward.nextHop());
    }

    /** A pod's packet at the node's end of its cable: switched by a bridge that does not show it to netfilter, or routed. */
    private Arrival entered(NodeNetwork node, Option<PodNetwork> from, Packet packet, Ip neighbour) {
        String in = node.inDevice(from.get());
        Option<Device> bridge = node.host().device(in).filter(device -> device.kind() == DeviceKind.BRIDGE);
        Option<PodNetwork> switched = node.config().bridgeNetfilter()
                ? Option.none()
                : bridge.flatMap(device -> node.podAt(device, neighbour));
        if (switched.isDefined()) {
            journey.note(
                    Peer.node(node.name()), "bridge", packet.flow(), "switched by " + in + ", unseen by netfilter");
            return taken(node, switched.get(), packet);
        }
        boolean answered = bridge.isEmpty()
                || node.podAt(bridge.get(), neighbour).isDefined()
                || node.host().isLocal(neighbour);
        if (!answered) {
            return new Arrival.NoNeighbour(
                    Peer.pod(from.get().pod().key()),
                    InFlight.entering(packet),
                    "nobody on " + in + " has " + neighbour);
        }
        return new NodeVisit(journey, NodeVisit.Entrance.from(node, in, from)).received(packet);
    }

    /** A packet at a pod's end of its cable: its own kernel checks where it comes from. */
    static Arrival taken(NodeNetwork node, PodNetwork pod, Packet packet) {
        RoutingDecision decision = pod.namespace().input(RouteQuery.cameIn(packet, PodNetwork.ENTRANCE));
        return decision instanceof RoutingDecision.Dropped dropped
                ? new Arrival.Lost(Peer.pod(pod.pod().key()), dropped.reason())
                : new Arrival.AtPod(node, pod.pod(), packet);
    }

    /** Carries a packet that comes to a node from the network outside. */
    Arrival atNode(String name, Packet packet) {
        NodeNetwork node = network.node(name).get();
        if (node.isDown()) {
            journey.note(Peer.node(name), "machine", packet.flow(), down(name));
            return new Arrival.Lost(Peer.node(name), down(name));
        }
        return new NodeVisit(journey, NodeVisit.Entrance.from(node, "eth0", 0)).received(packet);
    }

    /** Says that a machine is gone. */
    static String down(String node) {
        return Peer.node(node) + " is down";
    }

    /** Carries a packet that a process of somebody on a node's own network sends. */
    Arrival fromProcess(String node, Peer from, Packet packet) {
        return fromHost(node, InFlight.entering(packet).by(new Processes(network).sender(from, packet)));
    }

    /** Carries a packet that somebody on a node's own network sends. */
    Arrival fromHost(String name, InFlight sent) {
        Peer at = Peer.node(name);
        return network.node(name)
                .map(node -> node.isDown()
                        ? new Arrival.NoRoute(at, sent.packet(), down(name))
                        : new NodeVisit(journey, NodeVisit.Entrance.local(node)).sent(sent))
                .getOrElse(() -> new Arrival.NoRoute(at, sent.packet(), at + " does not exist"));
    }
}
