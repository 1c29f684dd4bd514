package io.github.kubevalue.net.nftables;

/** How two sides of a comparison are to stand to one another. */
public enum Relation {
    /** Nothing is written: equal, or for flags, that one of them is set. */
    IMPLICIT,
    /** {@code ==}. */
    EQUAL,
    /** {@code !=}. */
    NOT_EQUAL,
    /** {@code !}, for flags: none of them is set. */
    NONE_OF,
    /** {@code <}. */
    LESS,
    /** {@code <=}. */
    AT_MOST,
    /** {@code >}. */
    GREATER,
    /** {@code >=}. */
    AT_LEAST
}
