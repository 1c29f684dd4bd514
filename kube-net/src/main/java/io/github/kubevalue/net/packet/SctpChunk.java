package io.github.kubevalue.net.packet;

/**
 * A chunk of an SCTP packet, as far as connection tracking reads it.
 *
 * @param type what it is for
 * @param reflected the T flag of ABORT and SHUTDOWN_COMPLETE: the packet carries the tag of its own sender
 * @param initiateTag the tag that INIT and INIT_ACK ask the other side to use; 0 elsewhere
 */
public record SctpChunk(SctpChunkType type, boolean reflected, int initiateTag) {

    /** Returns a chunk of a type without flags or tag. */
    public static SctpChunk of(SctpChunkType type) {
        return new SctpChunk(type, false, 0);
    }

    /** Returns an INIT or INIT_ACK that asks for that tag. */
    public static SctpChunk of(SctpChunkType type, int initiateTag) {
        return new SctpChunk(type, false, initiateTag);
    }

    /** Returns {@code INIT}. */
    @Override
    public String toString() {
        return type.toString();
    }
}
