package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.plugin.Chain;

/**
 * Replaces the targets of aliases in the reply to whatever query: {@code cname}.
 *
 * @param targets which targets, and by what
 */
// plugin/rewrite/cname_target.go
public record CnameRule(Substitution targets) implements Rule {

    @Override
    public Outcome rewrite(Query query, Chain chain) {
        return Outcome.done(query, new ResponseRule.Alias(targets));
    }
}
