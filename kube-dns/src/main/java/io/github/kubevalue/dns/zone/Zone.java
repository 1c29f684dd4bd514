package io.github.kubevalue.dns.zone;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A zone: {@code Zone.of("example.com").with("www", Ip.parse("203.0.113.7"))}.
 *
 * <p>It always has an SOA and a name server. Owners are written relative to the origin, {@code @} standing for the
 * origin itself; names compare without regard to case. Two zones are equal if they hold the same records.
 */
public final class Zone {
    private static final long TTL = 300;
    private static final RecordData.Soa TIMES =
            new RecordData.Soa(DomainName.ROOT, DomainName.ROOT, 1, 7200, 900, 1_209_600, TTL);

    private final DomainName origin;
    private final Map<String, Vector<ResourceRecord>> records;
    private final Set<String> names;

    private Zone(DomainName origin, Map<String, Vector<ResourceRecord>> records, Set<String> names) {
        this.origin = origin;
        this.records = records;
        this.names = names;
    }

    /** Returns a zone without hosts, whose server is {@code ns1} of the zone. */
    public static Zone of(String origin) {
        DomainName name = DomainName.absolute(origin);
        return of(
                name,
                new RecordData.Soa(
                        name.under("ns1"),
                        name.under("hostmaster"),
                        TIMES.serial(),
                        TIMES.refresh(),
                        TIMES.retry(),
                        TIMES.expire(),
                        TIMES.minimum()));
    }

    /** Returns a zone without hosts, with that start of authority and its server. */
    public static Zone of(DomainName origin, RecordData.Soa soa) {
        return new Zone(origin.absolute(), HashMap.empty(), HashSet.empty())
                .with(new ResourceRecord(origin.absolute(), TTL, soa))
                .with(new ResourceRecord(origin.absolute(), TTL, new RecordData.Ns(soa.server())));
    }

    /** Returns the zone with an address of a host, {@code "www"} or {@code "@"}. */
    public Zone with(String owner, Ip address) {
        return with(owner, RecordData.of(address));
    }

    /** Returns the zone with one more record, of the zone's usual time to live. */
    public Zone with(String owner, RecordData data) {
        DomainName name = owner.equals("@") ? origin : DomainName.parse(owner).plus(origin);
        return with(new ResourceRecord(name, TTL, data));
    }

    /**
     * Returns the zone with one more record; a record that it has already is not added again.
     *
     * @throws IllegalArgumentException if the owner is not within the zone, or an alias would stand beside other data
     */
    public Zone with(ResourceRecord added) {
        if (!added.name().isWithin(origin)) {
            throw new IllegalArgumentException(added.name() + " is not within the zone " + origin);
        }
        String key = added.name().key();
        Vector<ResourceRecord> beside = records.getOrElse(key, Vector.empty());
        if (beside.exists(other -> other.data().equals(added.data()))) {
            return this;
        }
        boolean alias = added.type().equals(RecordType.CNAME);
        if (beside.exists(other -> alias || other.type().equals(RecordType.CNAME))) {
            throw new IllegalArgumentException("an alias stands alone: " + added + " beside " + beside.head());
        }
        return new Zone(origin, records.put(key, beside.append(added)), withAncestors(added.name()));
    }

    /** An owner makes all names between it and the origin exist (RFC 8020). */
    private Set<String> withAncestors(DomainName owner) {
        Set<String> all = names;
        for (DomainName name = owner; !all.contains(name.key()); name = name.parent()) {
            all = all.add(name.key());
            if (name.isSame(origin)) {
                break;
            }
        }
        return all;
    }

    /** The name at which the zone begins. */
    public DomainName origin() {
        return origin;
    }

    /** Returns all records, the origin's first, then in the order of names. */
    public Seq<ResourceRecord> records() {
        return records.values()
                .foldLeft(
                        TreeMap.<DomainName, Vector<ResourceRecord>>empty(),
                        (sorted, all) -> sorted.put(all.head().name(), all))
                .values()
                .flatMap(all -> all)
                .toVector();
    }

    /** Returns the records of that owner; case is not regarded. */
    public Seq<ResourceRecord> records(DomainName owner) {
        return records.getOrElse(owner.key(), Vector.empty());
    }

    /**
     * Returns what the zone says about a name within it. Owners are given as asked, those of wildcards included.
     *
     * @throws IllegalArgumentException if the name is not within the zone
     */
    public ZoneAnswer lookup(DomainName name, RecordType type) {
        if (!name.isWithin(origin)) {
            throw new IllegalArgumentException(name + " is not within the zone " + origin);
        }
        Option<Seq<ResourceRecord>> cut = delegation(name);
        if (cut.isDefined()) {
            return new ZoneAnswer.Delegation(cut.get());
        }
        if (names.contains(name.key())) {
            return answer(name, type, records(name));
        }
        // RFC 4592, 3.3.1: the wildcard directly below the closest name that exists
        DomainName encloser = name.parent();
        while (!names.contains(encloser.key())) {
            encloser = encloser.parent();
        }
        Seq<ResourceRecord> wildcard = records(encloser.under("*"));
        return wildcard.isEmpty() ? new ZoneAnswer.NoSuchName(negative()) : answer(name, type, wildcard);
    }

    private ZoneAnswer answer(DomainName name, RecordType type, Seq<ResourceRecord> all) {
        Seq<ResourceRecord> ofType = type.equals(RecordType.ANY)
                ? all
                : all.filter(found -> found.type().equals(type));
        if (!ofType.isEmpty()) {
            return new ZoneAnswer.Records(ofType.map(found -> found.withName(name)));
        }
        return all.headOption()
                .filter(found -> found.data() instanceof RecordData.Cname)
                .<ZoneAnswer>map(
                        found -> new ZoneAnswer.Alias(found.withName(name), ((RecordData.Cname) found.data()).target()))
                .getOrElse(() -> new ZoneAnswer.NoData(negative()));
    }

    /** Name servers below the origin are those of another zone. */
    private Option<Seq<ResourceRecord>> delegation(DomainName name) {
        Option<Seq<ResourceRecord>> highest = Option.none();
        for (DomainName cut = name; !cut.isSame(origin); cut = cut.parent()) {
            Seq<ResourceRecord> servers =
                    records(cut).filter(found -> found.type().equals(RecordType.NS));
            highest = servers.isEmpty() ? highest : Option.some(servers);
        }
        return highest;
    }

    /** RFC 2308, 5: a negative answer lives as long as the SOA or its minimum, whichever is shorter. */
    private ResourceRecord negative() {
        ResourceRecord soa = records(origin)
                .find(found -> found.data() instanceof RecordData.Soa)
                .get();
        return soa.withTtl(Math.min(soa.ttl(), ((RecordData.Soa) soa.data()).minimum()));
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Zone zone && origin.equals(zone.origin) && records.equals(zone.records);
    }

    @Override
    public int hashCode() {
        return records.hashCode();
    }

    /** Returns the zone as a zone file, one record a line. */
    @Override
    public String toString() {
        return records().mkString("\n");
    }
}
