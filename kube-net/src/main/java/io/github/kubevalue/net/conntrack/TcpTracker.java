package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.conntrack.TcpWindow.Checked;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** One TCP segment of a connection: net/netfilter/nf_conntrack_proto_tcp.c, nf_conntrack_tcp_packet. */
final class TcpTracker {
    // tcp_valid_flags; PSH, ECE and CWR are always valid. A bit for each set of flags
    private static final long VALID_FLAGS = Vector.of(
                    TcpFlags.SYN,
                    TcpFlags.of(TcpFlag.SYN, TcpFlag.URG),
                    TcpFlags.SYN_ACK,
                    TcpFlags.RST,
                    TcpFlags.RST_ACK,
                    TcpFlags.FIN_ACK,
                    TcpFlags.of(TcpFlag.FIN, TcpFlag.ACK, TcpFlag.URG),
                    TcpFlags.ACK,
                    TcpFlags.of(TcpFlag.ACK, TcpFlag.URG))
            .foldLeft(0L, (valid, flags) -> valid | 1L << flags.bits());

    private final ConntrackSettings settings;
    private final Instant now;
    private final Entry entry;
    private final Direction direction;
    private final TcpFlags flags;
    private final TcpSegmentKind kind;
    private final TcpTracking tcp;
    private final Segment.Numbered numbers;

    TcpTracker(ConntrackSettings settings, Instant now, Entry entry, Direction direction, Packet packet) {
        this.settings = settings;
        this.now = now;
        this.entry = entry;
        this.direction = direction;
        this.flags = packet.tcpFlags();
        this.kind = TcpSegmentKind.of(flags);
        TcpTracking known = entry.tcp().getOrElse(TcpTracking.FRESH);
        this.numbers = known.numbers(packet.segment(), direction, flags);
        this.tcp = entry.tcp().isDefined() ? known : opened(known);
    }

    // tcp_new
    private TcpTracking opened(TcpTracking fresh) {
        int end = numbers.end(flags);
        int window = Math.max(1, numbers.window());
        if (kind == TcpSegmentKind.SYN) {
            TcpStream sender = fresh.original().spanning(end, end, window);
            return fresh.withOriginal(TcpWindow.offering(sender, numbers.windowScale()));
        }
        TcpStream sender = fresh.original().spanning(end, end + window, window).withLiberal(true);
        return fresh.withOriginal(sender).withReply(fresh.reply().withLiberal(true));
    }

    TrackedEntry track() {
        if ((VALID_FLAGS >>> (flags.bits() & ~TcpFlag.PSH.bit()) & 1) == 0) {
            return invalid("invalid tcp flag combination (" + flags + ")");
        }
        TcpTransitions.Step step = TcpTransitions.step(direction, kind, tcp.state());
        if (tcp.state() == TcpState.NONE && !opens(step)) {
            return invalid("a TCP segment (" + flags + ") that opens no connection");
        }
        if (step instanceof TcpTransitions.Step.Invalid) {
            return invalid("a TCP segment (" + flags + ") that state " + tcp.state() + " does not expect");
        }
        if (step instanceof TcpTransitions.Step.Ignored) {
            return ignored();
        }
        TcpState next = ((TcpTransitions.Step.To) step).state();
        return switch (next) {
            case SYN_SENT -> tcp.state().compareTo(TcpState.TIME_WAIT) < 0 ? inspected(tcp, next) : again();
            case TIME_WAIT -> isChallenge() ? passed(tcp.withChallenged(false)) : inspected(tcp, next);
            case SYN_SENT2 -> inspected(tcp.withSimultaneous(true), next);
            case SYN_RECV -> inspected(tcp, completes() ? TcpState.ESTABLISHED : next);
            case CLOSE -> kind == TcpSegmentKind.RST ? reset() : inspected(tcp, next);
            case NONE, ESTABLISHED, FIN_WAIT, CLOSE_WAIT, LAST_ACK -> inspected(tcp, next);
        };
    }

    private boolean opens(TcpTransitions.Step step) {
        return step instanceof TcpTransitions.Step.To to && (to.state() == TcpState.SYN_SENT || settings.tcpLoose());
    }

