package io.github.kubevalue.net.ipset;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What the members of a set are made of. */
public enum IpSetType {
    /** Addresses. */
    HASH_IP("hash:ip"),
    /** Blocks of addresses. */
    HASH_NET("hash:net"),
    /** Addresses with a port. */
    HASH_IP_PORT("hash:ip,port"),
    /** Addresses with a port, and a second address. */
    HASH_IP_PORT_IP("hash:ip,port,ip"),
    /** Addresses with a port, and a block of addresses. */
    HASH_IP_PORT_NET("hash:ip,port,net"),
    /** Ports of whatever protocol. */
    BITMAP_PORT("bitmap:port");

    private final String text;

    IpSetType(String text) {
        this.text = text;
    }

    /** Whether its members are blocks of addresses, of which several may hold a packet. */
    boolean hasBlocks() {
        return this == HASH_NET || this == HASH_IP_PORT_NET;
    }

    /** Whether its members have a port with its protocol. */
    boolean hasService() {
        return this == HASH_IP_PORT || this == HASH_IP_PORT_IP || this == HASH_IP_PORT_NET;
    }

    /** Returns the entry that a packet of that flow is looked for with, an address as a block of one; none if it can be in no set of this type. */
    Option<IpSetEntry> entry(Flow flow, Seq<Match.End> ends) {
        Option<Integer> port =
                end(flow, ends, this == BITMAP_PORT ? 0 : 1).port().number();
        return switch (this) {
            case HASH_IP -> Option.some(new IpSetEntry.Host(end(flow, ends, 0).ip()));
            case HASH_NET ->
                Option.some(new IpSetEntry.Net(Cidr.host(end(flow, ends, 0).ip())));
            case BITMAP_PORT ->
                port.filter(number -> flow.protocol().hasPorts()).map(IpSetEntry.Port::new);
            case HASH_IP_PORT -> port.map(number -> service(flow, ends, number));
            case HASH_IP_PORT_IP, HASH_IP_PORT_NET ->
                port.map(number -> service(flow, ends, number)
                        .and(Cidr.host(end(flow, ends, 2).ip())));
        };
    }

    private static IpSetEntry.Service service(Flow flow, Seq<Match.End> ends, int port) {
        return IpSetEntry.Service.of(end(flow, ends, 0).ip(), flow.protocol(), port);
    }

    /** An end of a flow, as {@code src} and {@code dst} name it. */
    static Address end(Flow flow, Seq<Match.End> ends, int dimension) {
        boolean source = dimension < ends.size() && ends.get(dimension) == Match.End.SOURCE;
        return source ? flow.source() : flow.destination();
    }

    /** Returns {@code hash:ip,port}. */
    @Override
    public String toString() {
        return text;
    }
}
