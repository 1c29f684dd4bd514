package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.zone.Zones;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Asks the resolvers outside for every name in a zone: {@code forward . /etc/resolv.conf}.
 *
 * @param from the zone whose names are forwarded
 * @param except zones below it whose names are not; {@code from} itself always is
 * @param upstream what the resolvers outside know
 */
public record Forward(DomainName from, Seq<DomainName> except, Zones upstream) implements Plugin {

    /** Returns the plugin that forwards every name. */
    public static Forward all(Zones upstream) {
        return new Forward(DomainName.ROOT, Vector.empty(), upstream);
    }

    @Override
    public String name() {
        return "forward";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        if (!matches(query.name())) {
            return chain.next(query);
        }
        return upstream.answer(query).because(Evidence.of(name(), "forwarded to the resolvers of " + from));
    }

    // plugin/forward/forward.go, match and isAllowedDomain
    private boolean matches(DomainName name) {
        return name.isWithin(from) && (name.isSame(from) || !except.exists(name::isWithin));
    }
}
