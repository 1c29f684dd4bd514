package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Ip;

/** What routing decides about a packet's destination. */
public sealed interface RoutingDecision {

    /**
     * The address is this namespace's own: the packet goes up to a process here.
     *
     * @param device the device that has the address
     */
    record Local(Device device) implements RoutingDecision {
        @Override
        public String toString() {
            return "local dev " + device.name();
        }
    }

    /**
     * The packet leaves.
     *
     * @param route the route that decided
     * @param out the device that it leaves through
     * @param nextHop the neighbour that it is handed to
     */
    record Forward(Route route, Device out, Ip nextHop) implements RoutingDecision {
        @Override
        public String toString() {
            return route.toString();
        }
    }

    /** No route leads there: "Network is unreachable". */
    record Unreachable() implements RoutingDecision {
        @Override
        public String toString() {
            return "unreachable";
        }
    }
}
