package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Flow;
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
        Flow flow = packet.flow();
        return builder()
                .destination(flow.destination().ip())
                .source(flow.source().ip())
                .mark(packet.mark())
                .protocol(flow.protocol())
                .sourcePort(flow.source().port().number())
                .destinationPort(flow.destination().port().number())
                .build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it is to go. */
    Ip destination();

    /** Where it comes from, if that is known. */
    Option<Ip> source();

    /** The packet mark. */
    @Value.Default
    default int mark() {
        return 0;
    }

    /** The device that it came in by; none for what is sent here, which rules know as {@code iif lo}. */
    Option<String> in();

    /** The device that it has to leave by, if a socket is bound to one. */
    Option<String> out();

    /** The protocol, if it is known. */
    Option<IpProtocol> protocol();

    /** The source port, if it is known. */
    Option<Integer> sourcePort();

    /** The destination port, if it is known. */
    Option<Integer> destinationPort();

    /** Returns this question for a packet that came in by a device. */
    default RouteQuery cameInBy(String device) {
        return withIn(Option.some(device));
    }

    /** Builds a {@link RouteQuery}. */
    final class Builder extends ImmutableRouteQuery.Builder {
        Builder() {}
    }
}
