package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.control.Option;
import java.math.BigInteger;

/** A target that translates addresses. It decides for the whole connection, and only its first packet asks. */
public sealed interface NatTarget extends Target {
    /** Calls the visitor's function for this case. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(Target.Visitor<R> visitor) {
        return visitor.nat(this);
    }

    /**
     * {@code -j DNAT --to-destination 10.244.1.2:8080}.
     *
     * @param first the first address; none keeps the packet's
     * @param last the last address of a range
     * @param ports the ports to choose from; none keeps the packet's
     * @param random whether the port is picked at random
     * @param persistent whether a client always gets the same address of the range
     */
    record Dnat(Option<Ip> first, Option<Ip> last, Option<PortRange> ports, boolean random, boolean persistent)
            implements NatTarget {
        /** Returns {@code -j DNAT --to-destination IP:PORT}. */
        public static Dnat to(Ip ip, int port) {
            return new Dnat(Option.some(ip), Option.none(), Option.some(PortRange.of(port)), false, false);
        }

        /** Returns {@code -j DNAT --to-destination IP}, which keeps the port. */
        public static Dnat to(Ip ip) {
            return new Dnat(Option.some(ip), Option.none(), Option.none(), false, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dnat(this);
        }
    }

    /**
     * {@code -j SNAT --to-source 192.0.2.11}.
     *
     * @param first the first address; none keeps the packet's
     * @param last the last address of a range
     * @param ports the ports to choose from
     * @param choice how the port is found
     * @param persistent whether a client always gets the same address of the range
     */
    record Snat(Option<Ip> first, Option<Ip> last, Option<PortRange> ports, PortChoice choice, boolean persistent)
            implements NatTarget {
        /** Returns {@code -j SNAT --to-source IP}. */
        public static Snat to(Ip ip) {
            return new Snat(Option.some(ip), Option.none(), Option.none(), PortChoice.KEPT, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.snat(this);
        }
    }

    /** {@code -j MASQUERADE --to-ports 1024-2000 --random-fully}. */
    record Masquerade(Option<PortRange> ports, PortChoice choice) implements NatTarget {
        /** Returns {@code -j MASQUERADE}, which keeps the port if it is free. */
        public static Masquerade plain() {
            return new Masquerade(Option.none(), PortChoice.KEPT);
        }

        /** Returns {@code -j MASQUERADE --random-fully}. */
        public static Masquerade fullyRandom() {
            return new Masquerade(Option.none(), PortChoice.RANDOM_FULLY);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.masquerade(this);
        }
    }

    /** {@code -j REDIRECT --to-ports 15001}: to this host. */
    record Redirect(Option<PortRange> ports, boolean random) implements NatTarget {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.redirect(this);
        }
    }

    /** {@code -j NETMAP --to 10.2.0.0/16}: the network part of the address becomes that one's; the rest stays. */
    record Netmap(Cidr to) implements NatTarget {
        /** Returns the address that stands in the other network where that one stands in its own. */
        public Ip map(Ip ip) {
            BigInteger rest = BigInteger.ONE
                    .shiftLeft(to.ip().family().bits() - to.prefix())
                    .subtract(BigInteger.ONE);
            BigInteger mapped =
                    to.network().ip().toBigInteger().or(ip.toBigInteger().and(rest));
            return ip.isV4()
                    ? Ip.v4(mapped.longValue())
                    : Ip.v6(mapped.shiftRight(64).longValue(), mapped.longValue());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.netmap(this);
        }
    }

    /** How a port is found when a source is translated. */
    enum PortChoice {
        /** The packet's own, if it is free. */
        KEPT(""),
        /** {@code --random}. */
        RANDOM("--random"),
        /** {@code --random-fully}, which today's kernels do not tell from the other. */
        RANDOM_FULLY("--random-fully");

        private final String option;

        PortChoice(String option) {
            this.option = option;
        }

        /** Whether it is drawn. */
        public boolean isRandom() {
            return this != KEPT;
        }

        /** Returns {@code --random-fully}, or nothing. */
        @Override
        public String toString() {
            return option;
        }
    }

    /** One function for each case. */
    interface Visitor<R> {
        /** DNAT. */
        R dnat(Dnat target);

        /** SNAT. */
        R snat(Snat target);

        /** MASQUERADE. */
        R masquerade(Masquerade target);

        /** REDIRECT. */
        R redirect(Redirect target);

        /** NETMAP. */
        R netmap(Netmap target);
    }
}
