package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers about objects that were asked for before. The objects of a plugin do not change, so what they say is found once:
 * nobody can tell from an answer whether it was kept.
 *
 * <p>Only what objects say is kept, under names in lower case and for the types that clients ask for, so that there are not
 * many more answers than objects, whatever is asked.
 */
final class Prepared {
    private static final int MOST = 1 << 17;
    private static final Set<RecordType> TYPES =
            HashSet.of(RecordType.A, RecordType.AAAA, RecordType.SRV, RecordType.PTR, RecordType.CNAME, RecordType.TXT);

    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(Sections sections, Seq<Evidence> because) {
        Response to(Query query) {
            return Response.authoritative(query, Rcode.NOERROR, sections, because);
        }
    }

    /** The reply to a query, if its question was asked before. */
    Option<Response> reply(Query query) {
        return Option.of(answers.get(query.question())).map(answer -> answer.to(query));
    }

    /** Returns the reply of those records, which is kept if it may be. */
    Response keep(Query query, Sections sections, Evidence because) {
        Answer answer = new Answer(sections, Vector.of(because));
        boolean lasting = because.object().isDefined()
                && query.name().isLowerCase()
                && TYPES.contains(query.type())
                && answers.size() < MOST;
        if (lasting) {
            answers.put(query.question(), answer);
        }
        return answer.to(query);
    }
}
