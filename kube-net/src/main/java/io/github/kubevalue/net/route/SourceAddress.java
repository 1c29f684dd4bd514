package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;

/** Which source a socket gets that has not chosen one, once its route is known. */
final class SourceAddress {
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

    private Option<Ip> ipv6(Ip destination) {
        return namespace.isLocal(destination)
                ? Option.some(destination)
                : namespace.addressTowards(route.device().getOrElse(""), destination);
    }
}
