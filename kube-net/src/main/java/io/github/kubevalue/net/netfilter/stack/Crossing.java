package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.Hook;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** Where and when a packet passes a hook: the hook, the interfaces, and the route that has been found so far. */
@Value.Immutable
public interface Crossing extends WithCrossing {

    /** How much evidence is kept. */
    enum Detail {
        /** None: the bare verdict. */
        NONE,
        /** Every rule that matched, and what policies and NAT did. */
        MATCHED,
        /** Every rule that was looked at. */
        ALL
    }

    /** Returns the crossing of a hook by a packet that came in there. */
    static Crossing in(Hook hook, String in, Instant now) {
        return builder().hook(hook).in(in).now(now).build();
    }

    /** Returns the crossing of a hook by a packet that this host sends out there. */
    static Crossing out(Hook hook, String out, Instant now) {
        return builder().hook(hook).out(out).now(now).build();
    }

    /** Returns the crossing of a hook by a packet that came in at one interface and leaves by another. */
    static Crossing through(Hook hook, String in, String out, Instant now) {
        return builder().hook(hook).in(in).out(out).now(now).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The hook. */
    Hook hook();

    /**
     * The interface it came in by, where the hook knows it: PREROUTING, INPUT, FORWARD, and POSTROUTING for a packet that is
     * forwarded.
     */
    @Value.Default
    default Option<String> in() {
        return Option.none();
    }

    /** The port of the bridge that it came in by, if the bridge shows it to netfilter. */
    @Value.Default
    default Option<String> bridgePort() {
        return Option.none();
    }

    /** The interface it leaves by, where the hook knows it: FORWARD, OUTPUT and POSTROUTING. */
    @Value.Default
    default Option<String> out() {
        return Option.none();
    }

    /** The router, or the destination itself if it is on the link; it picks the address to masquerade with. */
    @Value.Default
    default Option<Ip> nextHop() {
        return Option.none();
    }

    /** Where answers to packets that come in would leave, if the caller knows; {@code -m rpfilter} asks it. */
    @Value.Default
    default Option<ReverseRoutes> wayBack() {
        return Option.none();
    }

    /** When. */
    Instant now();

    /** How much evidence is kept. */
    @Value.Default
    default Detail detail() {
        return Detail.MATCHED;
    }

    /** Builds a {@link Crossing}. */
    final class Builder extends ImmutableCrossing.Builder {
        Builder() {}

        /** Sets the interface it came in by. */
        public Builder in(String device) {
            return in(Option.some(device));
        }

        /** Sets the interface it leaves by. */
        public Builder out(String device) {
            return out(Option.some(device));
        }

        /** Sets the router, or the destination itself. */
        public Builder nextHop(Ip neighbour) {
            return nextHop(Option.some(neighbour));
        }

        /** Sets who knows where answers would leave. */
        public Builder wayBack(ReverseRoutes routes) {
            return wayBack(Option.some(routes));
        }
    }
}
