package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.model.address.Endpoint;

/**
 * A server to which queries are forwarded.
 *
 * @param protocol how it is spoken to
 * @param address where it is
 */
public record Upstream(Protocol protocol, Endpoint address) {

    /** The way by which it is asked, if the plugin would take that one. */
    Channel channel(Channel wanted) {
        return protocol == Protocol.DNS ? wanted : Channel.TCP;
    }

    /** Returns {@code 172.31.0.2:53}. */
    @Override
    public String toString() {
        return address.toString();
    }
}
