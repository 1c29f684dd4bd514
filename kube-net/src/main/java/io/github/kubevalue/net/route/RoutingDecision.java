package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Ip;

/** What routing decides about a packet. */
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
        /** Returns the longest packet that can go this way: what the route says, else what the device takes. */
        public int mtu() {
            return route.mtu().getOrElse(out.mtu());
        }

        @Override
        public String toString() {
            return route.toString();
        }
    }

    /**
     * There is no way.
     *
     * @param error what a socket is told
     * @param cause what is missing or refuses: {@code no route to 10.0.0.1}
     */
    record Unreachable(RouteError error, String cause) implements RoutingDecision {
        /** Whether the sender of a packet that was to be taken on hears nothing of it. */
        public boolean isSilent() {
            return error == RouteError.BLACKHOLE;
        }

        @Override
        public String toString() {
            return error + ": " + cause;
        }
    }

    /**
     * The packet is lost, and nobody is told: its source or destination is none that may be met here (a martian), or nobody
     * takes it on.
     *
     * @param reason why
     */
    record Dropped(String reason) implements RoutingDecision {
        @Override
        public String toString() {
            return reason;
        }
    }

    /**
     * The way is not modelled.
     *
     * @param what what it would take
     */
    record NotModelled(String what) implements RoutingDecision {
        @Override
        public String toString() {
            return "not modelled: " + what;
        }
    }
}
