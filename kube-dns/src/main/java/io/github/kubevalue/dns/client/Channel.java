package io.github.kubevalue.dns.client;

/** How a query travels to port 53 of a server. */
public enum Channel {
    /** A datagram. */
    UDP,
    /** A connection. */
    TCP
}
