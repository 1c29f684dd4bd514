package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * A reply while rules change it. It serves one reply.
 *
 * <p>Record by record, the last rule is the first to change it. A rule about aliases may exchange the answer meanwhile; the
 * records that were in it before are gone through all the same.
 */
// plugin/rewrite/reverter.go, WriteMsg
final class Reversal {
    private final Query query;
    private final Chain chain;
    private final List<Cell> authority;
    private final List<Cell> additional;
    private List<Cell> answer;
    private Response reply;

    Reversal(Response reply, Query query, Chain chain) {
        this.reply = reply;
        this.query = query;
        this.chain = chain;
        this.authority = cells(reply.authority());
        this.answer = cells(reply.answer());
        this.additional = cells(reply.additional());
    }

    private static List<Cell> cells(Seq<ResourceRecord> section) {
        List<Cell> cells = new ArrayList<>();
        section.forEach(found -> cells.add(new Cell(found)));
        return cells;
    }

    /** Returns the reply to the question as it was asked, after the rules have changed it. */
    Response by(Seq<ResponseRule> rules, Question asked) {
        Seq<ResponseRule> reversed = rules.reverse();
        Query reverted = query.edns()
                .map(edns -> query.withEdns(reversed.filter(ResponseRule.OfExtension.class::isInstance)
                        .foldLeft(edns, (changed, rule) -> ((ResponseRule.OfExtension) rule).apply(changed))))
                .getOrElse(query)
                .withQuestion(asked);
        change(reversed);
        try {
            return (rules.isEmpty() ? reply : reply.withSections(sections())).to(reverted);
        } catch (UnsendableName e) {
            return Response.dropped(reverted, Evidence.of(Rewrite.NAME, String.valueOf(e.getMessage())));
        }
    }

    private Sections sections() throws UnsendableName {
        return new Sections(records(answer), records(authority), records(additional));
    }

    private static Vector<ResourceRecord> records(List<Cell> cells) throws UnsendableName {
        Vector<ResourceRecord> records = Vector.empty();
        for (Cell cell : cells) {
            records = records.append(cell.record());
        }
        return records;
    }

    private void change(Seq<ResponseRule> rules) {
        List<Cell> all = new ArrayList<>(authority);
        all.addAll(answer);
        all.addAll(additional);
        for (Cell cell : all) {
            for (ResponseRule rule : rules) {
                change(rule, Option.some(cell));
            }
        }
        if (all.isEmpty() || reply.edns().isDefined()) {
            for (ResponseRule rule : rules) {
                change(rule, Option.none());
            }
        }
    }

    private void change(ResponseRule rule, Option<Cell> place) {
        if (rule instanceof ResponseRule.Code code && reply.rcode() == code.from()) {
            reply = reply.withRcode(code.to());
        }
        if (rule instanceof ResponseRule.OfExtension extension && reply.edns().isDefined()) {
            reply = reply.withEdns(extension.apply(reply.edns().get()));
        }
        for (Cell cell : place) {
            cell.change(rule);
            if (rule instanceof ResponseRule.Alias alias && cell.isAlias()) {
                String target = cell.target();
                alias.targets()
                        .match()
                        .replaced(target, alias.targets().replacement())
                        .forEach(other -> redirect(target, other));
            }
        }
    }

    // plugin/rewrite/cname_target.go, RewriteResponse
    private void redirect(String target, String other) {
        Option<Response> found = DomainName.tryParse(Names.normalized(other))
                .map(name -> chain.upstream(query.withQuestion(new Question(name, query.type(), RecordClass.IN))));
        if (found.exists(Response::isDropped)) {
            return;
        }
        List<Cell> exchanged = new ArrayList<>();
        for (Cell cell : answer) {
            if (cell.isAlias()) {
                exchanged.add(cell);
                if (cell.target().equals(target)) {
                    cell.redirect(other);
                    break;
                }
            }
        }
        found.forEach(response -> exchanged.addAll(cells(response.answer())));
        answer = exchanged;
        reply = reply.withFlags(
                found.exists(response -> response.flags().has(Flag.TC))
                        ? reply.flags().with(Flag.TC)
                        : reply.flags().without(Flag.TC));
    }
}
