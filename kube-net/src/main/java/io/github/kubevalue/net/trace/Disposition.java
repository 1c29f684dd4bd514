package io.github.kubevalue.net.trace;

/** How the way of a packet ends, as its sender learns it. */
public enum Disposition {
    /** It reached something that listens, and the answer came back. */
    DELIVERED,
    /** The sender is told at once that nobody takes it: a TCP reset, or an ICMP port-unreachable. */
    REFUSED,
    /** The sender hears nothing: the packet or its answer is lost or dropped. */
    TIMEOUT,
    /** The sender is told that there is no way: no route to the network or the host. */
    UNREACHABLE,
    /** The sender's own kernel refuses to send it. */
    NOT_PERMITTED,
    /** The name of the target does not resolve, so nothing was sent. */
    NAME_NOT_RESOLVED,
    /** An HTTP answer came back that says no; {@link Trace#status()} tells which. */
    HTTP_STATUS,
    /** The way meets something that is not modelled; what is said up to there holds. */
    NOT_MODELLED
}
