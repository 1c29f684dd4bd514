package io.github.kubevalue.dns.message;

/** How a query ended, spelled as dig spells it. */
public enum Rcode {
    /** The name exists; there may be no record of the type. */
    NOERROR(0),
    /** The query cannot be read. */
    FORMERR(1),
    /** The server could not find out. */
    SERVFAIL(2),
    /** There is no such name. */
    NXDOMAIN(3),
    /** The server does not do this kind of query. */
    NOTIMP(4),
    /** The server will not answer. */
    REFUSED(5),
    /** The server has no authority over the zone. */
    NOTAUTH(9),
    /** The version of EDNS is unknown. */
    BADVERS(16);

    private final int code;

    Rcode(int code) {
        this.code = code;
    }

    /** Returns the number on the wire; over 15 only with EDNS. */
    public int code() {
        return code;
    }
}
