package io.github.kubevalue.dns.plugin.hosts;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;

/**
 * Answers from a hosts file.
 *
 * @param zones the zones whose names it answers for; reverse names are looked up whatever the zone
 * @param file the names and addresses
 * @param ttl the time to live of its records, 3600 unless set
 * @param fallthrough the names that the next plugin may try when the file lacks them
 */
public record Hosts(Seq<DomainName> zones, HostsFile file, long ttl, Fallthrough fallthrough) implements Plugin {
    /** The time to live of records unless the Corefile says otherwise. */
    public static final long DEFAULT_TTL = 3600;

    @Override
    public String name() {
        return "hosts";
    }

    // plugin/hosts/hosts.go, ServeDNS
    @Override
    public Response serve(Query query, Chain chain) {
        if (query.type().equals(RecordType.PTR)) {
            Seq<DomainName> names = query.name().reverseAddress().toVector().flatMap(file::names);
            return names.isEmpty() ? chain.next(query) : answer(query, names.map(RecordData.Ptr::new));
        }
        if (!zones.exists(query.name()::isWithin)) {
            return chain.next(query);
        }
        Seq<Ip> addresses = file.addresses(query.name());
        if (!addresses.isEmpty()) {
            return answer(
                    query,
                    addresses.map(RecordData::of).filter(data -> data.type().equals(query.type())));
        }
        return fallthrough.covers(query.name())
                ? chain.next(query)
                : Response.bare(query, Rcode.SERVFAIL, Evidence.of(name(), "the file has no such name"));
    }

    private Response answer(Query query, Seq<? extends RecordData> data) {
        return Response.authoritative(
                query,
                Rcode.NOERROR,
                Sections.answer(data.map(one -> new ResourceRecord(query.name(), ttl, one))),
                Evidence.of(name(), "the file has the name"));
    }
}
