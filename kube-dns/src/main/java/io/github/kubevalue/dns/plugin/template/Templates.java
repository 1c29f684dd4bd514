package io.github.kubevalue.dns.plugin.template;

import io.github.kubevalue.dns.gotemplate.Template;
import io.github.kubevalue.dns.gotemplate.Value;
import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.zone.ZoneFile;
import io.github.kubevalue.model.regexp.Regexp;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Answers by templates: the first rule that is about the query and has a pattern that the name fits.
 *
 * @param rules the rules, in order
 */
public record Templates(Seq<Rule> rules) implements Plugin {
    static final String NAME = "template";

    private static final int UDP_SIZE = 4096;

    @Override
    public String name() {
        return NAME;
    }

    // plugin/template/template.go, ServeDNS
    @Override
    public Response serve(Query query, Chain chain) {
        for (Rule rule : rules) {
            Option<DomainName> zone = rule.zone(query.name());
            if (zone.isEmpty() || !rule.isAbout(query.question())) {
                continue;
            }
            Option<TemplateData> data = data(rule, zone.get(), query);
            if (data.isDefined()) {
                return reply(data.get(), query, chain);
            }
            if (!rule.fallthrough().covers(query.name())) {
                return Response.bare(
                        query,
                        Rcode.SERVFAIL,
                        Evidence.of(
                                NAME, "the name fits none of " + rule.patterns().mkString(" ")));
            }
        }
        return chain.next(query);
    }

    private static Option<TemplateData> data(Rule rule, DomainName zone, Query query) {
        String name = query.name().key();
        for (Regexp pattern : rule.patterns()) {
            Option<Vector<String>> groups = pattern.groups(name);
            if (groups.isDefined()) {
                return Option.some(new TemplateData(rule, zone, pattern, groups.get(), query));
            }
        }
        return Option.none();
    }

    private static Response reply(TemplateData data, Query query, Chain chain) {
        Rule rule = data.rule();
        Evidence because = Evidence.of(NAME, "the name fits " + data.pattern());
        if (rule.rcode() == Rcode.SERVFAIL) {
            return Response.bare(query, Rcode.SERVFAIL, because);
        }
        Value value = data.value(chain);
        Either<String, Vector<ResourceRecord>> answer = records(rule.answer(), value);
        Either<String, Vector<ResourceRecord>> additional = records(rule.additional(), value);
        Either<String, Vector<ResourceRecord>> authority = records(rule.authority(), value);
        for (Either<String, Vector<ResourceRecord>> section : Vector.of(answer, additional, authority)) {
            if (section.isLeft()) {
                return Response.failed(query, Evidence.of(NAME, section.getLeft()));
            }
        }
        Response response = Response.authoritative(
                query, rule.rcode(), new Sections(Vector.empty(), authority.get(), additional.get()), because);
        Response chased = answer.get().foldLeft(response, (reply, found) -> with(reply, found, chain));
        return rule.extendedError()
                .map(error -> chased.withEdns(new Edns(UDP_SIZE, 0, true, Vector.of(error))))
                .getOrElse(chased);
    }

    private static Either<String, Vector<ResourceRecord>> records(Seq<Template> templates, Value data) {
        Vector<ResourceRecord> records = Vector.empty();
        for (Template template : templates) {
            Either<String, ResourceRecord> found = template.execute(data).flatMap(ZoneFile::record);
            if (found.isLeft()) {
                return Either.left(found.getLeft());
            }
            records = records.append(found.get());
        }
        return Either.right(records);
    }

    /** An alias in the answer to a question for addresses is followed by what the server knows of its target. */
    private static Response with(Response reply, ResourceRecord found, Chain chain) {
        Sections sections = reply.sections();
        Seq<ResourceRecord> answer = sections.answer().append(found);
        Query query = reply.query();
        if (!query.type().isAddress() || !(found.data() instanceof RecordData.Cname cname)) {
            return reply.withSections(new Sections(answer, sections.authority(), sections.additional()));
        }
        Response target =
                chain.upstream(query.withQuestion(new Question(cname.target(), query.type(), RecordClass.IN)));
        if (target.isDropped()) {
            return reply.withSections(new Sections(answer, sections.authority(), sections.additional()));
        }
        return reply.withSections(
                        new Sections(answer.appendAll(target.answer()), sections.authority(), sections.additional()))
                .withFlags(
                        target.flags().has(Flag.TC)
                                ? reply.flags().with(Flag.TC)
                                : reply.flags().without(Flag.TC));
    }
}
