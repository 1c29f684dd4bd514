package io.github.kubevalue.dns.plugin.file;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.file.Found.Delegation;
import io.github.kubevalue.dns.plugin.file.Found.Result;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One question to one zone: label by label from the origin, for a delegation or a DNAME may stand above the name.
 *
 * @param zone the zone
 * @param soa the start of its authority
 * @param query the question
 * @param chain the server, for targets of aliases that the zone does not know
 */
// plugin/file/lookup.go
record ZoneLookup(FileZone zone, ResourceRecord soa, Query query, Chain chain) {
    private static final int MAX_QUESTIONS = 8;
    private static final RecordType DS = RecordType.parse("DS");

    /** Where a wildcard may stand for names that the zone lacks. */
    private record Wildcard(DomainName name, Option<Elem> elem) {}

    Found find() {
        DomainName name = query.name().lowerCase();
        RecordType type = query.type();
        if (name.isSame(zone.origin()) && type.equals(RecordType.SOA)) {
            return new Found(Result.SUCCESS, new Sections(Vector.of(soa), zone.servers(), Vector.empty()), "the zone");
        }
        if (name.isSame(zone.origin()) && type.equals(RecordType.NS)) {
            Sections sections =
                    new Sections(zone.servers(), Vector.empty(), zone.tree().glue(zone.servers()));
            return new Found(Result.SUCCESS, sections, "the zone's servers");
        }
        return chain.depth() > MAX_QUESTIONS ? Found.failure("aliases go round") : walk(name);
    }

    private Found walk(DomainName name) {
        Option<Wildcard> wildcard = Option.none();
        Option<Elem> elem = Option.none();
        for (DomainName at : fromOrigin(name)) {
            elem = zone.tree().search(at);
            if (elem.isEmpty()) {
                wildcard = wildcard(at).orElse(wildcard);
            } else {
                Option<Found> diverted = diverted(elem.get(), name);
                if (diverted.isDefined()) {
                    return diverted.get();
                }
            }
        }
        if (elem.isDefined()) {
            return answer(elem.get().records()::get, elem.get(), "the name is in the zone");
        }
        return wildcard.filter(found -> !hasCloserEncloser(name, found.name()))
                .map(found -> synthesised(found, name))
                .getOrElse(() -> absent(name));
    }

    /** The names from the origin down to that one. */
    private Vector<DomainName> fromOrigin(DomainName name) {
        Vector<DomainName> names = Vector.of(name);
        while (!names.head().isSame(zone.origin())) {
            names = names.prepend(names.head().parent());
        }
        return names;
    }

    private Option<Wildcard> wildcard(DomainName at) {
        if (at.labelCount() <= 1) {
            return Option.none();
        }
        Option<DomainName> name = DomainName.parse("*").tryPlus(at.parent());
        return name.flatMap(found -> {
            Option<Elem> elem = zone.tree().search(found);
            return elem.isDefined() || zone.tree().hasDescendant(found)
                    ? Option.some(new Wildcard(found, elem))
                    : Option.none();
        });
    }

    /** What an owner on the way has instead of the name: a DNAME above it, or a delegation. */
    private Option<Found> diverted(Elem elem, DomainName name) {
        Seq<ResourceRecord> dnames = elem.type(RecordType.DNAME);
        if (!dnames.isEmpty() && !elem.name().isSame(name)) {
            return Option.some(redirected(dnames, name));
        }
        return delegation(elem, name).map(found -> Found.delegation(Vector.empty(), found));
    }

    // plugin/file/dname.go, synthesizeCNAME
    private Found redirected(Seq<ResourceRecord> dnames, DomainName name) {
        ResourceRecord dname = dnames.head();
        Option<DomainName> target = name.without(dname.name()).tryPlus(((RecordData.Dname) dname.data()).target());
        if (target.isEmpty() || target.get().isSame(name)) {
            return Found.failure("a DNAME that leads to no other name");
        }
        ResourceRecord alias = new ResourceRecord(name, dname.ttl(), new RecordData.Cname(target.get()));
        Found found = query.type().equals(RecordType.CNAME)
                ? new Found(
                        Result.SUCCESS,
                        new Sections(Vector.of(alias), zone.servers(), Vector.empty()),
                        "a DNAME above the name")
                : followed(Vector.of(alias));
        return found.after(dnames);
    }

