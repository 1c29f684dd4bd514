package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One way of a route: {@code via 172.31.0.11 dev eth0 onlink}.
 *
 * @param via the neighbour that takes packets on; none if the destinations are neighbours themselves
 * @param device the device that leads there
 * @param weight its share, where a route has several ways
 * @param flags what {@code ip route} prints behind: {@code onlink}, {@code linkdown}, {@code dead}
 */
public record NextHop(Option<Ip> via, String device, int weight, Seq<String> flags) {
    /** The neighbour is on the link though no address of the device says so. */
    public static final String ONLINK = "onlink";

    private static final String DEAD = "dead";

    /** Returns the way to neighbours on a device. */
    public static NextHop dev(String device) {
        return new NextHop(Option.none(), device, 1, Vector.empty());
    }

    /** Returns the way through a neighbour on a device. */
    public static NextHop via(Ip neighbour, String device) {
        return new NextHop(Option.some(neighbour), device, 1, Vector.empty());
    }

    /** Returns this way with one more flag. */
    public NextHop withFlag(String flag) {
        return new NextHop(via, device, weight, flags.append(flag));
    }

    /** Whether packets can go this way: its device has not been taken down. */
    public boolean isAlive() {
        return !flags.contains(DEAD);
    }

    /** Returns {@code via 172.31.0.11 dev eth0}. */
    @Override
    public String toString() {
        return via.map(ip -> "via " + ip + " ").getOrElse("") + "dev " + device;
    }
}
