package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is remembered of a TCP connection: the kernel's {@code ip_ct_tcp}. */
@Value.Immutable
interface TcpTracking extends WithTcpTracking {
    /** How far a segment said to be ahead, or behind, is beyond the edge of the window. */
    int FAR = 1 << 24;

    /** The place of a segment that has not been seen. */
    Segment.Numbered NOWHERE = new Segment.Numbered(0, 0, 0, 0, Option.none());

    /** A connection of which nothing has been seen. */
    TcpTracking FRESH = builder().build();

    static Builder builder() {
        return new Builder();
    }

    /** Returns the memory of a connection that is known from a listing alone. */
    static TcpTracking listed(TcpState state) {
        TcpStream closing = TcpStream.UNSEEN.withClosing(
                state.compareTo(TcpState.FIN_WAIT) >= 0 && state != TcpState.SYN_SENT2 && state != TcpState.CLOSE);
        return builder().state(state).original(closing).build();
    }

    /** Its state. */
    @Value.Default
    default TcpState state() {
        return TcpState.NONE;
    }

    /** What the side that opened it has sent. */
    @Value.Default
    default TcpStream original() {
        return TcpStream.UNSEEN;
    }

    /** What the other side has sent. */
    @Value.Default
    default TcpStream reply() {
        return TcpStream.UNSEEN;
    }

    /** The segment seen last. */
    @Value.Default
    default TcpSegmentKind last() {
        return TcpSegmentKind.NONE;
    }

    /** The way it went. */
    @Value.Default
    default Direction lastDirection() {
        return Direction.ORIGINAL;
    }

    /** Where the last bare acknowledgement, or the last ignored segment, lay. */
    @Value.Default
    default Segment.Numbered lastNumbers() {
        return NOWHERE;
    }

    /** Where it ended. */
    @Value.Default
    default int lastEnd() {
        return 0;
    }

    /** How often the same acknowledgement has been repeated. */
    @Value.Default
    default int retransmissions() {
        return 0;
    }

    /** Whether both sides have sent a SYN before an answer: {@code IP_CT_TCP_SIMULTANEOUS_OPEN}. */
    @Value.Default
    default boolean simultaneous() {
        return false;
    }

    /** Whether an acknowledgement may come that challenges a SYN: {@code IP_CT_EXP_CHALLENGE_ACK}. */
    @Value.Default
    default boolean challenged() {
        return false;
    }

    default TcpStream stream(Direction direction) {
        return direction == Direction.ORIGINAL ? original() : reply();
    }

    default TcpTracking withStream(Direction direction, TcpStream stream) {
        return direction == Direction.ORIGINAL ? withOriginal(stream) : withReply(stream);
    }

    /** Returns this with both streams changed, in one copy. */
    default TcpTracking withStreams(Direction direction, TcpStream sender, TcpStream receiver) {
        boolean original = direction == Direction.ORIGINAL;
        return builder()
                .from(this)
                .original(original ? sender : receiver)
                .reply(original ? receiver : sender)
                .build();
    }

    /** Remembers the kind and way of a segment. */
    default TcpTracking seen(TcpSegmentKind kind, Direction direction) {
        return withLast(kind).withLastDirection(direction);
    }

    /** Remembers the kind and way of a segment, and the state that it has led to. */
    default TcpTracking moved(TcpState state, TcpSegmentKind kind, Direction direction) {
        return builder()
                .from(this)
                .state(state)
                .last(kind)
                .lastDirection(direction)
                .build();
    }

    /** Remembers where a segment lay. */
    default TcpTracking at(Segment.Numbered numbers, TcpFlags flags) {
        return withLastNumbers(numbers).withLastEnd(numbers.end(flags));
    }

    /** Remembers where an ignored segment lay; what it acknowledged only matters as the answer to a SYN. */
    default TcpTracking ignored(Segment.Numbered numbers, TcpFlags flags, Direction direction) {
        boolean answer = state() == TcpState.SYN_SENT
                && TcpSegmentKind.of(flags) == TcpSegmentKind.ACK
                && direction == Direction.REPLY;
        int acknowledgement = answer ? numbers.acknowledgement() : lastNumbers().acknowledgement();
        return at(
                new Segment.Numbered(
                        numbers.sequence(), acknowledgement, numbers.window(), numbers.length(), numbers.windowScale()),
                flags);
    }

    /** Whether one of its sides has closed it in order. */
    default boolean closing() {
        return original().closing() || reply().closing();
    }

    /** Whether a SYN of the other side was let pass without belief, and waits for its answer. */
    private boolean answersIgnoredSyn(Direction direction) {
        return last() == TcpSegmentKind.SYN
                && lastDirection() != direction
                && state() != TcpState.SYN_SENT
                && state() != TcpState.SYN_SENT2;
    }

    /** Returns the numbers of a segment; those that fit the word if it is placed by a word. */
    default Segment.Numbered numbers(Segment segment, Direction direction, TcpFlags flags) {
        if (segment instanceof Segment.Numbered numbered) {
            return numbered;
        }
        TcpStream sender = stream(direction);
        TcpStream receiver = stream(direction.opposite());
        int acknowledgement = !flags.has(TcpFlag.ACK) ? 0 : answersIgnoredSyn(direction) ? lastEnd() : receiver.end();
        int sequence = switch ((Segment.Relative) segment) {
            case IN_WINDOW -> next(sender, receiver, flags);
            case AHEAD -> sender.maxEnd() + FAR;
            case BEHIND -> sender.end() - receiver.maxWindow() - FAR;
        };
        return Segment.Numbered.of(sequence, acknowledgement);
    }

    private int next(TcpStream sender, TcpStream receiver, TcpFlags flags) {
        if (flags.has(TcpFlag.RST)) {
            return receiver.maxAck().getOrElse(sender.end());
        }
        boolean opening = state() == TcpState.SYN_SENT || state() == TcpState.SYN_SENT2 || state() == TcpState.SYN_RECV;
        return flags.has(TcpFlag.SYN) && opening && sender.isSeen() ? sender.end() - 1 : sender.end();
    }

    /** Builds a {@link TcpTracking}. */
    final class Builder extends ImmutableTcpTracking.Builder {
        Builder() {}
    }
}
