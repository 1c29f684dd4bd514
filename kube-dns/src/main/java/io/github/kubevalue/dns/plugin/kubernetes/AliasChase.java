package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.kubernetes.Outcome.Records;
import io.vavr.collection.Seq;

/**
 * Follows the alias of an ExternalName Service: within the zone by looking again, outside it by asking the server's own
 * chain. Aliases that lead back to where they come from end in NODATA.
 */
// plugin/backend_lookup.go, A and AAAA
record AliasChase(Answers answers, DomainName zone, Chain chain, Seq<ResourceRecord> previous) {
    private static final int MAX_LINKS = 10;

    long ttl() {
        return answers.watched().options().ttl();
    }

    Outcome follow(Query query, Found.Alias alias) {
        DomainName target = alias.target();
        ResourceRecord link = new ResourceRecord(query.name(), ttl(), new RecordData.Cname(target));
        boolean loops = target.isWithin(query.name())
                || previous.size() > MAX_LINKS
                || previous.exists(earlier -> earlier.data() instanceof RecordData.Cname cname
                        && cname.target().isSame(target));
        if (loops) {
            return Records.none(alias.because());
        }
        return target.isWithin(zone) ? inside(query, alias, link) : outside(query, alias, link);
    }

    private Outcome inside(Query query, Found.Alias alias, ResourceRecord link) {
        Query next = Answers.about(query, alias.target());
        AliasChase longer = new AliasChase(answers, zone, chain, previous.append(link));
        Outcome outcome = Answers.addresses(next, answers.find(alias.target(), zone), longer);
        if (outcome instanceof Outcome.Chased further) {
            return new Outcome.Chased(further.answer().prepend(link), further.truncated(), alias.because());
        }
        return outcome instanceof Records records && !records.answer().isEmpty()
                ? Records.of(records.answer().prepend(link), alias.because())
                : Records.none(alias.because());
    }

    private Outcome outside(Query query, Found.Alias alias, ResourceRecord link) {
        Response reply = chain.upstream(Answers.about(query, alias.target()));
        return new Outcome.Chased(reply.answer().prepend(link), reply.flags().has(Flag.TC), alias.because());
    }
}
