package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/** Whether the aliases of an answer lead from the name asked for to what was asked for. */
// plugin/cache/cache.go, answersQuestion
record Aliases(Seq<ResourceRecord> answer) {

    static boolean lead(Response response) {
        Question question = response.question();
        return response.rcode() == Rcode.NOERROR
                && new Aliases(response.answer().filter(found -> isOf(found, question.recordClass())))
                        .leadTo(question.type(), question.name());
    }

    private static boolean isOf(ResourceRecord found, RecordClass asked) {
        return asked.equals(RecordClass.ANY) || asked.equals(found.recordClass());
    }

    private boolean leadTo(RecordType type, DomainName name) {
        if (type.equals(RecordType.ANY)) {
            return answer.exists(found -> found.name().isSame(name));
        }
        if (type.equals(RecordType.CNAME)) {
            return targets(name).size() == 1;
        }
        return canonical(name)
                .exists(owner -> answer.exists(
                        found -> found.type().equals(type) && found.name().isSame(owner)));
    }

    /** The end of the chain that begins at a name; none if it forks or comes back to where it was. */
    private Option<DomainName> canonical(DomainName name) {
        Set<String> visited = HashSet.empty();
        DomainName at = name;
        while (!visited.contains(at.key())) {
            visited = visited.add(at.key());
            Seq<DomainName> targets = targets(at);
            if (targets.size() != 1) {
                return targets.isEmpty() ? Option.some(at) : Option.none();
            }
            at = targets.head();
        }
        return Option.none();
    }

    private Seq<DomainName> targets(DomainName owner) {
        return answer.filter(found ->
                        found.data() instanceof RecordData.Cname && found.name().isSame(owner))
                .map(found -> ((RecordData.Cname) found.data()).target())
                .distinctBy(DomainName::key);
    }
}
