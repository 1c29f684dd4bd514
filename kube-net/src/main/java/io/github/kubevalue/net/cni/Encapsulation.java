package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.control.Option;

/**
 * What a tunnel between nodes wraps packets in. Firewalls between nodes have to pass it.
 *
 * @param name what it is called: {@code VXLAN}
 * @param protocol what the outer packet carries
 * @param port the port that the other end listens on, if the protocol has ports
 * @param sendsFromPort whether it sends from that port too; else from one that tells the flows inside apart
 * @param overhead how many octets it takes of a packet between nodes of IPv4
 */
public record Encapsulation(
        String name, IpProtocol protocol, Option<Integer> port, boolean sendsFromPort, int overhead) {
    private static final int LONGER_HEADER = 20;

    /** Returns IP in IP: an outer header of IP. */
    static Encapsulation ipip() {
        return new Encapsulation("IP in IP", IpProtocol.IPIP, Option.none(), false, 20);
    }

    /** Returns VXLAN: outer headers of IP and UDP, its own, and the inner frame's. */
    static Encapsulation vxlan(int port) {
        return new Encapsulation("VXLAN", IpProtocol.UDP, Option.some(port), false, 20 + 8 + 8 + 14);
    }

    /** Returns WireGuard: outer headers of IP and UDP, its own, and what proves the packet genuine. */
    static Encapsulation wireguard() {
        return new Encapsulation("WireGuard", IpProtocol.UDP, Option.some(51820), true, 20 + 8 + 16 + 16);
    }

    /** Returns how many octets it takes of a packet between nodes of a family. */
    public int overhead(IpFamily family) {
        return family == IpFamily.IPV4 ? overhead : overhead + LONGER_HEADER;
    }

    /** Returns {@code VXLAN (udp/8472)}. */
    @Override
    public String toString() {
        return name + " (" + (port.isEmpty() ? "protocol " + protocol.number() : protocol + "/" + port.get()) + ")";
    }
}
