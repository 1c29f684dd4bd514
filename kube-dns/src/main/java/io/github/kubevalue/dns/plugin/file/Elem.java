package io.github.kubevalue.dns.plugin.file;

import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * An owner in a zone and its records.
 *
 * @param name the owner
 * @param records its records by type, in the order of the file
 */
// plugin/file/tree/elem.go
record Elem(DomainName name, Map<RecordType, Vector<ResourceRecord>> records) {

    static Elem of(DomainName name) {
        return new Elem(name, LinkedHashMap.empty());
    }

    /** Returns the owner with one more record; one that it has already is added again. */
    Elem with(ResourceRecord added) {
        return new Elem(
                name,
                records.put(
                        added.type(),
                        records.getOrElse(added.type(), Vector.empty()).append(added)));
    }

    Seq<ResourceRecord> type(RecordType type) {
        return records.getOrElse(type, Vector.empty());
    }

    Seq<ResourceRecord> all() {
        return records.values().flatMap(found -> found).toVector();
    }
}
