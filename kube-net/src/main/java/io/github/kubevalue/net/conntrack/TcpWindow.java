package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.control.Option;

/**
 * Whether a segment lies within the window, and what it tells of both directions.
 *
 * <p>A segment is good if it begins no later than the receiver takes octets, ends no earlier than what the receiver may have
 * missed, acknowledges nothing that has not been sent, and not too little. net/netfilter/nf_conntrack_proto_tcp.c,
 * tcp_in_window.
 */
final class TcpWindow {
    // MAXACKWINCONST
    private static final int MAX_ACK_WINDOW = 66_000;

    /** What to do with the segment. */
    enum Place {
        /** It is believed. */
        INSIDE,
        /** It passes, and changes nothing of the state. */
        IGNORED,
        /** It does not belong to the connection. */
        OUTSIDE
    }

    /**
     * What comes of a look at a segment.
     *
     * @param place where it lies
     * @param tcp what is known afterwards
     * @param reason what the kernel logs; empty inside
     */
    record Checked(Place place, TcpTracking tcp, String reason) {}

    private final Direction direction;
    private final TcpSegmentKind kind;
    private final TcpFlags flags;
    private final Segment.Numbered numbers;
    private final boolean liberal;

    TcpWindow(
            Direction direction, TcpSegmentKind kind, TcpFlags flags, Segment.Numbered numbers, boolean liberalKernel) {
        this.direction = direction;
        this.kind = kind;
        this.flags = flags;
        this.numbers = numbers;
        this.liberal = liberalKernel;
    }

    Checked check(TcpTracking tcp) {
        boolean anew = flags.has(TcpFlag.SYN) && isInitialising(tcp);
        TcpTracking known = anew ? initialised(tcp) : pickedUp(tcp);
        boolean simultaneous = anew && !flags.has(TcpFlag.ACK);
        if (simultaneous && (!tcp.stream(direction).isSeen() || direction == Direction.REPLY)) {
            return new Checked(Place.INSIDE, known, "");
        }
        return compare(known);
    }

    private boolean isInitialising(TcpTracking tcp) {
        TcpStream sender = tcp.stream(direction);
        boolean opening = tcp.state() == TcpState.SYN_SENT || tcp.state() == TcpState.SYN_RECV;
        return !sender.isSeen() || isAfter(numbers.end(flags), sender.end()) && opening;
    }

    // tcp_init_sender
    private TcpTracking initialised(TcpTracking tcp) {
        TcpStream receiver = tcp.stream(direction.opposite());
        int end = numbers.end(flags);
        TcpStream sender = offering(tcp.stream(direction), numbers.windowScale())
                .spanning(end, end, Math.max(1, numbers.window()));
        boolean unscaled = direction == Direction.REPLY && !(sender.scales() && receiver.scales());
        return unscaled
                ? tcp.withStreams(direction, sender.withScale(0), receiver.withScale(0))
                : tcp.withStream(direction, sender);
    }

    // tcp_options: a SYN without options changes nothing
    static TcpStream offering(TcpStream stream, Option<Integer> scale) {
        return scale.map(bits -> TcpStream.builder()
                        .end(stream.end())
                        .maxEnd(stream.maxEnd())
                        .maxWindow(stream.maxWindow())
                        .scale(Math.min(14, bits))
                        .scales(true)
                        .liberal(stream.liberal())
                        .build())
                .getOrElse(stream);
    }

    /** Takes the first segment of a side, in the middle of a connection, for what it says. */
    private TcpTracking pickedUp(TcpTracking tcp) {
        TcpStream sender = tcp.stream(direction);
        TcpStream receiver = tcp.stream(direction.opposite());
        if (sender.isSeen()) {
            return tcp;
        }
        int end = numbers.end(flags);
        int window = Math.max(1, numbers.window());
        TcpStream heard = sender.spanning(end, end + window, window);
        TcpStream answered = receiver;
        if (!receiver.isSeen()) {
            answered = receiver.withEnd(numbers.acknowledgement()).withMaxEnd(numbers.acknowledgement());
        } else if (numbers.acknowledgement() == receiver.end() + 1) {
            answered = receiver.withEnd(receiver.end() + 1);
        }
        return tcp.withStreams(direction, heard, answered);
    }

