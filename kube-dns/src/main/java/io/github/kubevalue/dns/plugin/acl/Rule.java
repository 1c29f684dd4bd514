package io.github.kubevalue.dns.plugin.acl;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What holds for the names of some zones.
 *
 * @param zones the zones
 * @param policies the first that fits a query is its policy
 */
public record Rule(Seq<DomainName> zones, Seq<Policy> policies) {

    /** Returns what holds for a query of that client. */
    Option<Policy> policy(Query query, Ip client) {
        return zones.exists(query.name()::isWithin)
                ? policies.find(policy -> policy.fits(query.type(), client))
                : Option.none();
    }
}
