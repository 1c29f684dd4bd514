package io.github.kubevalue.net.packet;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;

/**
 * What a packet says about where it comes from and where it goes: the tuple of connection tracking.
 *
 * <p>{@code tcp 192.0.2.100:40000 -> 192.0.2.11:30080}. The id of an ICMP query stands at the end that asked, so that
 * inversion is the swap of the ends in every protocol.
 *
 * <p>Laws: {@code f.inverted().inverted()} equals {@code f}.
 *
 * @param protocol the protocol
 * @param source where the packet comes from
 * @param destination where it goes
 * @param icmp type and code, exactly if the protocol is ICMP
 */
public record Flow(IpProtocol protocol, Address source, Address destination, Option<IcmpMessage> icmp) {

    /** Refuses a flow between address families, and an ICMP message without type. */
    public Flow {
        if (source.ip().family() != destination.ip().family()) {
            throw new IllegalArgumentException(
                    "a flow stays in one address family, was " + source + " -> " + destination);
        }
        if (protocol.isIcmp() != icmp.isDefined()) {
            throw new IllegalArgumentException("type and code belong to ICMP alone, were " + icmp + " in " + protocol);
        }
    }

    /** Returns the flow of a protocol that has ports, or of one that has none with both ports 0. */
    public static Flow of(IpProtocol protocol, Address source, Address destination) {
        return new Flow(protocol, source, destination, Option.none());
    }

    /** Returns the flow between two endpoints. */
    public static Flow of(IpProtocol protocol, Endpoint source, Endpoint destination) {
        return of(protocol, Address.of(source), Address.of(destination));
    }

    /** Returns the TCP flow, {@code Flow.tcp("10.244.1.2:40000", "10.96.0.10:80")}. */
    public static Flow tcp(String source, String destination) {
        return of(IpProtocol.TCP, Address.parse(source), Address.parse(destination));
    }

    /** Returns the UDP flow, {@code Flow.udp("10.244.1.2:40000", "10.96.0.10:53")}. */
    public static Flow udp(String source, String destination) {
        return of(IpProtocol.UDP, Address.parse(source), Address.parse(destination));
    }

    /** Returns the echo request ("ping") with that id. */
    public static Flow echo(Ip source, Ip destination, int id) {
        IpProtocol protocol = source.isV4() ? IpProtocol.ICMP : IpProtocol.ICMPV6;
        IcmpMessage request = source.isV4() ? IcmpMessage.ECHO_REQUEST : IcmpMessage.ECHO_REQUEST_V6;
        return new Flow(protocol, Address.of(source, id), Address.of(destination, 0), Option.some(request));
    }

    /** Returns the flow of an ICMP message that belongs to no query, such as an error. */
    public static Flow icmp(Ip source, Ip destination, IcmpMessage message) {
        IpProtocol protocol = source.isV4() ? IpProtocol.ICMP : IpProtocol.ICMPV6;
        return new Flow(protocol, Address.of(source, 0), Address.of(destination, 0), Option.some(message));
    }

    /** Returns the flow of the answer: the ends swapped, an echo request become its reply. */
    public Flow inverted() {
        return new Flow(
                protocol,
                /* source= */ destination,
                /* destination= */ source,
                icmp.isEmpty() ? icmp : icmp.map(message -> message.reversed(protocol)));
    }

    /** Returns this flow from another source. */
    public Flow withSource(Address other) {
        return new Flow(protocol, other, destination, icmp);
    }

    /** Returns this flow to another destination. */
    public Flow withDestination(Address other) {
        return new Flow(protocol, source, other, icmp);
    }

    // said, and not left to the record, because connection tracking asks it for every packet
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Flow same
                        && protocol == same.protocol
                        && source.equals(same.source)
                        && destination.equals(same.destination)
                        && icmp.equals(same.icmp);
    }

    @Override
    public int hashCode() {
        return (source.hashCode() * 31 + destination.hashCode()) * 31 + protocol.number();
    }

    /** Returns {@code tcp 10.244.1.2:40000 -> 10.96.0.10:80}. */
    @Override
    public String toString() {
        return protocol + icmp.map(message -> " " + message).getOrElse("") + " " + source + " -> " + destination;
    }
}
