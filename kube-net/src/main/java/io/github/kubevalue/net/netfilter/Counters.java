package io.github.kubevalue.net.netfilter;

/**
 * How much has passed, as a dump says it: {@code [12:3456]}. Evaluation does not move them.
 *
 * @param packets how many packets
 * @param bytes how many bytes
 */
public record Counters(long packets, long bytes) {
    /** Nothing has passed. */
    public static final Counters ZERO = new Counters(0, 0);

    @Override
    public String toString() {
        return "[" + packets + ":" + bytes + "]";
    }
}
