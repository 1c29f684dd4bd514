package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;

/**
 * A route: {@code 10.244.2.0/24 via 172.31.0.11 dev eth0}.
 *
 * @param destination the addresses that it is for
 * @param via the neighbour that takes them on; none if they are neighbours themselves
 * @param device the device that leads there
 */
public record Route(Cidr destination, Option<Ip> via, String device) {

    /** Returns a route to addresses that are neighbours on a device. */
    public static Route connected(Cidr destination, String device) {
        return new Route(destination.network(), Option.none(), device);
    }

    /** Returns a route to addresses behind a neighbour. */
    public static Route via(Cidr destination, Ip neighbour, String device) {
        return new Route(destination.network(), Option.some(neighbour), device);
    }

    /** Returns the neighbour that a packet to that address is handed to. */
    public Ip nextHop(Ip address) {
        return via.getOrElse(address);
    }

    @Override
    public String toString() {
        String to = destination.prefix() == 0 ? "default" : destination.toString();
        return to + via.map(ip -> " via " + ip).getOrElse("") + " dev " + device;
    }
}
