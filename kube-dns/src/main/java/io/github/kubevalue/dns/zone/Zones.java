package io.github.kubevalue.dns.zone;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The names outside the cluster: all zones that are given. {@link #answer} is what a recursive resolver says.
 *
 * <p>A name in none of the zones gets NXDOMAIN from the root, because outside names exist only as given; the evidence
 * says so. A name in several zones belongs to the innermost.
 */
public final class Zones {
    /** No zone but the empty root. */
    public static final Zones NONE = new Zones(HashMap.empty());

    private static final String PLUGIN = "zones";
    private static final int MAX_ALIASES = 16;
    private static final Zone ROOT = Zone.of(
            DomainName.ROOT,
            new RecordData.Soa(
                    DomainName.parse("a.root-servers.net."),
                    DomainName.parse("nstld.verisign-grs.com."),
                    1,
                    1800,
                    900,
                    604_800,
                    86_400));

    private final Map<String, Zone> byOrigin;

    private Zones(Map<String, Zone> byOrigin) {
        this.byOrigin = byOrigin;
    }

    /** Returns these zones. */
    public static Zones of(Zone... zones) {
        return of(Vector.of(zones));
    }

    /** Returns these zones; of two with one origin, the later. */
    public static Zones of(Seq<Zone> zones) {
        return zones.foldLeft(NONE, Zones::with);
    }

    /** Returns these zones and one more, which replaces one of the same origin. */
    public Zones with(Zone zone) {
        return new Zones(byOrigin.put(zone.origin().key(), zone));
    }

    /** Returns the zone of that origin. */
    public Option<Zone> zone(DomainName origin) {
        return byOrigin.get(origin.key());
    }

    /** Returns the zones in the order of their origins. */
    public Seq<Zone> all() {
        return byOrigin.values().toVector().sortBy(Zone::origin);
    }

    /** Returns the innermost zone in which a name lies. */
    public Option<Zone> enclosing(DomainName name) {
        for (DomainName at = name; ; at = at.parent()) {
            Option<Zone> found = byOrigin.get(at.key());
            if (found.isDefined() || at.isRoot()) {
                return found;
            }
        }
    }

    /** Returns the reply of a recursive resolver that has nothing in its cache. */
    public Response answer(Query query) {
        Vector<ResourceRecord> chain = Vector.empty();
        DomainName name = query.name();
        while (chain.size() <= MAX_ALIASES) {
            Option<Zone> given = enclosing(name);
            ZoneAnswer found = given.getOrElse(ROOT).lookup(name, query.type());
            if (found instanceof ZoneAnswer.Alias alias) {
                chain = chain.append(alias.cname());
                name = alias.target();
                continue;
            }
            return reply(query, chain, found, evidence(name, given));
        }
        return Response.bare(query, Rcode.SERVFAIL, Evidence.of(PLUGIN, "more than " + MAX_ALIASES + " aliases"));
    }

    private static Evidence evidence(DomainName name, Option<Zone> given) {
        return Evidence.of(
                PLUGIN,
                given.map(zone -> "zone " + zone.origin())
                        .getOrElse(() -> "no zone is given that holds " + name
                                + ": names outside the cluster exist only as given"));
    }

    private static Response reply(Query query, Vector<ResourceRecord> chain, ZoneAnswer found, Evidence because) {
        if (found instanceof ZoneAnswer.Records positive) {
            return Response.recursive(
                    query, Rcode.NOERROR, Sections.answer(chain.appendAll(positive.records())), because);
        }
        if (found instanceof ZoneAnswer.NoData negative) {
            return Response.recursive(query, Rcode.NOERROR, negative(chain, negative.soa()), because);
        }
        if (found instanceof ZoneAnswer.NoSuchName negative) {
            return Response.recursive(query, Rcode.NXDOMAIN, negative(chain, negative.soa()), because);
        }
        return Response.bare(
                query, Rcode.SERVFAIL, Evidence.of(PLUGIN, "delegated to a zone that is not given: " + found));
    }

    private static Sections negative(Vector<ResourceRecord> chain, ResourceRecord soa) {
        return new Sections(chain, Vector.of(soa), Vector.empty());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Zones zones && byOrigin.equals(zones.byOrigin);
    }

    @Override
    public int hashCode() {
        return byOrigin.hashCode();
    }

    /** Returns the origins. */
    @Override
    public String toString() {
        return "zones " + all().map(Zone::origin).mkString(", ");
    }
}
