package io.github.kubevalue.dns.message;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The extension of a query (RFC 6891): how large a reply over UDP may be, and options.
 *
 * @param udpSize the largest reply over UDP that the client takes
 * @param version 0; any other is answered BADVERS
 * @param flags 16 bits, of which the highest says that the client wants DNSSEC records (DO); the higher eight are sent back
 * @param options the options, in their order
 */
public record Edns(int udpSize, int version, int flags, Seq<EdnsOption> options) {
    private static final int HEADER = 11;
    private static final int DNSSEC_OK = 0x8000;
    // request/request.go, SizeAndDo: the mask is of the flags and not of the version, as its comment would have it
    private static final int ECHOED = 0xff00;

    /** Returns the extension with no flag but DO. */
    public Edns(int udpSize, int version, boolean dnssec, Seq<EdnsOption> options) {
        this(udpSize, version, dnssec ? DNSSEC_OK : 0, options);
    }

    /** Returns version 0 without options. */
    public static Edns of(int udpSize) {
        return new Edns(udpSize, 0, 0, Vector.empty());
    }

    /** Whether the client wants DNSSEC records (the DO bit). */
    public boolean dnssec() {
        return (flags & DNSSEC_OK) != 0;
    }

    /** Returns this extension, which a plugin made, as that of a reply to a query with the other one. */
    public Edns inReplyTo(Edns asked) {
        return new Edns(asked.udpSize, 0, flags & ECHOED | asked.flags & DNSSEC_OK, options);
    }

    /** Returns this with one more option. */
    public Edns with(EdnsOption option) {
        return new Edns(udpSize, version, flags, options.append(option));
    }

    /** Returns the extension of a reply to a query with this one: the same size, and the options that are sent back. */
    public Edns echoed() {
        return new Edns(udpSize, 0, flags & ECHOED, options.filter(EdnsOption::isEchoed));
    }

    /** Returns this with another size. */
    public Edns withUdpSize(int size) {
        return new Edns(size, version, flags, options);
    }

    /** Returns this with other options. */
    public Edns withOptions(Seq<EdnsOption> others) {
        return new Edns(udpSize, version, flags, others);
    }

    /** Returns how many octets the OPT record takes on the wire. */
    public int wireLength() {
        return HEADER + options.map(EdnsOption::wireLength).sum().intValue();
    }
}
