package io.github.kubevalue.net.packet;

import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;

/**
 * What tells the flows of one address apart: a port, or the id of an ICMP query.
 *
 * <p>A port that the kernel picks at random ({@code MASQUERADE --random-fully}) is kept as a symbol: equal only to itself,
 * with the range it lies in. So an answer is exact without naming a number that nobody can know, and the reply still finds
 * its connection. In JSON such a port is {@code null}.
 */
public sealed interface FlowPort {
    /** The port of protocols that have none. */
    FlowPort NONE = new Known(0);

    /** Returns the port of that number. */
    static FlowPort of(int number) {
        return new Known(number);
    }

    /** Returns the number, none if it is unpredictable. */
    Option<Integer> number();

    /** Returns the number, another if it is unpredictable. */
    int numberOr(int other);

    /** Returns the numbers it may be. */
    PortRange range();

    /**
     * A port with that number.
     *
     * @param value 0 to 65535; 0 where a protocol has no ports
     */
    record Known(int value) implements FlowPort {
        /** Refuses a number that does not fit 16 bits. */
        public Known {
            if (value < 0 || value > 65535) {
                throw new IllegalArgumentException("port must be 0 to 65535, was " + value);
            }
        }

        @Override
        public Option<Integer> number() {
            return Option.some(value);
        }

        @Override
        public int numberOr(int other) {
            return value;
        }

        @Override
        public PortRange range() {
            return PortRange.of(value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Known same && value == same.value;
        }

        @Override
        public int hashCode() {
            return value;
        }

        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }

    /**
     * A port that was picked at random on that address.
     *
     * @param at the address for which it was picked
     * @param serial tells the picks of one address apart
     * @param range where it lies
     */
    record Unpredictable(Ip at, long serial, PortRange range) implements FlowPort {
        @Override
        public Option<Integer> number() {
            return Option.none();
        }

        @Override
        public int numberOr(int other) {
            return other;
        }

        /** Returns {@code ?1}. */
        @Override
        public String toString() {
            return "?" + serial;
        }
    }
}
