package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** How a packet meets the table: net/netfilter/nf_conntrack_core.c, nf_conntrack_in. */
final class Tracker {
    // how long UDP goes both ways before it is a stream: net/netfilter/nf_conntrack_proto_udp.c
    private static final Duration STREAM = Duration.ofSeconds(2);

    private final ConntrackTable table;
    private final Instant now;
    private final ConntrackSettings settings;

    Tracker(ConntrackTable table, Instant now) {
        this.table = table;
        this.now = now;
        this.settings = table.settings();
    }

    Tracked track(Packet packet, Zone zone) {
        Flow flow = packet.flow();
        if (flow.icmp().isDefined()) {
            IcmpMessage message = flow.icmp().get();
            if (flow.protocol() == IpProtocol.ICMPV6 && message.isNeighbourDiscovery()) {
                return new Tracked(table, Tracking.UNTRACKED);
            }
            if (message.isError(flow.protocol())) {
                return new Tracked(
                        table,
                        packet.quoted()
                                .map(about -> about(packet, about, zone))
                                .getOrElse(() -> new Tracking.Invalid("an ICMP error that quotes no packet")));
            }
        }
        Option<Entry> known = table.find(flow, zone, now);
        return known.isDefined()
                ? continued(known.get(), ConntrackTable.direction(known.get(), flow), packet, zone)
                : opened(packet, zone);
    }

    // net/netfilter/nf_conntrack_proto_icmp.c, nf_conntrack_inet_error
    private Tracking about(Packet error, Packet quoted, Zone zone) {
        Flow answer = quoted.flow().inverted();
        Option<Entry> entry = table.find(answer, zone, now);
        if (entry.isEmpty()) {
            return new Tracking.Invalid("an ICMP error about no known connection");
        }
        Direction direction = ConntrackTable.direction(entry.get(), answer);
        if (!error.flow().destination().ip().equals(answer.destination().ip())) {
            return new Tracking.Invalid("an ICMP error to another address than the packet's that it quotes");
        }
        return new Tracking.Connection(entry.get(), direction, CtState.RELATED, true);
    }

    private Tracked opened(Packet packet, Zone zone) {
        Flow flow = packet.flow();
        if (flow.icmp().isDefined() && !flow.icmp().get().hasAnswer(flow.protocol())) {
            return new Tracked(table, new Tracking.Invalid("an ICMP message that asks nothing"));
        }
        Either<ConntrackTable, ConntrackTable> room = table.withRoomFor(flow, zone, now);
        if (room.isLeft()) {
            return new Tracked(
                    room.getLeft().underPressure(), new Tracking.Refused("nf_conntrack: table full, dropping packet"));
        }
        TrackedEntry opened = moved(Entry.opening(flow, zone, now), Direction.ORIGINAL, packet);
        return new Tracked(
                room.get(),
                opened instanceof TrackedEntry.Passed passed
                        ? new Tracking.Connection(passed.entry(), Direction.ORIGINAL, CtState.NEW, false)
                        : new Tracking.Invalid(((TrackedEntry.Invalid) opened).reason()));
    }

    private static CtState state(Entry entry, Direction direction) {
        return direction == Direction.REPLY || entry.seenReply() ? CtState.ESTABLISHED : CtState.NEW;
    }

    private Tracked continued(Entry entry, Direction direction, Packet packet, Zone zone) {
        TrackedEntry moved = entry.clashed() ? new TrackedEntry.Passed(entry) : moved(entry, direction, packet);
        if (moved instanceof TrackedEntry.Reopened) {
            return new Tracker(table.without(entry), now).track(packet, zone);
        }
        if (moved instanceof TrackedEntry.Invalid invalid) {
            return new Tracked(table.update(invalid.entry()), new Tracking.Invalid(invalid.reason()));
        }
        if (moved instanceof TrackedEntry.Removed removed) {
            Entry last = removed.entry();
            return new Tracked(
                    table.without(entry), new Tracking.Connection(last, direction, state(last, direction), true));
        }
        return kept(((TrackedEntry.Passed) moved).entry(), direction);
    }

    /** The packet belongs to the entry, which the table takes over; a reply is remembered after that. */
    private Tracked kept(Entry entry, Direction direction) {
        Entry after = direction == Direction.REPLY ? entry.withSeenReply(true) : entry;
        return new Tracked(
                table.update(after), new Tracking.Connection(after, direction, state(after, direction), true));
    }

    // net/netfilter/nf_conntrack_core.c, nf_conntrack_handle_packet
    private TrackedEntry moved(Entry entry, Direction direction, Packet packet) {
        return switch (entry.protocol()) {
            case TCP -> new TcpTracker(settings, now, entry, direction, packet).track();
            case SCTP -> new SctpTracker(settings, now, entry, direction, packet).track();
            case UDP, UDPLITE -> datagram(entry);
            case ICMP -> icmp(entry, settings.icmp());
            case ICMPV6 -> icmp(entry, settings.icmpv6());
            case GRE ->
                entry.seenReply() ? lives(entry.withAssured(true), settings.greStream()) : lives(entry, settings.gre());
            case DCCP, ESP, AH, IGMP, IPIP, OSPF, PIM, VRRP -> lives(entry, settings.generic());
        };
    }

    private TrackedEntry lives(Entry entry, Duration time) {
        return new TrackedEntry.Passed(entry.withExpiresAt(now.plus(time)));
    }

    // net/netfilter/nf_conntrack_proto_icmp.c, nf_conntrack_icmp_packet
    private TrackedEntry icmp(Entry entry, Duration time) {
        boolean asks = entry.original().icmp().exists(message -> message.isQuery(entry.protocol()));
        return asks ? lives(entry, time) : new TrackedEntry.Invalid(entry, "an ICMP answer that nobody has asked for");
    }

    // net/netfilter/nf_conntrack_proto_udp.c, nf_conntrack_udp_packet
    private TrackedEntry datagram(Entry entry) {
        boolean stream = entry.seenReply() && now.isAfter(entry.createdAt().plus(STREAM));
        return lives(entry.withAssured(entry.assured() || stream), stream ? settings.udpStream() : settings.udp());
    }
}
