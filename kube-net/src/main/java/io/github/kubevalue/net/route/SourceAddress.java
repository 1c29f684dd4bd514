package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Comparator;

/** Which source a socket gets that has not chosen one, once its route is known. */
final class SourceAddress {
    private static final Cidr LINK_LOCAL = Cidr.parse("fe80::/10");

    private final NetworkNamespace namespace;
    private final Route route;

    SourceAddress(NetworkNamespace namespace, Route route) {
        this.namespace = namespace;
        this.route = route;
    }

    Option<Ip> towards(Ip destination) {
        return route.src().orElse(() -> destination.isV4() ? ipv4(destination) : ipv6(destination));
    }

    // net/ipv4/fib_semantics.c, fib_info_update_nhc_saddr: inet_select_addr of the device and gateway
    private Option<Ip> ipv4(Ip destination) {
        if (route.type() == RouteType.LOCAL) {
            return Option.some(destination);
        }
        Option<Device> out = route.device().flatMap(namespace::device);
        return out.flatMap(device -> route.via().isDefined()
                        ? device.addressTowards(route.via().get())
                        : device.primaryAddresses(destination.family())
                                .headOption()
                                .map(Cidr::ip))
                .orElse(() -> out.flatMap(device -> namespace.addressOf(device, destination)));
    }

    /** The destination itself, else an address of the device that it leaves by, else the one that is most like it. */
    // net/ipv6/addrconf.c, ipv6_dev_get_saddr: rules 1, 2, 5 and 8; labels, deprecated and temporary addresses are left
    // out
    private Option<Ip> ipv6(Ip destination) {
        if (namespace.isLocal(destination)) {
            return Option.some(destination);
        }
        Seq<Device> devices = namespace.devices().values().toVector();
        return devices.flatMap(device -> device.primaryAddresses(destination.family())
                        .map(address -> new Candidate(
                                address.ip(),
                                LINK_LOCAL.contains(address.ip()) == LINK_LOCAL.contains(destination),
                                route.device().contains(device.name()),
                                common(address, destination))))
                .maxBy(Candidate.ORDER)
                .map(Candidate::ip);
    }

    private static int common(Cidr address, Ip destination) {
        int bits = 0;
        while (bits < address.prefix() && address.ip().bit(bits) == destination.bit(bits)) {
            bits++;
        }
        return bits;
    }

    /** An address that may be chosen. */
    private record Candidate(Ip ip, boolean hasItsScope, boolean isOfOutgoingDevice, int commonBits) {
        static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::hasItsScope)
                .thenComparing(Candidate::isOfOutgoingDevice)
                .thenComparing(Candidate::commonBits);
    }
}
