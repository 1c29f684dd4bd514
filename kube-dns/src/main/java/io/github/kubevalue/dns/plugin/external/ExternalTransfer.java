package io.github.kubevalue.dns.plugin.external;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.ExternalNames.Entry;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.Locale;

/**
 * All records of a zone. Of the SRV records of a Service, one is sent for each name; those of headless Services are sent
 * twice where their endpoints are named.
 *
 * @param apex the top of the zone
 */
// plugin/k8s_external/transfer.go, Transfer
record ExternalTransfer(ExternalApex apex) {

    Seq<ResourceRecord> records() {
        ResourceRecord ns = apex.ns();
        Vector<ResourceRecord> records = Vector.of(apex.soa(), ns)
                .appendAll(apex.addresses(((RecordData.Ns) ns.data()).server()))
                .appendAll(services());
        for (Seq<Entry> entries : apex.names().headlessServices(apex.zone())) {
            records = records.appendAll(headless(entries));
        }
        return records.append(apex.soa());
    }

    private ExternalRecords made() {
        return new ExternalRecords(apex.options().ttl(), apex.names().ttl());
    }

    private Seq<ResourceRecord> services() {
        Vector<ResourceRecord> records = Vector.empty();
        Set<DomainName> seen = HashSet.empty();
        for (Entry entry : apex.names().services(apex.zone())) {
            records = records.appendAll(addresses(entry.name(), Vector.of(entry)));
            for (DomainName owner : Vector.of(entry.name(), portName(entry, entry.name()))) {
                Seq<ResourceRecord> srv = made().srv(owner, Vector.of(entry));
                records = seen.contains(owner) ? records : records.appendAll(srv);
                seen = srv.isEmpty() ? seen : seen.add(owner);
            }
        }
        return records;
    }

    private Seq<ResourceRecord> headless(Seq<Entry> entries) {
        DomainName service = entries.head().name().parent();
        Vector<ResourceRecord> records =
                Vector.ofAll(addresses(service, entries)).appendAll(twice(made().srv(service, entries)));
        for (Entry entry : entries) {
            records = records.appendAll(addresses(entry.name(), Vector.of(entry)))
                    .appendAll(twice(made().srv(entry.name(), Vector.of(entry))));
        }
        Seq<Entry> named = entries.filter(entry -> !entry.portName().isEmpty());
        return records.appendAll(named.map(entry -> portName(entry, service))
                .distinct()
                .flatMap(owner -> made().srv(
                                owner,
                                named.filter(entry -> portName(entry, service).equals(owner)))));
    }

    private static Seq<ResourceRecord> twice(Seq<ResourceRecord> records) {
        return records.appendAll(records);
    }

    private Seq<ResourceRecord> addresses(DomainName owner, Seq<Entry> entries) {
        return Vector.of(RecordType.A, RecordType.AAAA)
                .flatMap(type -> made().addresses(owner, type, entries, ExternalRecords.Lookup.NONE)
                        .records());
    }

    private static DomainName portName(Entry entry, DomainName service) {
        return service.under(("_" + entry.portName() + "._" + entry.protocol()).toLowerCase(Locale.ROOT));
    }
}
