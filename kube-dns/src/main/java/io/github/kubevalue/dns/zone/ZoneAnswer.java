package io.github.kubevalue.dns.zone;

import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;

/** What a zone says about a name and a type. */
public sealed interface ZoneAnswer {

    /** There are records of the type. */
    record Records(Seq<ResourceRecord> records) implements ZoneAnswer {}

    /** The name is an alias; its target is to be asked next. */
    record Alias(ResourceRecord cname, DomainName target) implements ZoneAnswer {}

    /** The name exists, if only because there are names below it, but has no record of the type. */
    record NoData(ResourceRecord soa) implements ZoneAnswer {}

    /** There is no such name. */
    record NoSuchName(ResourceRecord soa) implements ZoneAnswer {}

    /** The name lies in a zone that is delegated to other servers. */
    record Delegation(Seq<ResourceRecord> servers) implements ZoneAnswer {}
}
