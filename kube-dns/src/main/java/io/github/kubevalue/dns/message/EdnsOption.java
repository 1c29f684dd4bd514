package io.github.kubevalue.dns.message;

import io.vavr.collection.Seq;

/**
 * An option of EDNS, such as a client's cookie.
 *
 * @param code what it is: 3 NSID, 10 COOKIE …
 * @param octets its value
 */
public record EdnsOption(int code, Seq<Byte> octets) {
    /** Identifies a name server. */
    public static final int NSID = 3;
    /** How long a secondary may keep a zone. */
    public static final int EXPIRE = 9;
    /** A cookie, by which client and server know each other again. */
    public static final int COOKIE = 10;
    /** How long a TCP connection may idle. */
    public static final int TCP_KEEPALIVE = 11;
    /** Octets without meaning. */
    public static final int PADDING = 12;

    private static final int HEADER = 4;

    /** Returns how many octets the option takes on the wire. */
    public int wireLength() {
        return HEADER + octets.size();
    }
}
