package io.github.kubevalue.net.cni;

import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.control.Option;

/**
 * What a firewall between nodes does not pass, a security group for one.
 *
 * @param protocol the protocol
 * @param port the port; all if absent
 */
public record BlockedTraffic(IpProtocol protocol, Option<Integer> port) {
    /** BGP sessions; without them no routes are told. */
    static final int BGP = 179;

    /** Returns traffic to one port. */
    public static BlockedTraffic of(IpProtocol protocol, int port) {
        return new BlockedTraffic(protocol, Option.some(port));
    }

    /** Returns all traffic of a protocol. */
    public static BlockedTraffic all(IpProtocol protocol) {
        return new BlockedTraffic(protocol, Option.none());
    }

    /** Whether it holds packets to that port; those without ports are none. */
    public boolean holds(IpProtocol other, Option<Integer> to) {
        return protocol == other && port.forAll(number -> to.contains(number));
    }

    /** Returns {@code udp/8472}. */
    @Override
    public String toString() {
        return protocol + port.map(number -> "/" + number).getOrElse("");
    }
}
