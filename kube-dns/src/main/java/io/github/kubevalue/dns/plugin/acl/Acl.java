package io.github.kubevalue.dns.plugin.acl;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Lets queries in or keeps them out, by name, type and the client's address: the first rule that has a policy for the query
 * decides, and a query that no rule speaks of is let in.
 *
 * @param rules the rules, in order
 */
public record Acl(Seq<Rule> rules) implements Plugin {
    static final String NAME = "acl";

    private static final int UDP_SIZE = 4096;
    // RFC 8914, 4.16 and 4.18
    private static final byte BLOCKED = 15;
    private static final byte FILTERED = 17;

    @Override
    public String name() {
        return NAME;
    }

    // plugin/acl/acl.go, ServeDNS
    @Override
    public Response serve(Query query, Chain chain) {
        Option<Policy> policy = rules.iterator()
                .flatMap(rule -> rule.policy(query, chain.visit().sender().ip()))
                .headOption();
        return policy.isEmpty() ? chain.next(query) : enforced(policy.get(), query, chain);
    }

    private static Response enforced(Policy policy, Query query, Chain chain) {
        Evidence because = Evidence.of(
                NAME,
                policy.action().inCorefile() + " " + chain.visit().sender().ip());
        return switch (policy.action()) {
            case ALLOW -> chain.next(query);
            case BLOCK -> Response.plain(query, Rcode.REFUSED, because).withEdns(saying(BLOCKED));
            case FILTER -> Response.plain(query, Rcode.NOERROR, because).withEdns(saying(FILTERED));
            case DROP -> Response.dropped(query, because);
        };
    }

    private static Edns saying(byte extendedError) {
        EdnsOption option = EdnsOption.of(EdnsOption.EXTENDED_ERROR, (byte) 0, extendedError);
        return new Edns(UDP_SIZE, 0, true, Vector.of(option));
    }
}
