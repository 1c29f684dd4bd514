package io.github.kubevalue.dns.externaldns;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A name that an object publishes and where it leads: addresses, or names of others. */
record Published(DomainName name, Seq<String> targets, long ttl) {

    /** The name as given in a manifest, made absolute; none if it is no name. */
    static Option<Published> of(String name, Seq<String> targets, long ttl) {
        return DomainName.tryParse(name)
                .filter(parsed -> !parsed.isEmpty() && !parsed.isRoot())
                .map(parsed -> new Published(parsed.absolute(), targets, ttl));
    }

    // endpoint/endpoint.go: IPv4 → A, IPv6 → AAAA, anything else → CNAME
    Seq<ResourceRecord> records() {
        return targets.flatMap(target -> Ip.tryParse(target)
                        .map(RecordData::of)
                        .orElse(DomainName.tryParse(target)
                                .filter(alias -> !alias.isEmpty())
                                .map(alias -> new RecordData.Cname(alias.absolute()))))
                .map(data -> new ResourceRecord(name, ttl, data));
    }
}
