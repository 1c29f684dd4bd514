package io.github.kubevalue.net.packet;

/** What a chunk of an SCTP packet is for, by its number: RFC 9260, section 3.2. */
public enum SctpChunkType {
    /** Payload. */
    DATA(0),
    /** Opens an association. */
    INIT(1),
    /** Accepts it. */
    INIT_ACK(2),
    /** Acknowledges payload. */
    SACK(3),
    /** Asks whether a path works. */
    HEARTBEAT(4),
    /** Says that it does. */
    HEARTBEAT_ACK(5),
    /** Ends an association at once. */
    ABORT(6),
    /** Ends an association in order. */
    SHUTDOWN(7),
    /** Acknowledges that. */
    SHUTDOWN_ACK(8),
    /** Reports an error. */
    ERROR(9),
    /** Returns the cookie of an INIT_ACK. */
    COOKIE_ECHO(10),
    /** Acknowledges the cookie: the association stands. */
    COOKIE_ACK(11),
    /** The end of an orderly end. */
    SHUTDOWN_COMPLETE(14);

    private final int number;

    SctpChunkType(int number) {
        this.number = number;
    }

    /** Returns the number in the header of the chunk. */
    public int number() {
        return number;
    }
}
