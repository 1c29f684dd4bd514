package io.github.kubevalue.net.packet;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.Port;
import io.vavr.control.Option;

/**
 * One end of a flow: {@code 10.244.1.2:8080}, {@code 192.0.2.11:?1} with an unpredictable port.
 *
 * @param ip the address
 * @param port the port, or the id of an ICMP query at the end that asked
 */
public record Address(Ip ip, FlowPort port) {

    /** Returns the end at that address and port. */
    public static Address of(Ip ip, int port) {
        return new Address(ip, FlowPort.of(port));
    }

    /** Returns the end of that endpoint. */
    public static Address of(Endpoint endpoint) {
        return of(endpoint.ip(), endpoint.port().number());
    }

    /** Reads {@code 10.244.1.2:8080}. */
    public static Address parse(String text) {
        return of(Endpoint.parse(text));
    }

    /** Returns this end with another address. */
    public Address withIp(Ip other) {
        return new Address(other, port);
    }

    /** Returns this end with another port. */
    public Address withPort(FlowPort other) {
        return new Address(ip, other);
    }

    /** Returns the endpoint, none if the port is unpredictable or 0. */
    public Option<Endpoint> endpoint() {
        int number = port.numberOr(0);
        return number > 0 ? Option.some(new Endpoint(ip, Port.of(number))) : Option.none();
    }

    // said, and not left to the record, because connection tracking asks it for every packet
    @Override
    public boolean equals(Object other) {
        return other instanceof Address same && ip.equals(same.ip) && port.equals(same.port);
    }

    @Override
    public int hashCode() {
        return ip.hashCode() * 31 + port.hashCode();
    }

    @Override
    public String toString() {
        return (ip.isV4() ? ip.toString() : "[" + ip + "]") + (port.equals(FlowPort.NONE) ? "" : ":" + port);
    }
}
