package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.address.Ip;

/** How a query gets to a name server and its reply back: a network, or none between client and server. */
@FunctionalInterface
public interface Transport {

    /**
     * Sends one query to port 53 of a server.
     *
     * @param server who is asked
     * @param query what is asked
     * @param channel by which way; a reply that does not fit into a datagram is cut by whoever receives it
     */
    Delivery send(Ip server, Query query, Channel channel);

    /** What a query came to. */
    sealed interface Delivery {}

    /** A reply came. */
    record Replied(Response response) implements Delivery {}

    /** Nothing came within the timeout: the query or its reply was dropped. */
    record Silence(String why) implements Delivery {}

    /** An ICMP error came, or the connection was refused: nobody listens there. */
    record Unreachable(String why) implements Delivery {}
}
