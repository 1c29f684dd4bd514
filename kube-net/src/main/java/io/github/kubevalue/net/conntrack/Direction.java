package io.github.kubevalue.net.conntrack;

/** Which way a packet goes within its connection. */
public enum Direction {
    /** As the packet that opened it. */
    ORIGINAL,
    /** Back. */
    REPLY;

    /** Returns the other direction. */
    public Direction opposite() {
        return this == ORIGINAL ? REPLY : ORIGINAL;
    }
}
