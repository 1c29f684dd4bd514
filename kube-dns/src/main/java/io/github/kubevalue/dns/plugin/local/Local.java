package io.github.kubevalue.dns.plugin.local;

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
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Answers for {@code localhost}, names below it, and the reverse zones of loopback and broadcast addresses.
 *
 * @param localhostPrefix whether names that begin with {@code localhost.} are the machine's own too
 */
// plugin/local/local.go
public record Local(boolean localhostPrefix) implements Plugin {
    private static final long TTL = 604_800;
    private static final DomainName LOCALHOST = DomainName.parse("localhost.");
    private static final DomainName LOOPBACK = DomainName.parse("1.0.0.127.in-addr.arpa.");
    private static final Vector<DomainName> ZONES = Vector.of(
            LOCALHOST,
            DomainName.parse("0.in-addr.arpa."),
            DomainName.parse("127.in-addr.arpa."),
            DomainName.parse("255.in-addr.arpa."));
    private static final RecordData SOA =
            new RecordData.Soa(LOCALHOST, DomainName.parse("root.localhost."), 1, 0, 0, 0, TTL);

    @Override
    public String name() {
        return "local";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        DomainName name = query.name();
        if (isHost(name)) {
            return answered(query, address(query.type()), name);
        }
        Option<DomainName> zone = ZONES.find(name::isWithin);
        if (zone.isEmpty()) {
            return chain.next(query);
        }
        if (name.isSame(zone.get())) {
            return answered(query, atApex(query.type(), name.isSame(LOCALHOST)), name);
        }
        DomainName spelled = name.spelled(zone.get());
        return name.isSame(LOOPBACK)
                ? answered(
                        query, Option.when(query.type().equals(RecordType.PTR), new RecordData.Ptr(LOCALHOST)), spelled)
                : reply(query, Rcode.NXDOMAIN, Sections.authority(new ResourceRecord(spelled, TTL, SOA)));
    }

    private boolean isHost(DomainName name) {
        return !name.isSame(LOCALHOST)
                && (name.isWithin(LOCALHOST) || localhostPrefix && name.key().startsWith("localhost."));
    }

    private static Option<RecordData> address(RecordType type) {
        return type.equals(RecordType.A)
                ? Option.some(RecordData.of(Ip.parse("127.0.0.1")))
                : Option.when(type.equals(RecordType.AAAA), () -> RecordData.of(Ip.parse("::1")));
    }

    private static Option<RecordData> atApex(RecordType type, boolean isLocalhost) {
        if (type.equals(RecordType.SOA)) {
            return Option.some(SOA);
        }
        return type.equals(RecordType.NS)
                ? Option.some(new RecordData.Ns(LOCALHOST))
                : isLocalhost ? address(type) : Option.none();
    }

    /** The data, or that there is none, for which the SOA of a name vouches. */
    private Response answered(Query query, Option<? extends RecordData> data, DomainName zone) {
        return reply(
                query,
                Rcode.NOERROR,
                data.isDefined()
                        ? Sections.answer(Vector.of(new ResourceRecord(query.name(), TTL, data.get())))
                        : Sections.authority(new ResourceRecord(zone, TTL, SOA)));
    }

    private Response reply(Query query, Rcode rcode, Sections sections) {
        return Response.plain(query, rcode, Evidence.of(name(), "a name of the machine itself"))
                .withSections(sections);
    }
}
