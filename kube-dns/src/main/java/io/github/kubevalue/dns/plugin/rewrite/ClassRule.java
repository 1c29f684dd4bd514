package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.plugin.Chain;

/** Replaces the class that is asked for: {@code class CH IN}. */
// plugin/rewrite/class.go
public record ClassRule(RecordClass from, RecordClass to) implements Rule {

    @Override
    public Outcome rewrite(Query query, Chain chain) {
        Question question = query.question();
        return question.recordClass().equals(from)
                ? Outcome.done(query.withQuestion(new Question(question.name(), question.type(), to)))
                : new Ignored(query);
    }
}
