package io.github.kubevalue.dns.message;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * An option of EDNS, such as a client's cookie.
 *
 * @param code what it is: 3 NSID, 10 COOKIE …
 * @param octets its value
 */
public record EdnsOption(int code, Seq<Byte> octets) {
    /** Identifies a name server. */
    public static final int NSID = 3;
    /** The network that the client is in. */
    public static final int SUBNET = 8;
    /** How long a secondary may keep a zone. */
    public static final int EXPIRE = 9;
    /** A cookie, by which client and server know each other again. */
    public static final int COOKIE = 10;
    /** How long a TCP connection may idle. */
    public static final int TCP_KEEPALIVE = 11;
    /** Octets without meaning. */
    public static final int PADDING = 12;
    /** Why a reply is what it is (RFC 8914). */
    public static final int EXTENDED_ERROR = 15;

    private static final int HEADER = 4;

    /** Returns an option with these octets. */
    public static EdnsOption of(int code, byte... octets) {
        return new EdnsOption(code, Vector.ofAll(octets));
    }

    /** Whether a server sends the option back as it came. */
    // request/edns0.go, supportedOptions
    public boolean isEchoed() {
        return code == NSID || code >= EXPIRE && code <= PADDING;
    }

    /** Returns how many octets the option takes on the wire. */
    public int wireLength() {
        return HEADER + octets.size();
    }
}
