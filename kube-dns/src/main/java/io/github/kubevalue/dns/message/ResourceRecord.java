package io.github.kubevalue.dns.message;

import io.github.kubevalue.dns.name.DomainName;

/**
 * A record: {@code web.demo.svc.cluster.local. 30 IN A 10.96.0.42}.
 *
 * @param name the owner, absolute
 * @param ttl how many seconds it may be kept
 * @param recordClass the class, {@code IN} but for what servers tell of themselves
 * @param data what it says
 */
public record ResourceRecord(DomainName name, long ttl, RecordClass recordClass, RecordData data) {

    /** Returns a record of class IN. */
    public ResourceRecord(DomainName name, long ttl, RecordData data) {
        this(name, ttl, RecordClass.IN, data);
    }

    /** The type of the record. */
    public RecordType type() {
        return data.type();
    }

    /** Returns this record with another time to live. */
    public ResourceRecord withTtl(long seconds) {
        return seconds == ttl ? this : new ResourceRecord(name, seconds, recordClass, data);
    }

    /** Returns this record with another owner. */
    public ResourceRecord withName(DomainName owner) {
        return new ResourceRecord(owner, ttl, recordClass, data);
    }

    /** Returns this record with another class. */
    public ResourceRecord withClass(RecordClass other) {
        return new ResourceRecord(name, ttl, other, data);
    }

    /** Returns the record as a line of a zone file. */
    @Override
    public String toString() {
        return name + " " + ttl + " " + recordClass + " " + type() + " " + data;
    }
}
