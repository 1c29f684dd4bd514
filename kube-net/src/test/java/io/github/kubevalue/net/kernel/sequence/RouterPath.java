package io.github.kubevalue.net.kernel.sequence;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.conntrack.Zone;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Emitted;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Sent;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Side;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.LocalAddresses;
import io.github.kubevalue.net.netfilter.stack.Netfilter;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** The way of a packet through the model of a {@link TappedRouter}. */
final class RouterPath {
    static final LocalAddresses ADDRESSES = Vector.of(Side.values())
            .foldLeft(
                    LocalAddresses.NONE,
                    (all, side) -> all.with(side.device(), Cidr.parse(side.address() + "/24"))
                            .with(side.device(), Cidr.parse(side.address6() + "/64")));

    private static final Cidr CLIENTS = Cidr.parse("10.244.1.0/24");
    private static final Cidr CLIENTS6 = Cidr.parse("fd00:1::/64");

    private RouterPath() {}

    /** The router afterwards, the zone that the packet was in, and what it let out. */
    record Carried(NetfilterState state, Zone zone, Option<Emitted> emitted) {}

    static Carried carry(NetfilterState state, Sent sent, Instant now) {
        String device = sent.from().device();
        Passage in = cross(state, InFlight.entering(sent.packet()), Crossing.in(Hook.PREROUTING, device, now));
        Zone zone = in.inFlight().zone();
        if (!in.verdict().isAccept()) {
            return new Carried(in.state(), zone, Option.none());
        }
        Ip to = in.inFlight().packet().flow().destination().ip();
        if (ADDRESSES.isLocal(to)) {
            Passage input = cross(in.state(), in.inFlight(), Crossing.in(Hook.INPUT, device, now));
            return new Carried(input.state(), zone, Option.none());
        }
        Side side = CLIENTS.contains(to) || CLIENTS6.contains(to) ? Side.CLIENTS : Side.SERVERS;
        Passage through = cross(in.state(), in.inFlight(), Crossing.through(Hook.FORWARD, device, side.device(), now));
        if (!through.verdict().isAccept()) {
            return new Carried(through.state(), zone, Option.none());
        }
        Crossing leaving =
                Crossing.through(Hook.POSTROUTING, device, side.device(), now).withNextHop(Option.some(to));
        Passage out = cross(through.state(), through.inFlight(), leaving);
        Packet packet = out.inFlight().packet();
        return new Carried(
                out.state(),
                zone,
                Option.when(
                        out.verdict().isAccept(),
                        () -> new Emitted(side, packet, state(out.inFlight().tracking()))));
    }

    private static int state(Tracking tracking) {
        return switch (tracking.state()) {
            case INVALID -> 1;
            case NEW -> 2;
            case RELATED -> 3;
            case ESTABLISHED -> 4;
            case UNTRACKED -> 5;
            case SNAT, DNAT -> 0;
        };
    }

    private static Passage cross(NetfilterState state, InFlight packet, Crossing at) {
        return Netfilter.cross(state, packet, at.withDetail(Crossing.Detail.NONE), Choice.first());
    }
}
