package io.github.kubevalue.net.packet;

/** Where a TCP segment lies relative to the window that the receiver has announced. */
public enum Segment {
    /** It belongs where it comes. */
    IN_WINDOW,
    /** Far ahead of the window. */
    AHEAD,
    /** Already acknowledged: a late or repeated segment. */
    BEHIND
}
