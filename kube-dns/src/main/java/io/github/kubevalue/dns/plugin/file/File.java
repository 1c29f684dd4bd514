package io.github.kubevalue.dns.plugin.file;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Opcode;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Transferer;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Answers from zones that zone files hold. */
public final class File implements Plugin, Transferer {
    private static final String NAME = "file";

    private final Map<DomainName, FileZone> zones;
    private final Fallthrough fallthrough;

    private File(Map<DomainName, FileZone> zones, Fallthrough fallthrough) {
        this.zones = zones;
        this.fallthrough = fallthrough;
    }

    /** Returns the plugin without zones: it lets every query pass. */
    public static File of(Fallthrough fallthrough) {
        return new File(LinkedHashMap.empty(), fallthrough);
    }

    /** Returns the plugin with a zone of these records, in the order of its file; without an SOA record it is broken. */
    public File with(DomainName origin, Seq<ResourceRecord> records) {
        DomainName lower = origin.lowerCase();
        return new File(zones.put(lower, FileZone.of(lower, records)), fallthrough);
    }

    @Override
    public String name() {
        return NAME;
    }

    // plugin/file/file.go, ServeDNS
    @Override
    public Response serve(Query query, Chain chain) {
        Option<FileZone> enclosing = zone(query.name());
        if (enclosing.isEmpty()) {
            return chain.following().isEmpty()
                    ? Response.bare(query, Rcode.REFUSED, because("no zone of the name"))
                    : chain.next(query);
        }
        FileZone zone = enclosing.get();
        if (query.type().equals(RecordType.AXFR) || query.type().equals(RecordType.IXFR)) {
            return Response.bare(query, Rcode.REFUSED, because("no plugin transfers the zone"));
        }
        if (query.opcode() == Opcode.NOTIFY) {
            return Response.dropped(query, because("news of a zone is for secondary servers"));
        }
        if (zone.soa().isEmpty()) {
            return Response.bare(query, Rcode.SERVFAIL, because("the zone has no SOA record"));
        }
        Found found = new ZoneLookup(zone, zone.soa().get(), query, chain).find();
        boolean absent = found.result() == Found.Result.NAME_ERROR || found.result() == Found.Result.SUCCESS;
        return absent
                        && found.sections().answer().isEmpty()
                        && fallthrough.covers(query.name().lowerCase())
                ? chain.next(query).because(because(found.rule() + "; fell through"))
                : reply(query, found);
    }

    // plugin/file/xfr.go, Transfer
    @Override
    public Option<Seq<ResourceRecord>> transfer(DomainName zone, Seq<Plugin> plugins) {
        return zones.get(zone).map(FileZone::transfer);
    }

    private Option<FileZone> zone(DomainName name) {
        return zones.keySet()
                .toVector()
                .filter(name::isWithin)
                .maxBy(origin -> origin.toString().length())
                .flatMap(zones::get);
    }

    private static Response reply(Query query, Found found) {
        boolean empty = found.sections().answer().isEmpty();
        if (found.result() == Found.Result.SERVER_FAILURE && empty) {
            return Response.bare(query, Rcode.SERVFAIL, because(found.rule()));
        }
        Rcode rcode = switch (found.result()) {
            case SUCCESS, NO_DATA, DELEGATION -> Rcode.NOERROR;
            case NAME_ERROR -> Rcode.NXDOMAIN;
            case SERVER_FAILURE -> Rcode.SERVFAIL;
        };
        Response response = Response.authoritative(query, rcode, found.sections(), because(found.rule()));
        return found.result() == Found.Result.DELEGATION && empty
                ? response.withFlags(response.flags().without(Flag.AA))
                : response;
    }

    private static Evidence because(String rule) {
        return Evidence.of(NAME, rule);
    }
}
