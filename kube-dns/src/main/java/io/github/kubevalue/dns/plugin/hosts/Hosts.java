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
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Answers from a hosts file and from lines of the Corefile. */
public final class Hosts implements Plugin {
    private static final String NAME = "hosts";

    private final HostsOptions options;
    private final Seq<HostsTable> tables;

    private Hosts(HostsOptions options, Seq<HostsTable> tables) {
        this.options = options;
        this.tables = tables;
    }

    /**
     * Returns the plugin.
     *
     * @param options what the Corefile says
     * @param file the text of the hosts file
     * @param inline the lines in the Corefile, which come after it
     */
    public static Hosts of(HostsOptions options, String file, String inline) {
        Seq<HostsTable> tables = Vector.of(file, inline).map(text -> HostsTable.parse(text, options.zones()));
        return new Hosts(options, options.reverse() ? tables : tables.map(HostsTable::withoutReverse));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Returns the options. */
    public HostsOptions options() {
        return options;
    }

    // plugin/hosts/hosts.go, ServeDNS
    @Override
    public Response serve(Query query, Chain chain) {
        DomainName name = query.name().lowerCase();
        if (query.type().equals(RecordType.PTR)) {
            Seq<DomainName> names =
                    name.reverseAddress().toVector().flatMap(ip -> tables.flatMap(table -> table.names(ip)));
            return names.isEmpty() ? chain.next(query) : answer(query, names.map(RecordData.Ptr::new));
        }
        if (!name.isWithinAny(options.zones())) {
            return chain.next(query);
        }
        Seq<Ip> v4 = addresses(name, IpFamily.IPV4);
        Seq<Ip> v6 = addresses(name, IpFamily.IPV6);
        boolean passes = v4.isEmpty() && v6.isEmpty() || !query.type().isAddress() && options.unsupportedFallsThrough();
        if (passes && options.fallthrough().covers(name)) {
            return chain.next(query);
        }
        if (v4.isEmpty() && v6.isEmpty()) {
            return Response.bare(query, Rcode.SERVFAIL, Evidence.of(NAME, "the file has no such name"));
        }
        return answer(
                query,
                v4.appendAll(v6).map(RecordData::of).filter(data -> data.type().equals(query.type())));
    }

    private Seq<Ip> addresses(DomainName name, IpFamily family) {
        return tables.flatMap(table -> table.addresses(name, family));
    }

    /** The reply names what was asked in lower case. */
    private Response answer(Query query, Seq<? extends RecordData> data) {
        DomainName owner = query.name().lowerCase();
        return Response.authoritative(
                query,
                Rcode.NOERROR,
                Sections.answer(data.map(one -> new ResourceRecord(owner, options.ttl(), one))),
                Evidence.of(NAME, "the file has the name"));
    }
}
