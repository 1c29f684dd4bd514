package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.edge.HttpRequest;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** An attempt to reach something: {@code Request.tcp(Peer.outside(client), Ip.parse("54.210.10.5"), 443)}. */
@Value.Immutable
@SuppressWarnings("immutables:from")
public interface Request extends WithRequest {

    /** Returns the attempt to open a TCP connection. */
    static Request tcp(Peer from, Ip to, int port) {
        return builder().from(from).protocol(IpProtocol.TCP).to(to).port(port).build();
    }

    /** Returns the attempt to send a datagram and get an answer. */
    static Request udp(Peer from, Ip to, int port) {
        return builder().from(from).protocol(IpProtocol.UDP).to(to).port(port).build();
    }

    /** Returns a ping. */
    static Request ping(Peer from, Ip to) {
        return builder()
                .from(from)
                .protocol(to.isV4() ? IpProtocol.ICMP : IpProtocol.ICMPV6)
                .to(to)
                .port(0)
                .build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Who asks. */
    Peer from();

    /** The protocol. */
    IpProtocol protocol();

    /** The address that is asked for. */
    Ip to();

    /** The port that is asked for; 0 for a ping. */
    int port();

    /** The address that the asker binds to; what its routes say if absent. */
    Option<Ip> sourceIp();

    /** The port that the asker binds to; one that nobody can know if absent. */
    Option<Integer> sourcePort();

    /** The node that the network outside hands the packet to, where it has a choice. */
    Option<String> entryNode();

    /** How many routers the asker's packets may pass. */
    @Value.Default
    default int ttl() {
        return 64;
    }

    /** How many octets the asker sends at once when the connection stands, or in its datagram; a few if absent. */
    Option<Integer> payload();

    /** How many octets the one who is asked sends at once; a few if absent. */
    Option<Integer> answerPayload();

    /** What is asked once the connection stands. */
    Option<HttpRequest> http();

    /** Builds a {@link Request}. */
    final class Builder extends ImmutableRequest.Builder {
        Builder() {}
    }
}
