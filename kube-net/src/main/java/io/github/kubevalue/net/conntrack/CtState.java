package io.github.kubevalue.net.conntrack;

/** What {@code -m conntrack --ctstate} can ask, in the order in which iptables-save prints the states. */
public enum CtState {
    /** It cannot be tracked. */
    INVALID,
    /** It opens a connection, or repeats the opening. */
    NEW,
    /** It is about a connection: an ICMP error. */
    RELATED,
    /** It belongs to a connection that has seen both directions. */
    ESTABLISHED,
    /** A rule of table raw has exempted it. */
    UNTRACKED,
    /** Virtual: the source of its connection is translated. */
    SNAT,
    /** Virtual: the destination of its connection is translated. */
    DNAT
}
