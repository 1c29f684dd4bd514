package io.github.kubevalue.dns.plugin.transfer;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Transferer;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * Sends whole zones to the servers that may have them.
 *
 * @param grants who may have which zones
 */
public record Transfer(Seq<Grant> grants) implements Plugin {
    private static final String NAME = "transfer";

    /**
     * One line of the Corefile.
     *
     * @param zones the zones that may be had
     * @param to who may have them; none given stands for everybody
     */
    public record Grant(Seq<DomainName> zones, Option<Seq<Ip>> to) {

        /** The longest of the zones that holds a name. */
        private Option<DomainName> zone(DomainName name) {
            return zones.filter(name::isWithin).maxBy(zone -> zone.toString().length());
        }

        private boolean allows(Ip ip) {
            return to.forAll(allowed -> allowed.contains(ip));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    // plugin/transfer/transfer.go, ServeDNS
    @Override
    public Response serve(Query query, Chain chain) {
        boolean incremental = query.type().equals(RecordType.IXFR);
        if (!incremental && !query.type().equals(RecordType.AXFR)) {
            return chain.next(query);
        }
        if (!chain.visit().sender().overTcp()) {
            return Response.bare(query, Rcode.REFUSED, because("a zone is transferred over TCP"));
        }
        Option<Grant> grant = grant(query.name());
        if (grant.isEmpty()) {
            return chain.next(query);
        }
        if (!grant.get().allows(chain.visit().sender().ip())) {
            return Response.plain(
                    query,
                    Rcode.REFUSED,
                    because("not to " + chain.visit().sender().ip()));
        }
        return incremental
                ? Response.bare(query, Rcode.SERVFAIL, because("not modelled: the serial number in an IXFR query"))
                : whole(query, chain);
    }

    /** The line whose zone is the longest that holds the name. */
    // plugin/transfer/transfer.go, longestMatch
    private Option<Grant> grant(DomainName name) {
        Comparator<DomainName> byLength = Comparator.<DomainName>comparingInt(
                        zone -> zone.toString().length())
                .thenComparing(DomainName::toString);
        return grants.filter(grant -> grant.zone(name).isDefined())
                .maxBy((one, other) ->
                        byLength.compare(one.zone(name).get(), other.zone(name).get()));
    }

    private static Response whole(Query query, Chain chain) {
        Option<Seq<ResourceRecord>> records = chain.plugins()
                .filter(Transferer.class::isInstance)
                .flatMap(plugin -> ((Transferer) plugin).transfer(query.name().lowerCase(), chain.plugins()))
                .headOption();
        if (records.isEmpty()) {
            return chain.next(query);
        }
        return records.get().isEmpty()
                ? Response.failed(query, because("no SOA"))
                : Response.authoritative(
                        query, Rcode.NOERROR, Sections.answer(records.get()), because("the whole zone"));
    }

    private static Evidence because(String rule) {
        return Evidence.of(NAME, rule);
    }
}