    private Option<Delegation> delegation(Elem elem, DomainName name) {
        Seq<ResourceRecord> servers = elem.type(RecordType.NS);
        return servers.isEmpty() || query.type().equals(DS) && elem.name().isSame(name)
                ? Option.none()
                : Option.some(new Delegation(servers, zone.tree().glue(servers)));
    }

    /** How an owner's records of a type are read: as they are, or under another name. */
    private interface Reading {
        Option<Vector<ResourceRecord>> records(RecordType type);
    }

    private Found answer(Reading reading, Elem elem, String rule) {
        RecordType type = query.type();
        Vector<ResourceRecord> aliases = reading.records(RecordType.CNAME).getOrElse(Vector.empty());
        if (!aliases.isEmpty() && !type.equals(RecordType.CNAME)) {
            return followed(aliases);
        }
        Vector<ResourceRecord> records = reading.records(type).getOrElse(Vector.empty());
        return records.isEmpty()
                ? Found.negative(Result.NO_DATA, soa, "no record of the type at " + elem.name())
                : new Found(Result.SUCCESS, new Sections(records, zone.servers(), additional(records)), rule);
    }

    private Found synthesised(Wildcard wildcard, DomainName name) {
        if (wildcard.elem().isEmpty()) {
            return Found.negative(Result.NO_DATA, soa, "a wildcard without records");
        }
        Elem elem = wildcard.elem().get();
        return answer(
                type -> elem.records().get(type).map(all -> all.map(found -> found.withName(name))),
                elem,
                "wildcard " + wildcard.name());
    }

    /** A name exists if there are names below it. */
    private Found absent(DomainName name) {
        return zone.tree().hasDescendant(name)
                ? Found.negative(Result.SUCCESS, soa, "a node of the tree that has no records")
                : Found.negative(Result.NAME_ERROR, soa, "the zone has no such name");
    }

    // plugin/file/lookup.go, closerENTExists
    private boolean hasCloserEncloser(DomainName name, DomainName wildcard) {
        DomainName parent = wildcard.parent();
        for (DomainName at = name.parent(); !at.isSame(parent) && at.isWithin(parent); at = at.parent()) {
            if (zone.tree().hasDescendant(at)) {
                return true;
            }
        }
        return false;
    }

    private Found followed(Seq<ResourceRecord> aliases) {
        return new AliasWalk(this, MAX_QUESTIONS).from(aliases);
    }

    /** The delegation above a name, or at it if it is an owner. */
    // plugin/file/lookup.go, findDelegation
    Option<Delegation> delegationAbove(DomainName name) {
        if (!name.isWithin(zone.origin())) {
            return Option.none();
        }
        for (DomainName at : fromOrigin(name).drop(1)) {
            Option<Delegation> found = zone.tree().search(at).flatMap(elem -> delegation(elem, name));
            if (found.isDefined()) {
                return found;
            }
        }
        return Option.none();
    }

    /** Addresses in the zone of the names that records point to. */
    // plugin/file/lookup.go, additionalProcessing
    Seq<ResourceRecord> additional(Seq<ResourceRecord> records) {
        return records.flatMap(found -> target(found.data()))
                .filter(target -> target.isWithin(zone.origin()))
                .distinctBy(DomainName::key)
                .flatMap(zone.tree()::addresses);
    }

    private static Option<DomainName> target(RecordData data) {
        if (data instanceof RecordData.Srv srv) {
            return Option.some(srv.target());
        }
        return data instanceof RecordData.Mx mx ? Option.some(mx.exchange()) : Option.none();
    }
}
