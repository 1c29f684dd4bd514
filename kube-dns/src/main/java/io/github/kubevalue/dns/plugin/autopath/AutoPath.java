package io.github.kubevalue.dns.plugin.autopath;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Walks the search list of a client on its behalf: a query for a name in the first domain of the list is tried in all of them,
 * and as it is, until something is found. An alias leads from the name that was asked to the name that was found.
 *
 * <p>If nothing is found, the reply is that to the first try, and the client walks its list itself.
 *
 * @param zones the zones in which names are tried
 * @param search where search lists come from
 */
public record AutoPath(Seq<DomainName> zones, SearchSource search) implements Plugin {
    static final String NAME = "autopath";

    @Override
    public String name() {
        return NAME;
    }

    // plugin/autopath/autopath.go, ServeDNS
    @Override
    public Response serve(Query query, Chain chain) {
        if (!zones.exists(query.name()::isWithin)) {
            return chain.next(query);
        }
        Seq<DomainName> domains = search.domains(query, chain);
        if (domains.isEmpty() || !query.name().isWithin(domains.head())) {
            return chain.next(query);
        }
        DomainName base = query.name().without(domains.head());
        return base.isEmpty()
                ? Response.failed(
                        query,
                        Evidence.of(NAME, "trimzone: overshot qname: " + query.name() + "for zone " + domains.head()))
                : walked(query, base, domains.append(DomainName.ROOT), chain);
    }

    private static Response walked(Query query, DomainName base, Seq<DomainName> domains, Chain chain) {
        Option<Response> first = Option.none();
        for (DomainName name : domains.flatMap(base::tryPlus)) {
            Question question = query.question();
            Response reply =
                    chain.next(query.withQuestion(new Question(name, question.type(), question.recordClass())));
            if (reply.isFailed()) {
                return reply.to(query);
            }
            if (reply.isDropped()) {
                return Response.panicked(query, Evidence.of(NAME, "there is no reply about " + name));
            }
            if (reply.isWritten() && !reply.isNameError()) {
                return found(reply, query);
            }
            first = first.orElse(Option.some(reply));
        }
        Response reply = first.get().because(Evidence.of(NAME, "nothing is found in the search list either"));
        return reply.isWritten() ? reply : reply.to(query);
    }

    // plugin/autopath/cname.go
    private static Response found(Response reply, Query query) {
        Option<ResourceRecord> other =
                reply.answer().find(found -> !found.name().isSame(query.name()));
        if (other.isEmpty()) {
            return reply.to(query);
        }
        DomainName target = other.get().name();
        ResourceRecord alias = new ResourceRecord(query.name(), other.get().ttl(), new RecordData.Cname(target));
        Sections sections = reply.sections();
        return reply.to(query)
                .withSections(
                        new Sections(sections.answer().prepend(alias), sections.authority(), sections.additional()))
                .because(Evidence.of(NAME, "found as " + target + " in the client's search list"));
    }
}
