package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The routes that the kernel itself makes of the addresses of a device. */
// net/ipv4/fib_frontend.c, fib_add_ifaddr
final class AddressRoutes {
    private AddressRoutes() {}

    /** Those of table main: to the subnet of each primary address. */
    static Seq<Route> connected(Device device) {
        return device.addresses()
                .filter(address -> device.kind() != DeviceKind.LOOPBACK
                        && !address.isHost()
                        && device.primaryOf(address).equals(address))
                .map(address -> kernel(RouteType.UNICAST, address.network(), device, address.ip()));
    }

    /** Those of table local: to the addresses, and to the broadcast address of each subnet of IPv4. */
    static Seq<Route> local(Device device) {
        return device.addresses().flatMap(address -> local(device, address));
    }

    private static Seq<Route> local(Device device, Cidr address) {
        Ip primary = device.primaryOf(address).ip();
        Cidr own = device.kind() == DeviceKind.LOOPBACK && address.ip().isV4() ? address : Cidr.host(address.ip());
        Seq<Route> taken = Vector.of(kernel(RouteType.LOCAL, own.network(), device, primary));
        return address.ip().isV4() && address.prefix() < 31
                ? taken.append(kernel(RouteType.BROADCAST, Cidr.host(address.last()), device, primary))
                : taken;
    }

    private static Route kernel(RouteType type, Cidr destination, Device device, Ip source) {
        return Route.builder()
                .type(type)
                .destination(destination)
                .nextHops(Vector.of(NextHop.dev(device.name())))
                .proto(Option.some(Route.KERNEL))
                .src(Option.when(source.isV4(), source))
                .build();
    }
}
