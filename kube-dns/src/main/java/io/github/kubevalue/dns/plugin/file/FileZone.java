package io.github.kubevalue.dns.plugin.file;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A zone as the plugin holds it.
 *
 * @param origin the name at which it begins
 * @param soa the start of its authority; none if its file could not be opened
 * @param servers its name servers
 * @param tree all other records
 */
// plugin/file/zone.go
record FileZone(DomainName origin, Option<ResourceRecord> soa, Seq<ResourceRecord> servers, Tree tree) {

    /** Returns the zone of records in the order of a file, which may repeat themselves and need not lie in the zone. */
    static FileZone of(DomainName origin, Seq<ResourceRecord> records) {
        Seq<ResourceRecord> inserted = records.map(FileZone::inserted);
        Seq<ResourceRecord> servers = inserted.filter(
                found -> found.type().equals(RecordType.NS) && found.name().equals(origin));
        return new FileZone(
                origin,
                inserted.findLast(found -> found.type().equals(RecordType.SOA)),
                servers,
                Tree.of(inserted.reject(found -> found.type().equals(RecordType.SOA) || servers.contains(found))));
    }

    /** All records, the start of authority first and last; none without it. */
    Seq<ResourceRecord> transfer() {
        return soa.<Seq<ResourceRecord>>map(
                        start -> servers.prepend(start).appendAll(tree.all()).append(start))
                .getOrElse(Vector.empty());
    }

    /** Owners and the names in some data are kept in lower case. */
    // plugin/file/zone.go, Insert
    private static ResourceRecord inserted(ResourceRecord found) {
        DomainName owner = found.type().equals(RecordType.SRV)
                ? found.name()
                : found.name().lowerCase();
        return new ResourceRecord(owner, found.ttl(), inserted(found.data()));
    }

    private static RecordData inserted(RecordData data) {
        if (data instanceof RecordData.Ns ns) {
            return new RecordData.Ns(ns.server().lowerCase());
        }
        if (data instanceof RecordData.Soa soa) {
            return new RecordData.Soa(
                    soa.server().lowerCase(),
                    soa.mailbox().lowerCase(),
                    soa.serial(),
                    soa.refresh(),
                    soa.retry(),
                    soa.expire(),
                    soa.minimum());
        }
        if (data instanceof RecordData.Cname cname) {
            return new RecordData.Cname(cname.target().lowerCase());
        }
        return data instanceof RecordData.Mx mx
                ? new RecordData.Mx(mx.preference(), mx.exchange().lowerCase())
                : data;
    }
}
