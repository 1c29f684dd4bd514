package io.github.kubevalue.net.conntrack;

/** What a packet does to the connection that it belongs to, or opens. */
sealed interface TrackedEntry {
    /**
     * It passes.
     *
     * @param entry the connection afterwards
     */
    record Passed(Entry entry) implements TrackedEntry {}

    /**
     * It passes, and the connection is forgotten.
     *
     * @param entry the connection as it was last
     */
    record Removed(Entry entry) implements TrackedEntry {}

    /** The connection is forgotten, and the packet looked at as if it had never been. */
    record Reopened() implements TrackedEntry {}

    /**
     * It does not belong to the connection.
     *
     * @param entry the connection afterwards
     * @param reason why
     */
    record Invalid(Entry entry, String reason) implements TrackedEntry {}
}
