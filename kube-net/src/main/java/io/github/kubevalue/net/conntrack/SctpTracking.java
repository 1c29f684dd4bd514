package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.SctpChunk;
import io.github.kubevalue.net.packet.SctpChunkType;
import io.github.kubevalue.net.packet.SctpContent;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is remembered of an SCTP association: the kernel's {@code ip_ct_sctp}. */
@Value.Immutable
interface SctpTracking extends WithSctpTracking {
    /** The tags that packets without content are taken to agree on. */
    int ORIGINAL_TAG = 1;

    int REPLY_TAG = 2;

    static Builder builder() {
        return new Builder();
    }

    /** Returns the memory of an association that is known from a listing alone. */
    static SctpTracking listed(SctpState state) {
        return builder().state(state).build();
    }

    /** Its state. */
    @Value.Default
    default SctpState state() {
        return SctpState.NONE;
    }

    /** The tag that packets of the original direction carry, 0 if it is not known. */
    @Value.Default
    default int originalTag() {
        return 0;
    }

    /** The tag that replies carry, 0 if it is not known. */
    @Value.Default
    default int replyTag() {
        return 0;
    }

    /** Whether the side that opened it has sent an INIT that no cookie has concluded. */
    @Value.Default
    default boolean originalInit() {
        return false;
    }

    /** Whether the other side has sent one. */
    @Value.Default
    default boolean replyInit() {
        return false;
    }

    /** The way of the last heartbeat if it carried an unknown tag. */
    @Value.Default
    default Option<Direction> strangeHeartbeat() {
        return Option.none();
    }

    default int tag(Direction direction) {
        return direction == Direction.ORIGINAL ? originalTag() : replyTag();
    }

    default SctpTracking withTag(Direction direction, int tag) {
        return direction == Direction.ORIGINAL ? withOriginalTag(tag) : withReplyTag(tag);
    }

    default boolean init(Direction direction) {
        return direction == Direction.ORIGINAL ? originalInit() : replyInit();
    }

    default SctpTracking withInit(Direction direction, boolean init) {
        return direction == Direction.ORIGINAL ? withOriginalInit(init) : withReplyInit(init);
    }

    /** Returns the content of the packet that comes next if all goes well. */
    default SctpContent expected(Direction direction) {
        boolean asks = direction == Direction.ORIGINAL;
        return switch (state()) {
            case NONE, CLOSED ->
                asks
                        ? SctpContent.of(0, SctpChunk.of(SctpChunkType.INIT, REPLY_TAG))
                        : SctpContent.of(tag(direction), SctpChunk.of(SctpChunkType.INIT_ACK, ORIGINAL_TAG));
            case COOKIE_WAIT ->
                SctpContent.of(tag(direction), SctpChunk.of(asks ? SctpChunkType.COOKIE_ECHO : SctpChunkType.SACK));
            case COOKIE_ECHOED ->
                SctpContent.of(tag(direction), SctpChunk.of(asks ? SctpChunkType.DATA : SctpChunkType.COOKIE_ACK));
            case ESTABLISHED, SHUTDOWN_SENT, SHUTDOWN_RECD, SHUTDOWN_ACK_SENT, HEARTBEAT_SENT ->
                SctpContent.of(tag(direction), SctpChunk.of(SctpChunkType.DATA));
        };
    }

    /** Builds an {@link SctpTracking}. */
    final class Builder extends ImmutableSctpTracking.Builder {
        Builder() {}
    }
}