    private Checked compare(TcpTracking tcp) {
        TcpStream sender = tcp.stream(direction);
        TcpStream receiver = tcp.stream(direction.opposite());
        boolean answersSyn = flags.has(TcpFlag.RST) && numbers.sequence() == 0 && tcp.state() == TcpState.SYN_SENT;
        int sequence = answersSyn ? sender.end() : numbers.sequence();
        int end = answersSyn ? sender.end() : numbers.end(flags);
        int ack = saysNoAcknowledgement() ? receiver.end() : numbers.acknowledgement();
        boolean notTooEarly = isAfter(end, sender.end() - receiver.maxWindow() - 1);
        boolean acksEnough = isAfter(ack, receiver.end() - Math.max(MAX_ACK_WINDOW, sender.maxWindow()) - 1);
        boolean acksKnown = isBefore(ack, receiver.end() + 1);
        if (!isBefore(sequence, sender.maxEnd() + 1)) {
            int overshot = end - sender.maxEnd() + 1;
            boolean slightly = notTooEarly
                    && acksEnough
                    && acksKnown
                    && Integer.compareUnsigned(overshot, receiver.maxWindow()) <= 0;
            return slightly
                    ? outside(
                            Place.IGNORED,
                            tcp.withStream(direction, sender.withEnd(end).withUnacknowledged(true)),
                            Integer.toUnsignedString(overshot) + " bytes more than expected")
                    : outside(
                            Place.OUTSIDE,
                            tcp,
                            "SEQ is over upper bound " + Integer.toUnsignedString(sender.maxEnd() + 1)
                                    + " (over the window of the receiver)");
        }
        if (!acksKnown) {
            return outside(
                    Place.OUTSIDE,
                    tcp,
                    "ACK is over upper bound " + Integer.toUnsignedString(receiver.end() + 1)
                            + " (ACKed data not seen yet)");
        }
        if (receiver.isSeen() && !notTooEarly) {
            return outside(Place.IGNORED, tcp, "SEQ is under lower bound (already ACKed data retransmitted)");
        }
        if (!acksEnough) {
            return outside(Place.IGNORED, tcp, "ignored ACK under lower bound (possible overly delayed)");
        }
        return new Checked(Place.INSIDE, believed(tcp, sequence, end, ack), "");
    }

    /** Whether the acknowledgement is to be taken as all that was sent; some set the flag on resets without a number. */
    private boolean saysNoAcknowledgement() {
        return !flags.has(TcpFlag.ACK) || flags.has(TcpFlag.RST) && numbers.acknowledgement() == 0;
    }

    // nf_tcp_store_invalid
    private Checked outside(Place place, TcpTracking tcp, String reason) {
        return liberal || tcp.stream(direction).liberal()
                ? new Checked(Place.INSIDE, tcp, "")
                : new Checked(place, tcp, reason);
    }

    private TcpTracking believed(TcpTracking tcp, int sequence, int end, int ack) {
        TcpStream sender = tcp.stream(direction);
        TcpStream receiver = tcp.stream(direction.opposite());
        int window = flags.has(TcpFlag.SYN) ? numbers.window() : numbers.window() << sender.scale();
        TcpTracking told =
                tcp.withStreams(direction, sent(sender, end, ack, window), taken(receiver, sender, end, ack, window));
        return kind == TcpSegmentKind.ACK ? repeated(told, sequence, ack) : told;
    }

    private TcpStream sent(TcpStream sender, int end, int ack, int window) {
        TcpStream told = sender.withMaxWindow(Math.max(sender.maxWindow(), window));
        if (isAfter(end, sender.end())) {
            told = told.withEnd(end).withUnacknowledged(true);
        }
        boolean acknowledges = flags.has(TcpFlag.ACK)
                && (sender.maxAck().isEmpty() || isAfter(ack, sender.maxAck().get()));
        return acknowledges ? told.withMaxAck(Option.some(ack)) : told;
    }

    private static TcpStream taken(TcpStream receiver, TcpStream sender, int end, int ack, int window) {
        TcpStream told = receiver;
        if (receiver.isSeen() && isAfter(end, sender.maxEnd())) {
            told = told.withMaxWindow(receiver.maxWindow() + end - sender.maxEnd());
        }
        if (isAfter(ack + window, receiver.maxEnd() - 1)) {
            told = told.withMaxEnd(ack + window + (window == 0 ? 1 : 0));
        }
        return ack == receiver.end() ? told.withUnacknowledged(false) : told;
    }

    /** Counts how often the same acknowledgement comes: the other side does not answer. */
    private TcpTracking repeated(TcpTracking tcp, int sequence, int ack) {
        Segment.Numbered last = tcp.lastNumbers();
        boolean same = tcp.lastDirection() == direction
                && last.sequence() == sequence
                && last.acknowledgement() == ack
                && tcp.lastEnd() == numbers.end(flags)
                && last.window() == numbers.window();
        return same
                ? tcp.withRetransmissions(tcp.retransmissions() + 1)
                : tcp.at(numbers, flags).withLastDirection(direction).withRetransmissions(0);
    }

    private static boolean isBefore(int number, int other) {
        return number - other < 0;
    }

    private static boolean isAfter(int number, int other) {
        return number - other > 0;
    }
}
