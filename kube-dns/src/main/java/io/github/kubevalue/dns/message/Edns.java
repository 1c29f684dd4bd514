package io.github.kubevalue.dns.message;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The extension of a query (RFC 6891): how large a reply over UDP may be, and options.
 *
 * @param udpSize the largest reply over UDP that the client takes
 * @param version 0; any other is answered BADVERS
 * @param dnssec whether the client wants DNSSEC records (the DO bit)
 * @param options the options, in their order
 */
public record Edns(int udpSize, int version, boolean dnssec, Seq<EdnsOption> options) {
    private static final int HEADER = 11;

    /** Returns version 0 without options. */
    public static Edns of(int udpSize) {
        return new Edns(udpSize, 0, false, Vector.empty());
    }

    /** Returns this with one more option. */
    public Edns with(EdnsOption option) {
        return new Edns(udpSize, version, dnssec, options.append(option));
    }

    /** Returns the extension of a reply to a query with this one: the same size, and the options that are sent back. */
    public Edns echoed() {
        return new Edns(udpSize, 0, dnssec, options.filter(EdnsOption::isEchoed));
    }

    /** Returns this with another size. */
    public Edns withUdpSize(int size) {
        return new Edns(size, version, dnssec, options);
    }

    /** Returns this with other options. */
    public Edns withOptions(Seq<EdnsOption> others) {
        return new Edns(udpSize, version, dnssec, others);
    }

    /** Returns how many octets the OPT record takes on the wire. */
    public int wireLength() {
        return HEADER + options.map(EdnsOption::wireLength).sum().intValue();
    }
}
