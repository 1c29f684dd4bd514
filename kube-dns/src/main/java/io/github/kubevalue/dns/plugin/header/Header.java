package io.github.kubevalue.dns.plugin.header;

import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Seq;

/**
 * Sets and clears flags of queries on their way in, and of replies on their way out.
 *
 * @param query what is done to queries, in order
 * @param response what is done to replies that a plugin wrote, in order
 */
public record Header(Seq<Rule> query, Seq<Rule> response) implements Plugin {
    static final String NAME = "header";

    @Override
    public String name() {
        return NAME;
    }

    // plugin/header/handler.go, ServeDNS
    @Override
    public Response serve(Query asked, Chain chain) {
        Response reply = chain.next(asked.withFlags(changed(asked.flags(), query)));
        return reply.isWritten() ? reply.withFlags(changed(reply.flags(), response)) : reply;
    }

    private static Flags changed(Flags flags, Seq<Rule> rules) {
        return rules.foldLeft(flags, (changed, rule) -> rule.apply(changed));
    }
}
