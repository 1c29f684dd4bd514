package io.github.kubevalue.dns.plugin.file;

import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.file.Found.Delegation;
import io.github.kubevalue.dns.plugin.file.Found.Result;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Follows aliases through a zone, and asks the whole server for a target that the zone has no records of.
 *
 * @param lookup the question
 * @param most how many aliases are followed in the zone
 */
// plugin/file/lookup.go, externalLookup
record AliasWalk(ZoneLookup lookup, int most) {

    Found from(Seq<ResourceRecord> aliases) {
        Vector<ResourceRecord> answer = Vector.ofAll(aliases);
        ResourceRecord last = aliases.head();
        for (int links = 0; ; links++) {
            DomainName target = ((RecordData.Cname) last.data()).target();
            Option<Delegation> delegation = lookup.delegationAbove(target);
            if (delegation.isDefined()) {
                return Found.delegation(answer, delegation.get());
            }
            Option<Elem> elem = lookup.zone().tree().search(target);
            if (elem.isEmpty() || isAtOrigin(target)) {
                return asked(answer, target);
            }
            if (links > most) {
                return success(answer);
            }
            Seq<ResourceRecord> more = elem.get().type(RecordType.CNAME);
            if (more.isEmpty()) {
                return success(answer.appendAll(elem.get().type(lookup.query().type())));
            }
            answer = answer.appendAll(more);
            last = more.head();
        }
    }

    /** What stands at the origin is not among the owners. */
    private boolean isAtOrigin(DomainName target) {
        RecordType type = lookup.query().type();
        return type.equals(RecordType.NS)
                || type.equals(RecordType.SOA) && target.isSame(lookup.zone().origin());
    }

    private Found success(Vector<ResourceRecord> answer) {
        return new Found(
                Result.SUCCESS,
                new Sections(answer, lookup.zone().servers(), lookup.additional(answer)),
                "an alias in the zone");
    }

    private Found asked(Vector<ResourceRecord> aliases, DomainName target) {
        Response reply = lookup.chain()
                .upstream(lookup.query()
                        .withQuestion(Question.of(target, lookup.query().type())));
        Vector<ResourceRecord> answer = aliases.appendAll(reply.answer());
        Result result = result(reply);
        boolean negative = result == Result.NAME_ERROR || result == Result.NO_DATA;
        return new Found(
                result,
                new Sections(
                        answer,
                        negative ? Vector.of(lookup.soa()) : lookup.zone().servers(),
                        lookup.additional(answer)),
                "an alias that leads out of the zone's records");
    }

    // plugin/file/lookup.go, doLookup
    private static Result result(Response reply) {
        if (reply.rcode() == Rcode.NXDOMAIN) {
            return Result.NAME_ERROR;
        }
        if (reply.rcode() == Rcode.SERVFAIL) {
            return Result.SERVER_FAILURE;
        }
        return reply.isNoData() ? Result.NO_DATA : Result.SUCCESS;
    }
}
