package io.github.kubevalue.net.packet;

/**
 * Ports from the first to the last, both included: {@code 80}, {@code 30000:32767}. It also serves for ICMP ids.
 *
 * @param first 0 to 65535
 * @param last at least the first, at most 65535
 */
public record PortRange(int first, int last) {
    /** Every number. */
    public static final PortRange ALL = new PortRange(0, 65535);

    /** Refuses a range that holds no port. */
    public PortRange {
        if (first < 0 || last > 65535 || first > last) {
            throw new IllegalArgumentException("port range must lie within 0 to 65535, was " + first + ":" + last);
        }
    }

    /** Returns the range of one port. */
    public static PortRange of(int port) {
        return new PortRange(port, port);
    }

    /** Whether the port lies in this range. */
    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    /** Whether every port of the other range lies in this one. */
    public boolean contains(PortRange other) {
        return first <= other.first && other.last <= last;
    }

    /** Whether some port lies in both. */
    public boolean overlaps(PortRange other) {
        return first <= other.last && other.first <= last;
    }

    /** Returns how many ports there are. */
    public int size() {
        return last - first + 1;
    }

    /** Whether this is a single port. */
    public boolean isSingle() {
        return first == last;
    }

    /** Returns {@code 80} or {@code 80:90}. */
    @Override
    public String toString() {
        return isSingle() ? Integer.toString(first) : first + ":" + last;
    }
}
