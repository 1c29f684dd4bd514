package io.github.kubevalue.net.conntrack;

import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * What has been seen of one direction of a TCP connection: the kernel's {@code ip_ct_tcp_state}. Sequence numbers wrap around
 * at 32 bits.
 */
@Value.Immutable
interface TcpStream extends WithTcpStream {
    /** A direction of which nothing has been seen. */
    TcpStream UNSEEN = builder().build();

    static Builder builder() {
        return new Builder();
    }

    /** The number after the last octet sent: {@code td_end}. */
    @Value.Default
    default int end() {
        return 0;
    }

    /** The number up to which the receiver takes octets: {@code td_maxend}. */
    @Value.Default
    default int maxEnd() {
        return 0;
    }

    /** The widest window announced by this side, 0 if it has not been seen yet: {@code td_maxwin}. */
    @Value.Default
    default int maxWindow() {
        return 0;
    }

    /** The highest acknowledgement: {@code td_maxack}. */
    @Value.Default
    default Option<Integer> maxAck() {
        return Option.none();
    }

    /** By how many bits its windows are shifted: {@code td_scale}. */
    @Value.Default
    default int scale() {
        return 0;
    }

    /** Whether it has offered to shift windows: {@code IP_CT_TCP_FLAG_WINDOW_SCALE}. */
    @Value.Default
    default boolean scales() {
        return false;
    }

    /** Whether its segments are let pass wherever they lie: {@code IP_CT_TCP_FLAG_BE_LIBERAL}. */
    @Value.Default
    default boolean liberal() {
        return false;
    }

    /** Whether it was the first to close: {@code IP_CT_TCP_FLAG_CLOSE_INIT}. */
    @Value.Default
    default boolean closing() {
        return false;
    }

    /** Whether the other side has not acknowledged all of it: {@code IP_CT_TCP_FLAG_DATA_UNACKNOWLEDGED}. */
    @Value.Default
    default boolean unacknowledged() {
        return false;
    }

    /** Returns this stream with other edges, in one copy. */
    default TcpStream spanning(int toEnd, int toMaxEnd, int window) {
        return builder()
                .from(this)
                .end(toEnd)
                .maxEnd(toMaxEnd)
                .maxWindow(window)
                .build();
    }

    /** Whether this side has been seen at all. */
    default boolean isSeen() {
        return maxWindow() != 0;
    }

    /** Builds a {@link TcpStream}. */
    final class Builder extends ImmutableTcpStream.Builder {
        Builder() {}
    }
}
