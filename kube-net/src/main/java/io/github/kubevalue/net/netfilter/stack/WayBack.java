package io.github.kubevalue.net.netfilter.stack;

/** Where an answer to a packet that came in would leave, as {@code -m rpfilter} asks it. */
public enum WayBack {
    /** By the interface that the packet came in by. */
    SAME_INTERFACE,
    /** By another one. */
    OTHER_INTERFACE,
    /** It would not leave: the source is an address of this host. */
    LOCAL,
    /** There is no route, or none that sends. */
    NONE
}
