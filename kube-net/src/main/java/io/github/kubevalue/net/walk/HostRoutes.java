package io.github.kubevalue.net.walk;

import io.github.kubevalue.net.netfilter.stack.ReverseRoutes;
import io.github.kubevalue.net.netfilter.stack.WayBack;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.github.kubevalue.net.route.Route;
import io.github.kubevalue.net.route.RouteQuery;
import io.vavr.control.Option;

/**
 * The routes of a host, asked for the way back: as if the host itself sent there, without ports.
 *
 * @param host the host
 */
// net/ipv4/netfilter/ipt_rpfilter.c, rpfilter_mt and rpfilter_lookup_reverse; net/ipv6/netfilter/ip6t_rpfilter.c
record HostRoutes(NetworkNamespace host) implements ReverseRoutes {

    @Override
    public WayBack of(Packet packet, String in, int mark) {
        Flow flow = packet.flow();
        RouteQuery back = RouteQuery.to(flow.source().ip())
                .withSource(Option.some(flow.destination().ip()))
                .withMark(mark);
        return host.policy().lookup(back).fold(error -> WayBack.NONE, route -> by(route, in));
    }

    private static WayBack by(Route route, String in) {
        return switch (route.type()) {
            case LOCAL -> WayBack.LOCAL;
            case UNICAST ->
                route.nextHops().exists(hop -> hop.device().equals(in))
                        ? WayBack.SAME_INTERFACE
                        : WayBack.OTHER_INTERFACE;
            case BROADCAST, MULTICAST, ANYCAST, BLACKHOLE, UNREACHABLE, PROHIBIT, THROW -> WayBack.NONE;
        };
    }
}
