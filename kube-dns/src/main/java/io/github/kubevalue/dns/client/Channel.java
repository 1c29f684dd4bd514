package io.github.kubevalue.dns.client;

/** How a query travels to a server. */
public enum Channel {
    /** A datagram. */
    UDP,
    /** A connection. */
    TCP
}
