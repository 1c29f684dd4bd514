package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.Port;
import java.time.Duration;

/** How a query gets to a name server and its reply back: a network, or none between client and server. */
@FunctionalInterface
public interface Transport {
    /** The port of name servers. */
    Port DNS = Port.of(53);

    /** Where there is no network. */
    Transport NONE = (server, query, channel) -> new Unreachable("no network leads to " + server);

    /**
     * Sends one query to a server.
     *
     * @param server who is asked
     * @param query what is asked
     * @param channel by which way; a reply that does not fit into a datagram is cut by whoever receives it
     */
    Delivery send(Endpoint server, Query query, Channel channel);

    /** Sends one query to port 53 of a server. */
    default Delivery send(Ip server, Query query, Channel channel) {
        return send(new Endpoint(server, DNS), query, channel);
    }

    /** What a query came to. */
    sealed interface Delivery {

        /** Returns what comes of a response for which a server took that long: the reply, or silence if it is dropped. */
        static Delivery of(Response response, Duration after) {
            return response.isDropped()
                    ? new Silence(response.because().last().toString())
                    : new Replied(response, after);
        }
    }

    /**
     * A reply came.
     *
     * @param response the reply
     * @param after how long the server took for it
     */
    record Replied(Response response, Duration after) implements Delivery {
        /** A reply came at once. */
        public Replied(Response response) {
            this(response, Duration.ZERO);
        }
    }

    /** Nothing came within the timeout: the query or its reply was dropped. */
    record Silence(String why) implements Delivery {}

    /** An ICMP error came, or the connection was refused: nobody listens there. */
    record Unreachable(String why) implements Delivery {}
}
