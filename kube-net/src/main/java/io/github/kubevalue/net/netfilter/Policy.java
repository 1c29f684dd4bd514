package io.github.kubevalue.net.netfilter;

/** What becomes of a packet at the end of a built-in chain. */
public enum Policy {
    /** It goes on. */
    ACCEPT,
    /** It is dropped. */
    DROP
}
