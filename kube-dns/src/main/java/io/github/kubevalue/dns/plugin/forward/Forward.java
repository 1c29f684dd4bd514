package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Vector;

/**
 * Asks other servers for every name in a zone: {@code forward . /etc/resolv.conf}.
 *
 * @param options how it is configured
 */
public record Forward(ForwardOptions options) implements Plugin {

    /** Returns the plugin that forwards every name to servers at these addresses. */
    public static Forward all(Ip... upstreams) {
        return new Forward(ForwardOptions.builder()
                .upstreams(Vector.of(upstreams)
                        .map(ip -> new Upstream(Protocol.DNS, new Endpoint(ip, Protocol.DNS.port()))))
                .build());
    }

    @Override
    public String name() {
        return "forward";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        return matches(query.name()) ? new Forwarding(options, query, chain).answer() : chain.next(query);
    }

    // plugin/forward/forward.go, match and isAllowedDomain
    private boolean matches(DomainName name) {
        return name.isWithin(options.zone())
                && (name.isSame(options.zone()) || !options.except().exists(name::isWithin));
    }
}
