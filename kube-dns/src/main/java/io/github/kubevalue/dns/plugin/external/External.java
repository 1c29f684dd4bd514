package io.github.kubevalue.dns.plugin.external;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Transferer;
import io.github.kubevalue.dns.plugin.kubernetes.ExternalNames;
import io.github.kubevalue.dns.plugin.kubernetes.ExternalNames.Entry;
import io.github.kubevalue.dns.plugin.kubernetes.Kubernetes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Answers names for what is reached from outside the cluster.
 *
 * @param options how it is configured
 */
public record External(ExternalOptions options) implements Plugin, Transferer {
    private static final String NAME = "k8s_external";

    @Override
    public String name() {
        return NAME;
    }

    // plugin/k8s_external/external.go, ServeDNS
    @Override
    public Response serve(Query query, Chain chain) {
        DomainName name = query.name().lowerCase();
        Option<DomainName> zone = options.zones()
                .filter(name::isWithin)
                .maxBy(found -> found.toString().length());
        if (zone.isEmpty()) {
            return chain.next(query);
        }
        Option<Kubernetes> kubernetes = kubernetes(chain.plugins());
        if (kubernetes.isEmpty()) {
            return Response.failed(query, Evidence.of(NAME, "kubernetes plugin not loaded"));
        }
        ExternalApex apex = new ExternalApex(options, kubernetes.get(), zone.get());
        if (options.zones().exists(name::isSame)) {
            return apex.answer(query);
        }
        return options.zones().exists(found -> name.isWithin(apex.under(found)))
                ? apex.answerBelow(query)
                : answer(query, apex, chain);
    }

    private Response answer(Query query, ExternalApex apex, Chain chain) {
        ExternalNames names = apex.names();
        ExternalNames.Found found = names.find(query.name().lowerCase(), apex.zone(), query.type());
        if (found instanceof ExternalNames.Entries entries && !entries.entries().isEmpty()) {
            return positive(query, apex, entries, chain);
        }
        if (found instanceof ExternalNames.NameError && options.fallthrough().covers(query.name())) {
            return chain.next(query).because(found.because());
        }
        Rcode rcode = found instanceof ExternalNames.Failure
                ? Rcode.SERVFAIL
                : found instanceof ExternalNames.NameError ? Rcode.NXDOMAIN : Rcode.NOERROR;
        return Response.authoritative(query, rcode, Sections.authority(apex.soa()), found.because());
    }

    private Response positive(Query query, ExternalApex apex, ExternalNames.Entries found, Chain chain) {
        ExternalRecords records =
                new ExternalRecords(options.ttl(), apex.names().ttl());
        ExternalRecords.Lookup lookup = (name, type) -> asked(query, chain, name, type);
        DomainName owner = query.name();
        RecordType type = query.type();
        Sections sections = Sections.EMPTY;
        boolean truncated = false;
        if (type.isAddress()) {
            ExternalRecords.Addresses addresses = records.addresses(owner, type, found.entries(), lookup);
            sections = Sections.answer(addresses.records());
            truncated = addresses.truncated();
        } else if (type.equals(RecordType.SRV)) {
            sections = new Sections(
                    records.srv(owner, found.entries()), Vector.empty(), records.glue(found.entries(), lookup));
        } else if (type.equals(RecordType.PTR)) {
            sections = Sections.answer(pointers(owner, found.entries()));
        }
        Response response = Response.authoritative(
                query,
                Rcode.NOERROR,
                sections.answer().isEmpty() ? Sections.authority(apex.soa()) : sections,
                found.because());
        return truncated ? response.withFlags(response.flags().with(Flag.TC)) : response;
    }

    private static ExternalRecords.Addresses asked(Query query, Chain chain, DomainName name, RecordType type) {
        Response reply = chain.upstream(query.withQuestion(Question.of(name, type)));
        return new ExternalRecords.Addresses(reply.answer(), reply.flags().has(Flag.TC));
    }

    private Seq<ResourceRecord> pointers(DomainName owner, Seq<Entry> entries) {
        return entries.map(entry -> entry.name().plus(options.zones().head()))
                .distinct()
                .map(host -> new ResourceRecord(owner, options.ttl(), new RecordData.Ptr(host)));
    }

    // plugin/k8s_external/transfer.go, Transfer
    @Override
    public Option<Seq<ResourceRecord>> transfer(DomainName zone, Seq<Plugin> plugins) {
        return options.zones().contains(zone)
                ? kubernetes(plugins)
                        .map(found -> new ExternalTransfer(new ExternalApex(options, found, zone)).records())
                : Option.none();
    }

    private static Option<Kubernetes> kubernetes(Seq<Plugin> plugins) {
        return plugins.find(Kubernetes.class::isInstance).map(Kubernetes.class::cast);
    }
}