    private TrackedEntry invalid(String reason) {
        return new TrackedEntry.Invalid(entry, reason);
    }

    private TrackedEntry passed(TcpTracking after) {
        return new TrackedEntry.Passed(entry.withTcp(Option.some(after)));
    }

    /** A SYN after the end: it opens the connection anew if there was an end in order, or a reset from the same side. */
    private TrackedEntry again() {
        boolean reset = tcp.lastDirection() == direction && tcp.last() == TcpSegmentKind.RST;
        return tcp.closing() || reset ? new TrackedEntry.Reopened() : ignored();
    }

    /** RFC 5961: an acknowledgement that challenges a SYN is not the last of the connection. */
    private boolean isChallenge() {
        return tcp.state() == TcpState.LAST_ACK
                && kind == TcpSegmentKind.ACK
                && tcp.lastDirection() != direction
                && tcp.last() == TcpSegmentKind.SYN
                && tcp.challenged();
    }

    private boolean completes() {
        return kind == TcpSegmentKind.ACK && tcp.simultaneous();
    }

    /** It passes; but a SYN-ACK that answers an ignored SYN shows that both ends know better. */
    private TrackedEntry ignored() {
        boolean outOfSync = kind == TcpSegmentKind.SYNACK
                && tcp.last() == TcpSegmentKind.SYN
                && tcp.lastDirection() != direction
                && numbers.acknowledgement() == tcp.lastEnd();
        if (outOfSync) {
            return inspected(resynchronized(), TcpState.SYN_RECV);
        }
        boolean syn = kind == TcpSegmentKind.SYN && direction == Direction.ORIGINAL;
        TcpTracking remembered = tcp.ignored(numbers, flags, direction).seen(kind, direction);
        return passed(
                syn ? remembered.withSimultaneous(false).withChallenged(tcp.state() == TcpState.LAST_ACK) : remembered);
    }

    private TcpTracking resynchronized() {
        Segment.Numbered syn = tcp.lastNumbers();
        TcpStream opener = TcpWindow.offering(
                TcpStream.UNSEEN.spanning(tcp.lastEnd(), tcp.lastEnd(), Math.max(1, syn.window())), syn.windowScale());
        TcpStream answerer = TcpStream.UNSEEN.withLiberal(tcp.stream(direction).liberal());
        return tcp.withChallenged(false).withStream(tcp.lastDirection(), opener).withStream(direction, answerer);
    }

    /** A reset is believed if its number is exactly what the other side waits for; else it may be forged. */
    private TrackedEntry reset() {
        if (isEnding()) {
            return moved(tcp, TcpState.CLOSE);
        }
        TcpState next = TcpState.CLOSE;
        Option<Integer> expected = tcp.stream(direction.opposite()).maxAck();
        if (expected.isDefined() && tcp.last() != TcpSegmentKind.SYN) {
            if (numbers.sequence() == 0 && !isEstablished()) {
                return inspected(tcp, next);
            }
            if (numbers.sequence() - expected.get() < 0 && !settings.tcpIgnoreInvalidRst()) {
                return invalid("invalid rst");
            }
            if (!isEstablished() || numbers.sequence() == expected.get() || followsOwnAcknowledgement()) {
                return inspected(tcp, next);
            }
            next = tcp.state();
        }
        return answersIgnored() ? moved(tcp, next) : inspected(tcp, next);
    }

    // tcp_can_early_drop
    private boolean isEnding() {
        return tcp.state().isEnding();
    }

    // nf_conntrack_tcp_established: state and two ways
    private boolean isEstablished() {
        return tcp.state() == TcpState.ESTABLISHED && entry.assured();
    }

    private boolean followsOwnAcknowledgement() {
        return tcp.last() == TcpSegmentKind.ACK
                && tcp.lastDirection() == direction
                && numbers.sequence() == tcp.lastEnd();
    }

