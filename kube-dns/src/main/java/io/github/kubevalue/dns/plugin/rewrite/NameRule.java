package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Replaces the name that is asked for.
 *
 * @param names which names, and by what
 * @param answer how names are replaced in the reply
 * @param responses what else is done to the reply
 */
// plugin/rewrite/name.go
public record NameRule(Substitution names, Answer answer, Seq<ResponseRule> responses) implements Rule {

    /** How names are replaced in the reply. */
    public enum Answer {
        /** Not but by {@code answer name} and {@code answer value}. */
        AS_TOLD,
        /** The name that was asked, and those below it, become the name that the client asked. */
        AUTO
    }

    @Override
    public Outcome rewrite(Query query, Chain chain) {
        String asked = query.name().key();
        Option<String> other = names.match().replaced(asked, names.replacement());
        if (other.isEmpty()) {
            return new Ignored(query);
        }
        Option<DomainName> name = DomainName.tryParse(other.get()).filter(DomainName::isAbsolute);
        if (name.isEmpty()) {
            return new Invalid(other.get());
        }
        Question question = query.question();
        Seq<ResponseRule> all = answer == Answer.AUTO ? back(other.get(), asked).appendAll(responses) : responses;
        return new Done(query.withQuestion(new Question(name.get(), question.type(), question.recordClass())), all);
    }

    private static Vector<ResponseRule> back(String from, String to) {
        return both(new Substitution(new NameMatch.Subtree(from), to));
    }

    /** Returns the rules that replace names both of owners and in data. */
    static Vector<ResponseRule> both(Substitution names) {
        return Vector.of(new ResponseRule.Owner(names), new ResponseRule.Value(names));
    }
}
