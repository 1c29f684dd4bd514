package io.github.kubevalue.model.address;

/**
 * A port of TCP, UDP or SCTP.
 *
 * @param number 1 to 65535
 */
public record Port(int number) implements Comparable<Port> {

    /** Refuses a number that no port has. */
    public Port {
        if (number < 1 || number > 65535) {
            throw new IllegalArgumentException("port must be 1 to 65535, was " + number);
        }
    }

    /** Returns the port with that number. */
    public static Port of(int number) {
        return new Port(number);
    }

    @Override
    public int compareTo(Port other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
