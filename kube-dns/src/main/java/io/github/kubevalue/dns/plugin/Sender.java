package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.model.address.Ip;

/**
 * Who sent a query, as the server sees it: after every translation of addresses on the way.
 *
 * @param ip the source address of the query's packets
 * @param port their source port
 * @param overTcp whether they came over TCP, not UDP
 */
public record Sender(Ip ip, int port, boolean overTcp) {
    private static final int SOME_PORT = 40_212;

    /** A program beside the server. */
    public static final Sender LOCAL = at(Ip.parse("127.0.0.1"));

    /** Returns the sender of a query over UDP from some port of an address. */
    public static Sender at(Ip ip) {
        return new Sender(ip, SOME_PORT, false);
    }
}
