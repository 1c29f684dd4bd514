package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is asked of routing, as {@code ip route get} asks: {@code RouteQuery.to(ip).withMark(0x100)}. */
@Value.Immutable
public interface RouteQuery extends WithRouteQuery {

    /** Returns the question for the way to an address, by a socket that has not chosen a source. */
    static RouteQuery to(Ip destination) {
        return builder().destination(destination).build();
    }

    /** Returns the question for the way of a packet. */
    static RouteQuery of(Packet packet) {
        return cameIn(packet, Option.none());
    }

    /** Returns the question for the way of a packet that came in by a device, if it did. */
    static RouteQuery cameIn(Packet packet, Option<String> in) {
        Flow flow = packet.flow();
        return builder()
                .destination(flow.destination().ip())
                .in(in)
                .source(Option.some(flow.source().ip()))
                .mark(packet.mark())
                .flow(Option.some(flow))
                .build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it is to go. */
    Ip destination();

    /** Where it comes from, if that is known. */
    @Value.Default
    default Option<Ip> source() {
        return Option.none();
    }

    /** The packet mark. */
    @Value.Default
    default int mark() {
        return 0;
    }

    /** The device that it came in by; none for what is sent here, which rules know as {@code iif lo}. */
    @Value.Default
    default Option<String> in() {
        return Option.none();
    }

    /** The device that it has to leave by, if a socket is bound to one. */
    @Value.Default
    default Option<String> out() {
        return Option.none();
    }

    /** The flow, of which rules may ask protocol and ports, if it is known. */
    @Value.Default
    default Option<Flow> flow() {
        return Option.none();
    }

    /** The protocol, if it is known. */
    default Option<IpProtocol> protocol() {
        return flow().map(Flow::protocol);
    }

    /** The source port, if it is known. */
    default Option<FlowPort> sourcePort() {
        return flow().map(flow -> flow.source().port());
    }

    /** The destination port, if it is known. */
    default Option<FlowPort> destinationPort() {
        return flow().map(flow -> flow.destination().port());
    }

    /** Returns this question for a packet that came in by a device. */
    default RouteQuery cameInBy(String device) {
        return withIn(Option.some(device));
    }

    /** Builds a {@link RouteQuery}. */
    final class Builder extends ImmutableRouteQuery.Builder {
        Builder() {}
    }
}
