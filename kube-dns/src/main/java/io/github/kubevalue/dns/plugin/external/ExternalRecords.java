package io.github.kubevalue.dns.plugin.external;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.ExternalNames.Entry;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Makes records of entries.
 *
 * @param ttl the time to live of addresses
 * @param objectTtl that of all other records
 */
// plugin/k8s_external/msg_to_dns.go
record ExternalRecords(long ttl, long objectTtl) {
    private static final int WHOLE_WEIGHT = 100;

    /** What is behind a host that is a name. */
    interface Lookup {
        /** Finds nothing. */
        Lookup NONE = (name, type) -> Addresses.NONE;

        Addresses of(DomainName name, RecordType type);
    }

    /** Addresses, and whether some are missing because a reply was cut. */
    record Addresses(Seq<ResourceRecord> records, boolean truncated) {
        static final Addresses NONE = new Addresses(Vector.empty(), false);
    }

    /** The addresses of a type, each once; a host that is a name is an alias, for each of its ports anew. */
    Addresses addresses(DomainName owner, RecordType type, Seq<Entry> entries, Lookup lookup) {
        Vector<ResourceRecord> records = Vector.empty();
        boolean truncated = false;
        for (Entry entry : entries) {
            Option<Ip> ip = entry.ip();
            if (ip.isEmpty()) {
                DomainName target = target(entry);
                Addresses behind = lookup.of(target, type);
                records = records.append(new ResourceRecord(owner, objectTtl, new RecordData.Cname(target)))
                        .appendAll(behind.records());
                truncated |= behind.truncated();
            } else {
                ResourceRecord found = new ResourceRecord(owner, ttl, RecordData.of(ip.get()));
                records = !found.type().equals(type) || records.contains(found) ? records : records.append(found);
            }
        }
        return new Addresses(records, truncated);
    }

    /** The places and ports: an address is given the name of its place. */
    Seq<ResourceRecord> srv(DomainName owner, Seq<Entry> entries) {
        int weight = Math.max(1, WHOLE_WEIGHT / Math.max(1, entries.size()));
        return entries.filter(entry -> entry.port() >= 0)
                .map(entry -> (RecordData) new RecordData.Srv(
                        0, weight, entry.port(), entry.ip().isDefined() ? entry.name() : target(entry)))
                .distinct()
                .map(data -> new ResourceRecord(owner, objectTtl, data));
    }

    /** The addresses of the places that SRV records point to. */
    Seq<ResourceRecord> glue(Seq<Entry> entries, Lookup lookup) {
        Seq<Entry> places =
                entries.filter(entry -> entry.port() >= 0).distinctBy(entry -> entry.host() + " " + entry.name());
        return places.flatMap(entry -> entry.ip()
                .<Seq<ResourceRecord>>map(ip -> Vector.of(new ResourceRecord(entry.name(), ttl, RecordData.of(ip))))
                .getOrElse(() -> Vector.of(RecordType.A, RecordType.AAAA)
                        .flatMap(type -> lookup.of(target(entry), type).records())));
    }

    private static DomainName target(Entry entry) {
        return DomainName.tryParse(entry.host()).getOrElse(DomainName.ROOT).absolute();
    }
}
