package io.github.kubevalue.dns.plugin.file;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The owners of a zone in the order of DNSSEC (RFC 4034, 6.1), in which a name comes directly before those below it. */
// plugin/file/tree/tree.go, glue.go
final class Tree {
    private final NavigableMap<DomainName, Elem> elems;

    private Tree(NavigableMap<DomainName, Elem> elems) {
        this.elems = elems;
    }

    static Tree of(Seq<ResourceRecord> records) {
        NavigableMap<DomainName, Elem> elems = new TreeMap<>();
        for (ResourceRecord found : records) {
            DomainName key = found.name().lowerCase();
            elems.put(key, elems.getOrDefault(key, Elem.of(found.name())).with(found));
        }
        return new Tree(Collections.unmodifiableNavigableMap(elems));
    }

    Option<Elem> search(DomainName name) {
        return Option.of(elems.get(name.lowerCase()));
    }

    /** Whether there is an owner below a name that is itself no owner. */
    boolean hasDescendant(DomainName name) {
        DomainName next = elems.ceilingKey(name.lowerCase());
        return next != null && !next.isSame(name) && next.isWithin(name);
    }

    /** The addresses of name servers that lie in the zone that they serve. */
    Seq<ResourceRecord> glue(Seq<ResourceRecord> servers) {
        return servers.flatMap(
                found -> found.data() instanceof RecordData.Ns ns && ns.server().isWithin(found.name())
                        ? addresses(ns.server())
                        : Vector.empty());
    }

    Seq<ResourceRecord> addresses(DomainName name) {
        return search(name)
                .map(elem -> elem.type(RecordType.A).appendAll(elem.type(RecordType.AAAA)))
                .getOrElse(Vector.empty());
    }

    Seq<ResourceRecord> all() {
        return Vector.ofAll(elems.values()).flatMap(Elem::all);
    }
}
