package io.github.kubevalue.dns.plugin.external;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.ExternalNames;
import io.github.kubevalue.dns.plugin.kubernetes.Kubernetes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The top of a zone: its authority and its name server, {@code ns1.dns}.
 *
 * @param options how the plugin is configured
 * @param kubernetes whose objects it asks
 * @param zone the zone
 */
// plugin/k8s_external/apex.go
record ExternalApex(ExternalOptions options, Kubernetes kubernetes, DomainName zone) {
    private static final String SERVER = "ns1";
    private static final long REFRESH = 7200;
    private static final long RETRY = 1800;
    private static final long EXPIRE = 86_400;

    ExternalNames names() {
        return kubernetes.externalNames(options.headless());
    }

    /** The name under which name servers stand. */
    DomainName under(DomainName parent) {
        return parent.under(options.apex());
    }

    ResourceRecord soa() {
        return new ResourceRecord(
                zone,
                options.ttl(),
                new RecordData.Soa(
                        under(zone).under(SERVER),
                        under(zone).under("hostmaster"),
                        kubernetes.serial(),
                        REFRESH,
                        RETRY,
                        EXPIRE,
                        options.ttl()));
    }

    ResourceRecord ns() {
        return new ResourceRecord(
                zone, options.ttl(), new RecordData.Ns(under(zone).under(SERVER)));
    }

    /** The addresses of the name server under some name. */
    Seq<ResourceRecord> addresses(DomainName owner) {
        return names().servers().map(ip -> new ResourceRecord(owner, options.ttl(), RecordData.of(ip)));
    }

    /** Answers for the zone itself. */
    // serveApex
    Response answer(Query query) {
        if (query.type().equals(RecordType.SOA)) {
            return positive(query, Sections.answer(Vector.of(soa())));
        }
        return query.type().equals(RecordType.NS)
                ? positive(
                        query,
                        new Sections(
                                Vector.of(ns()),
                                Vector.empty(),
                                addresses(under(query.name()).under(SERVER))))
                : positive(query, Sections.authority(soa()));
    }

    /** Answers for the name of name servers and those below it. */
    // serveSubApex
    Response answerBelow(Query query) {
        Vector<String> labels = query.name().lowerCase().without(zone).labels();
        if (labels.size() == 1) {
            return positive(query, Sections.authority(soa()));
        }
        if (labels.size() != 2 || !labels.head().equals(SERVER)) {
            return Response.authoritative(
                    query, Rcode.NXDOMAIN, Sections.authority(soa()), because("the zone has one name server"));
        }
        Seq<ResourceRecord> found =
                addresses(query.name()).filter(one -> one.type().equals(query.type()));
        return positive(query, found.isEmpty() ? Sections.authority(soa()) : Sections.answer(found));
    }

    private static Response positive(Query query, Sections sections) {
        return Response.authoritative(query, Rcode.NOERROR, sections, because("the zone and its name server"));
    }

    private static Evidence because(String rule) {
        return Evidence.of("k8s_external", rule);
    }
}
