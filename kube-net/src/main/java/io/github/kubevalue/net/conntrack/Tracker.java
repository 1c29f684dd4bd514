package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.Segment;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** How a packet meets the table: net/netfilter/nf_conntrack_core.c, nf_conntrack_in. */
final class Tracker {
    private final ConntrackTable table;
    private final Instant now;
    private final ConntrackSettings settings;

    Tracker(ConntrackTable table, Instant now) {
        this.table = table;
        this.now = now;
        this.settings = table.settings();
    }

    Tracked track(Packet packet, int zone) {
        if (packet.isIcmpError()) {
            return new Tracked(table, about(packet, packet.quoted().get(), zone));
        }
        return table.find(packet.flow(), zone, now)
                .map(entry -> continued(entry, ConntrackTable.direction(entry, packet.flow()), packet))
                .getOrElse(() -> new Tracked(table, opened(packet, zone)));
    }

    // net/netfilter/nf_conntrack_proto_icmp.c, nf_conntrack_inet_error
    private Tracking about(Packet error, Packet quoted, int zone) {
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

    private Tracking opened(Packet packet, int zone) {
        Entry entry = Entry.opening(packet.flow(), zone, now);
        IpProtocol protocol = packet.flow().protocol();
        if (protocol == IpProtocol.TCP) {
            return openedTcp(packet, entry);
        }
        if (packet.flow().icmp().exists(message -> !message.isQuery(protocol))) {
            return new Tracking.Invalid("an ICMP message that asks nothing and answers nothing known");
        }
        Duration time = timeout(protocol);
        return connection(entry.withExpiresAt(now.plus(time)), Direction.ORIGINAL, false);
    }

    private Duration timeout(IpProtocol protocol) {
        return switch (protocol) {
            case UDP, UDPLITE -> settings.udp();
            case ICMP, ICMPV6 -> settings.icmp();
            case SCTP -> settings.sctp();
            case TCP, GRE, ESP, AH -> settings.generic();
        };
    }

    // net/netfilter/nf_conntrack_proto_tcp.c, tcp_new
    private Tracking openedTcp(Packet packet, Entry entry) {
        TcpSegmentKind kind = TcpSegmentKind.of(packet.tcpFlags());
        TcpTransitions.Step step = TcpTransitions.step(Direction.ORIGINAL, kind, TcpState.NONE);
        if (!(step instanceof TcpTransitions.Step.To to) || to.state() != TcpState.SYN_SENT && !settings.tcpLoose()) {
            return new Tracking.Invalid("a TCP segment (" + packet.tcpFlags() + ") that opens no connection");
        }
        TcpTracking tcp = new TcpTracking(to.state(), false, kind, Direction.ORIGINAL);
        Duration time = settings.tcpTimeout(to.state());
        Duration shorter = to.state() == TcpState.ESTABLISHED ? min(time, settings.tcpUnacknowledged()) : time;
        return connection(entry.withTcp(Option.some(tcp)).withExpiresAt(now.plus(shorter)), Direction.ORIGINAL, false);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Tracking connection(Entry entry, Direction direction, boolean confirmed) {
        boolean established = direction == Direction.REPLY || entry.seenReply();
        return new Tracking.Connection(entry, direction, established ? CtState.ESTABLISHED : CtState.NEW, confirmed);
    }

    private Tracked continued(Entry entry, Direction direction, Packet packet) {
        if (entry.tcp().isDefined()) {
            return continuedTcp(entry, entry.tcp().get(), direction, packet);
        }
        return kept(refreshed(entry), direction);
    }

    /** The entry of a protocol without states, with a packet more. */
    private Entry refreshed(Entry entry) {
        boolean udp = entry.protocol() == IpProtocol.UDP || entry.protocol() == IpProtocol.UDPLITE;
        if (!udp) {
            return entry.withExpiresAt(now.plus(timeout(entry.protocol())));
        }
        // net/netfilter/nf_conntrack_proto_udp.c, nf_conntrack_udp_packet: a stream is what lives over two seconds
        boolean stream = entry.seenReply() && now.isAfter(entry.createdAt().plusSeconds(2));
        return entry.withExpiresAt(now.plus(stream ? settings.udpStream() : settings.udp()))
                .withAssured(entry.assured() || stream);
    }

    /** The packet belongs to the entry, which the table takes over; a reply is remembered after that. */
    private Tracked kept(Entry entry, Direction direction) {
        Tracking tracking = connection(entry, direction, true);
        Entry after = direction == Direction.REPLY ? entry.withSeenReply(true) : entry;
        Tracking.Connection seen = ((Tracking.Connection) tracking).with(after);
        return new Tracked(table.update(after), seen);
    }

    // net/netfilter/nf_conntrack_proto_tcp.c, nf_conntrack_tcp_packet
    private Tracked continuedTcp(Entry entry, TcpTracking tcp, Direction direction, Packet packet) {
        TcpSegmentKind kind = TcpSegmentKind.of(packet.tcpFlags());
        TcpTransitions.Step step = TcpTransitions.step(direction, kind, tcp.state());
        if (reopens(step, tcp, direction)) {
            return new Tracker(table.without(entry), now).track(packet, entry.zone());
        }
        if (step instanceof TcpTransitions.Step.Invalid) {
            return new Tracked(
                    table,
                    new Tracking.Invalid("a TCP segment (" + packet.tcpFlags() + ") that state " + tcp.state()
                            + " does not expect"));
        }
        boolean late = step instanceof TcpTransitions.Step.To to
                && to.state() == TcpState.SYN_SENT
                && tcp.state().compareTo(TcpState.TIME_WAIT) >= 0;
        if (step instanceof TcpTransitions.Step.Ignored || late) {
            return ignored(entry, tcp, direction, kind);
        }
        if (packet.segment() == Segment.AHEAD && !settings.tcpBeLiberal()) {
            return new Tracked(table, new Tracking.Invalid("a TCP segment outside the window"));
        }
        if (packet.segment() == Segment.BEHIND && !settings.tcpBeLiberal()) {
            return kept(entry, direction);
        }
        return moved(entry, tcp, direction, kind, ((TcpTransitions.Step.To) step).state());
    }

    /** A SYN that comes after the end opens a connection anew. */
    private static boolean reopens(TcpTransitions.Step step, TcpTracking tcp, Direction direction) {
        return step instanceof TcpTransitions.Step.To to
                && to.state() == TcpState.SYN_SENT
                && tcp.state().compareTo(TcpState.TIME_WAIT) >= 0
                && (tcp.closing() || tcp.lastDirection() == direction && tcp.last() == TcpSegmentKind.RST);
    }

    /** It passes; but a SYN-ACK that answers an ignored SYN shows that both ends know better. */
    private Tracked ignored(Entry entry, TcpTracking tcp, Direction direction, TcpSegmentKind kind) {
        boolean outOfSync =
                kind == TcpSegmentKind.SYNACK && tcp.last() == TcpSegmentKind.SYN && tcp.lastDirection() != direction;
        if (outOfSync) {
            TcpTracking fresh = new TcpTracking(TcpState.SYN_SENT, false, kind, direction);
            return moved(entry, fresh, direction, kind, TcpState.SYN_RECV);
        }
        return kept(entry.withTcp(Option.some(tcp.seen(kind, direction))), direction);
    }

    private Tracked moved(Entry entry, TcpTracking tcp, Direction direction, TcpSegmentKind kind, TcpState next) {
        Duration time = settings.tcpTimeout(next);
        if (!entry.seenReply() && kind == TcpSegmentKind.RST) {
            // a reset as the only answer: the connection never was
            Tracking last = connection(entry, direction, true);
            return new Tracked(table.without(entry), last);
        }
        if (!entry.seenReply() && next == TcpState.ESTABLISHED) {
            time = min(time, settings.tcpUnacknowledged());
        }
        boolean assured = entry.assured()
                || entry.seenReply()
                        && next == TcpState.ESTABLISHED
                        && (tcp.state() == TcpState.SYN_RECV || tcp.state() == TcpState.ESTABLISHED);
        Entry after = entry.withTcp(Option.some(tcp.seen(kind, direction).to(next)))
                .withAssured(assured)
                .withExpiresAt(now.plus(time));
        return kept(after, direction);
    }
}
