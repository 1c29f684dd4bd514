package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.cni.BlockedTraffic;
import io.github.kubevalue.net.cni.Encapsulation;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.route.RouteQuery;
import io.github.kubevalue.net.route.RoutingDecision;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/**
 * The way through a tunnel: what is wrapped is a packet of the nodes themselves, which meets the rules of both, and the
 * firewall between them.
 */
final class Tunnel {
    private static final String DEVICE = "eth0";

    private final Journey journey;
    private final NodeNetwork from;
    private final NodeNetwork to;
    private final Encapsulation encapsulation;

    Tunnel(Journey journey, NodeNetwork from, NodeNetwork to, Encapsulation encapsulation) {
        this.journey = journey;
        this.from = from;
        this.to = to;
        this.encapsulation = encapsulation;
    }

    /** Carries a packet to the other end of the tunnel; returns where it ends if it does not come there. */
    Option<Arrival> carry(Packet inner) {
        Option<Flow> flow = flow(inner.flow());
        if (flow.isEmpty()) {
            return Option.some(new Arrival.NoRoute(
                    Peer.node(from.name()),
                    inner,
                    "no address of " + Peer.node(to.name()) + " to send " + encapsulation));
        }
        // the mark of what is inside is that of what is outside: skb_scrub_packet keeps it within one namespace
        Packet outer = Packet.of(flow.get()).withMark(inner.mark());
        journey.note(Peer.node(from.name()), "tunnel", inner.flow(), "wrapped: " + encapsulation + " " + outer.flow());
        return left(outer).orElse(this::down).orElse(this::blocked).orElse(() -> arrived(outer.onTheWire()));
    }

    private Option<Flow> flow(Flow inner) {
        return from.node()
                .internalIp()
                .flatMap(source -> to.node()
                        .internalIps()
                        .find(ip -> ip.family() == source.family())
                        .map(destination -> Flow.of(
                                encapsulation.protocol(),
                                new Address(source, sourcePort(source, inner)),
                                address(destination))));
    }

    /** The port of VXLAN is a hash of what is inside, the same for both directions; WireGuard's is its own. */
    // include/net/udp.h, udp_flow_src_port
    private FlowPort sourcePort(Ip source, Flow inner) {
        if (encapsulation.port().isEmpty()) {
            return FlowPort.NONE;
        }
        return encapsulation.sendsFromPort()
                ? FlowPort.of(encapsulation.port().get())
                : new FlowPort.Unpredictable(source, hash(inner), EphemeralPorts.RANGE);
    }

    /** Tells flows apart, and is the same on each run. */
    private static int hash(Flow inner) {
        String forth = inner.toString();
        String back = inner.inverted().toString();
        String one = forth.compareTo(back) < 0 ? forth : back;
        return Math.floorMod(one.hashCode(), EphemeralPorts.RANGE.size());
    }

    private Address address(Ip destination) {
        return new Address(destination, encapsulation.port().map(FlowPort::of).getOrElse(FlowPort.NONE));
    }

    private Option<Arrival> left(Packet outer) {
        RoutingDecision decision = from.host().output(RouteQuery.of(outer));
        if (!(decision instanceof RoutingDecision.Forward forward)) {
            return lost(from, decision.toString());
        }
        Crossing output = Crossing.out(Hook.OUTPUT, forward.out().name(), journey.now());
        Passage sent = journey.crossUnseen(from, InFlight.entering(outer), output);
        if (!sent.verdict().isAccept()) {
            return stopped(from, sent);
        }
        Passage left = journey.crossUnseen(
                from, sent.inFlight(), output.withHook(Hook.POSTROUTING).withNextHop(Option.some(forward.nextHop())));
        return left.verdict().isAccept() ? Option.none() : stopped(from, left);
    }

    /** Nobody answers for the other end: the kernel tells itself, who has sent what is outside, and not who has sent what is inside. */
    // drivers/net/vxlan/vxlan_core.c, vxlan_err_lookup; net/ipv4/ipip.c, ipip_err: nothing of a tunnel to many ends
    private Option<Arrival> down() {
        return to.isDown() ? lost(to, Carrier.down(to.name())) : Option.none();
    }

    private Option<Arrival> blocked() {
        Option<BlockedTraffic> by = from.config()
                .blockedBetweenNodes()
                .find(each -> each.holds(encapsulation.protocol(), encapsulation.port()));
        return by.flatMap(each -> lost(to, "a firewall between nodes drops " + each));
    }

    private Option<Arrival> arrived(Packet outer) {
        Crossing first =
                Crossing.in(Hook.PREROUTING, DEVICE, journey.now()).withWayBack(Option.some(new HostRoutes(to.host())));
        Passage received = journey.crossUnseen(to, InFlight.entering(outer), first);
        if (!received.verdict().isAccept()) {
            return stopped(to, received);
        }
        RoutingDecision decision =
                to.host().input(RouteQuery.of(received.inFlight().packet()).cameInBy(DEVICE));
        if (!(decision instanceof RoutingDecision.Local)) {
            return lost(to, decision.toString());
        }
        Passage taken = journey.crossUnseen(to, received.inFlight(), first.withHook(Hook.INPUT));
        return taken.verdict().isAccept() ? Option.none() : stopped(to, taken);
    }

    private Option<Arrival> stopped(NodeNetwork at, Passage passage) {
        Verdict verdict = passage.verdict();
        if (verdict instanceof Verdict.NotModelled unknown) {
            return Option.some(new Arrival.Unknown(Peer.node(at.name()), unknown.text()));
        }
        return lost(
                at,
                verdict instanceof Verdict.Drop drop
                        ? drop.reason()
                        : verdict instanceof Verdict.Reject reject ? reject.reason() : verdict.toString());
    }

    private Option<Arrival> lost(NodeNetwork at, String reason) {
        return Option.some(new Arrival.Lost(
                Peer.node(at.name()),
                "the " + encapsulation + " packet from " + Peer.node(from.name()) + " to " + Peer.node(to.name())
                        + " is lost: " + reason));
    }
}
