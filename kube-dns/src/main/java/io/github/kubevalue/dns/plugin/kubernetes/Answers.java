package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Item;
import io.github.kubevalue.dns.plugin.kubernetes.Outcome.Records;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Makes records of what is found, by type. */
// plugin/backend_lookup.go
record Answers(Watched watched, long serial, Map<DomainName, Sections> authorities) {
    private static final long VERSION_TTL = 28_800;
    private static final String VERSION = "1.1.0";
    private static final long MAX_SOA_TTL = 300;
    private static final long REFRESH = 7200;
    private static final long RETRY = 1800;
    private static final long EXPIRE = 86_400;
    private static final String NAME_SERVER = "ns.dns.";
    private static final int WHOLE_WEIGHT = 100;

    static Answers of(Watched watched, long serial) {
        Answers plain = new Answers(watched, serial, HashMap.empty());
        return new Answers(
                watched,
                serial,
                watched.options().zones().toMap(zone -> zone, zone -> Sections.authority(plain.soa(zone))));
    }

    /** What a name stands for when its records of a type are asked for. */
    Found find(DomainName name, DomainName zone) {
        return isDefaultServer(name, zone)
                ? new Found.Items(
                        new NameServers(watched)
                                .of(zone)
                                .map(item -> new Item(item.ip(), Item.NO_PORT, "ns.dns", zone)),
                        because("the name servers' own name"))
                : new ObjectLookup(watched).find(name, zone);
    }

    // plugin/kubernetes/ns.go, isDefaultNS: the zone as it was asked is looked for in the lower-cased name
    private static boolean isDefaultServer(DomainName name, DomainName zone) {
        return name.key().startsWith(NAME_SERVER) && name.key().indexOf(zone.toString()) == NAME_SERVER.length();
    }

    /** A and AAAA, aliases chased. */
    static Outcome addresses(Query query, Found found, AliasChase chase) {
        if (found instanceof Found.Items items) {
            return Records.of(addresses(query.name(), query.type(), items.items(), chase.ttl()), items.because());
        }
        return found instanceof Found.Alias alias ? chase.follow(query, alias) : none(found);
    }

    private static Seq<ResourceRecord> addresses(DomainName owner, RecordType type, Seq<Item> items, long ttl) {
        Vector<ResourceRecord> records = Vector.empty();
        for (Item item : items) {
            if (item.ip().isV4() == type.equals(RecordType.A)) {
                ResourceRecord found = new ResourceRecord(owner, ttl, RecordData.of(item.ip()));
                records = records.contains(found) ? records : records.append(found);
            }
        }
        return records;
    }

    Outcome cname(Query query, Found found) {
        return found instanceof Found.Alias alias
                ? Records.of(Vector.of(record(query.name(), new RecordData.Cname(alias.target()))), alias.because())
                : none(found);
    }

    Outcome srv(Query query, Found found) {
        if (!(found instanceof Found.Items items)) {
            return none(found);
        }
        Seq<Item> hosts = items.items().filter(item -> item.port() != Item.NO_PORT);
        // the weight counts every address and port, also those that the duplicates below drop
        int weight = Math.max(1, WHOLE_WEIGHT / Math.max(1, items.items().size()));
        return new Records(
                hosts.map(item -> (RecordData) new RecordData.Srv(0, weight, item.port(), item.name()))
                        .distinct()
                        .map(data -> record(query.name(), data)),
                hosts.map(item -> record(item.name(), RecordData.of(item.ip()))).distinct(),
                items.because());
    }

    Outcome txt(Query query, DomainName zone) {
        if (query.name().without(zone).key().equals("dns-version")) {
            return Records.of(
                    Vector.of(new ResourceRecord(query.name(), VERSION_TTL, new RecordData.Txt(Vector.of(VERSION)))),
                    because("the version of the DNS schema"));
        }
        Found found = new ObjectLookup(watched).find(query.name(), zone);
        return found instanceof Found.Node ? new Outcome.NameError(found.because()) : none(found);
    }

    // plugin/kubernetes/reverse.go
    Outcome ptr(Query query, DomainName zone) {
        return query.name()
                .reverseAddress()
                .map(PodLookup::unmapped)
                .map(ip -> ptr(query, ip))
                .getOrElse(() -> none(new ObjectLookup(watched).find(query.name(), zone)));
    }

    private Outcome ptr(Query query, Ip ip) {
        ReverseLookup lookup = new ReverseLookup(watched);
        if (lookup.isNameless(ip)) {
            return new Outcome.Unsendable(
                    because(ip + " is an endpoint of no Service, and has a name that cannot be said"));
        }
        ReverseLookup.Names names = lookup.names(ip);
        return names.names().isEmpty()
                ? new Outcome.NameError(names.because())
                : Records.of(
                        names.names().distinct().map(name -> record(query.name(), new RecordData.Ptr(name))),
                        names.because());
    }

    Outcome ns(Query query, DomainName zone) {
        Seq<Item> servers = new NameServers(watched).of(zone);
        return new Records(
                servers.map(Item::name).distinct().map(name -> record(query.name(), new RecordData.Ns(name))),
                servers.map(item -> record(item.name(), RecordData.of(item.ip()))),
                because("the Services that lead to CoreDNS"));
    }

    /** The start of the zone's authority, the zone spelled as it was asked. */
    ResourceRecord soa(DomainName zone) {
        long ttl = watched.options().ttl();
        return new ResourceRecord(
                zone,
                Math.min(ttl, MAX_SOA_TTL),
                new RecordData.Soa(
                        zone.under("ns.dns"), zone.under("hostmaster"), serial, REFRESH, RETRY, EXPIRE, ttl));
    }

    /** What a negative reply holds: the start of the zone's authority. */
    Sections authority(DomainName zone) {
        return authorities.get(zone).getOrElse(() -> Sections.authority(soa(zone)));
    }

    /** No record of the type, if the name exists. */
    static Outcome none(Found found) {
        return found instanceof Found.NameError error
                ? new Outcome.NameError(error.because())
                : Records.none(found.because());
    }

    private ResourceRecord record(DomainName owner, RecordData data) {
        return new ResourceRecord(owner, watched.options().ttl(), data);
    }

    static Evidence because(String rule) {
        return Evidence.of(Kubernetes.NAME, rule);
    }

    /** The query for the records of another name. */
    static Query about(Query query, DomainName name) {
        return query.withQuestion(Question.of(name, query.type()));
    }
}
