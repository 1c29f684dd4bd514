package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.plugin.Chain;

/**
 * Leaves the query as it is, and changes the replies to queries for some names: {@code ttl} and {@code rcode}.
 *
 * @param match the names
 * @param response what is done to the reply
 */
// plugin/rewrite/ttl.go and rcode.go
public record ReplyRule(NameMatch match, ResponseRule response) implements Rule {

    @Override
    public Outcome rewrite(Query query, Chain chain) {
        return match.fits(query.name().key()) ? Outcome.done(query, response) : new Ignored(query);
    }
}