    /** Whether the reset answers a SYN or an acknowledgement that was let pass without belief. */
    private boolean answersIgnored() {
        boolean syn = entry.seenReply() && tcp.last() == TcpSegmentKind.SYN && tcp.lastDirection() != direction;
        boolean ack = !entry.assured() && tcp.last() == TcpSegmentKind.ACK;
        boolean challenge = tcp.state() == TcpState.SYN_SENT
                && tcp.last() == TcpSegmentKind.ACK
                && tcp.lastDirection() == Direction.REPLY
                && numbers.sequence() == tcp.lastNumbers().acknowledgement();
        return (syn || ack) && numbers.acknowledgement() == tcp.lastEnd() || challenge;
    }

    private TrackedEntry inspected(TcpTracking before, TcpState next) {
        Checked checked = new TcpWindow(direction, kind, flags, numbers, settings.tcpBeLiberal()).check(before);
        return switch (checked.place()) {
            case INSIDE -> moved(checked.tcp(), next);
            case IGNORED -> passed(checked.tcp());
            case OUTSIDE -> doubted(checked);
        };
    }

    /** A FIN or reset out of the window on both sides: who is out of step is this host. */
    // nf_tcp_handle_invalid
    private TrackedEntry doubted(Checked checked) {
        TcpTracking known = checked.tcp();
        Entry after = entry.withTcp(Option.some(known));
        boolean ends = kind == TcpSegmentKind.RST || kind == TcpSegmentKind.FIN;
        if (!entry.assured() || !ends) {
            return new TrackedEntry.Invalid(after, checked.reason());
        }
        boolean both = known.lastDirection() != direction
                && (known.last() == TcpSegmentKind.FIN || known.last() == TcpSegmentKind.RST);
        if (!both) {
            Entry noted = entry.withTcp(Option.some(known.seen(kind, direction)));
            return new TrackedEntry.Invalid(noted, checked.reason());
        }
        Duration left = Duration.between(now, entry.expiresAt());
        boolean lowered =
                left.compareTo(Duration.ofMinutes(2)) >= 0 && left.compareTo(settings.tcpUnacknowledged()) > 0;
        return new TrackedEntry.Invalid(
                lowered ? after.withExpiresAt(now.plus(settings.tcpUnacknowledged())) : after, checked.reason());
    }

    /** The segment is believed. */
    private TrackedEntry moved(TcpTracking checked, TcpState next) {
        TcpTracking told = checked.moved(next, kind, direction);
        TcpTracking after = next == TcpState.FIN_WAIT
                ? told.withStream(direction, told.stream(direction).withClosing(true))
                : told;
        Duration time = timeout(after);
        if (entry.seenReply()) {
            boolean assured = entry.assured() || next == TcpState.ESTABLISHED;
            return new TrackedEntry.Passed(entry.moved(after, assured, now.plus(time)));
        }
        Entry moved = entry.withTcp(Option.some(after));
        if (kind == TcpSegmentKind.RST) {
            // a reset as the only answer: the connection never was
            return new TrackedEntry.Removed(moved);
        }
        if (kind == TcpSegmentKind.SYN && checked.state() == TcpState.SYN_SENT) {
            // a SYN sent again does not keep the entry alive
            return new TrackedEntry.Passed(moved);
        }
        Duration shorter = next == TcpState.ESTABLISHED ? shorter(time, settings.tcpUnacknowledged()) : time;
        return new TrackedEntry.Passed(entry.moved(after, entry.assured(), now.plus(shorter)));
    }

    private Duration timeout(TcpTracking after) {
        Duration usual = settings.tcpTimeout(after.state());
        if (after.retransmissions() >= settings.tcpMaxRetrans()
                && usual.compareTo(settings.tcpMaxRetransTimeout()) > 0) {
            return settings.tcpMaxRetransTimeout();
        }
        if (kind == TcpSegmentKind.RST) {
            // whatever becomes of the state; some kernels take tcp_timeout_unacknowledged if it stays ESTABLISHED
            return settings.tcpTimeout(TcpState.CLOSE);
        }
        boolean unacknowledged =
                after.original().unacknowledged() || after.reply().unacknowledged();
        if (unacknowledged && usual.compareTo(settings.tcpUnacknowledged()) > 0) {
            return settings.tcpUnacknowledged();
        }
        return after.lastNumbers().window() == 0 ? shorter(usual, settings.tcpMaxRetransTimeout()) : usual;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
