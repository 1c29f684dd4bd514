package io.github.kubevalue.net.netfilter;

/** A place on the way of a packet through a network stack, in the order of a packet that comes and leaves. */
public enum Hook {
    /** As it comes in, before routing. */
    PREROUTING,
    /** Routed to this host. */
    INPUT,
    /** Routed through this host. */
    FORWARD,
    /** Sent by this host, already routed. */
    OUTPUT,
    /** As it leaves. */
    POSTROUTING
}
