package io.github.kubevalue.dns.message;

/** What kind of message a query is. Queries of all other kinds are refused before any plugin sees them. */
public enum Opcode {
    /** A question. */
    QUERY(0),
    /** The news that a zone has changed (RFC 1996). */
    NOTIFY(4);

    private final int code;

    Opcode(int code) {
        this.code = code;
    }

    /** Returns the number that stands for it in the header of a message. */
    public int code() {
        return code;
    }
}
