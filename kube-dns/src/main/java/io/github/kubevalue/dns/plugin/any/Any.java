package io.github.kubevalue.dns.plugin.any;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Vector;

/** Answers questions for records of any type with host information. */
// plugin/any/any.go
public record Any() implements Plugin {
    private static final long TTL = 8482;
    private static final RecordData SEE = new RecordData.Hinfo("ANY obsoleted", "See RFC 8482");

    @Override
    public String name() {
        return "any";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        return query.type().equals(RecordType.ANY)
                ? Response.plain(query, Rcode.NOERROR, Evidence.of(name(), "nobody gets all records"))
                        .withSections(Sections.answer(Vector.of(new ResourceRecord(query.name(), TTL, SEE))))
                : chain.next(query);
    }
}
