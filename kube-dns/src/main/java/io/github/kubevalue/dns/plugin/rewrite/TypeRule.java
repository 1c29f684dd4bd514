package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.plugin.Chain;

/** Replaces the type that is asked for: {@code type ANY HINFO}. */
// plugin/rewrite/type.go
public record TypeRule(RecordType from, RecordType to) implements Rule {

    @Override
    public Outcome rewrite(Query query, Chain chain) {
        Question question = query.question();
        return question.type().equals(from)
                ? Outcome.done(query.withQuestion(new Question(question.name(), to, question.recordClass())))
                : new Ignored(query);
    }
}
