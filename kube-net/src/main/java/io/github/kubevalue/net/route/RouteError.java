package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.vavr.control.Option;

/** How a look-up says that there is no way, in the words of {@code strerror}. */
public enum RouteError {
    /** No route leads there (ENETUNREACH). */
    NETWORK_UNREACHABLE("Network is unreachable"),
    /** A route of type unreachable (EHOSTUNREACH). */
    HOST_UNREACHABLE("No route to host"),
    /** A route or rule of type prohibit (EACCES). */
    PROHIBITED("Permission denied"),
    /** A route or rule of type blackhole (EINVAL): whose packets come through here hears nothing. */
    BLACKHOLE("Invalid argument");

    private static final IcmpMessage ADMIN_PROHIBITED_V6 = new IcmpMessage(1, 1);

    private final String text;

    RouteError(String text) {
        this.text = text;
    }

    /** Returns what a router tells the sender of a packet that it cannot forward; nothing for a blackhole. */
    // net/ipv4/route.c, ip_error; net/ipv6/route.c, ip6_pkt_drop and ip6_pkt_prohibit
    public Option<IcmpMessage> icmp(IpFamily family) {
        boolean v4 = family == IpFamily.IPV4;
        return switch (this) {
            case NETWORK_UNREACHABLE -> Option.some(v4 ? IcmpMessage.NET_UNREACHABLE : IcmpMessage.NO_ROUTE_V6);
            case HOST_UNREACHABLE -> Option.some(v4 ? IcmpMessage.HOST_UNREACHABLE : IcmpMessage.NO_ROUTE_V6);
            case PROHIBITED -> Option.some(v4 ? IcmpMessage.ADMIN_PROHIBITED : ADMIN_PROHIBITED_V6);
            case BLACKHOLE -> Option.none();
        };
    }

    /** Returns {@code Network is unreachable}. */
    @Override
    public String toString() {
        return text;
    }
}
