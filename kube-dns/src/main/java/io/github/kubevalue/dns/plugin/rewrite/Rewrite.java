package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.Author;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Rewrites queries by rules, and their replies back.
 *
 * <p>Laws: the reply is one to the question as it was asked, once a rule that ends the matter or has a say in replies has
 * rewritten it; a query that no rule fits gets the reply that it gets without the plugin.
 *
 * @param lines the rules, in order
 */
public record Rewrite(Seq<Line> lines) implements Plugin {
    static final String NAME = "rewrite";

    /**
     * A rule, and what happens after it.
     *
     * @param mode what happens after it
     * @param rule the rule
     */
    public record Line(Mode mode, Rule rule) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Seq<Integer> ednsOptions() {
        return lines.flatMap(line -> line.rule().ednsOptions());
    }

    // plugin/rewrite/rewrite.go, ServeDNS
    @Override
    public Response serve(Query asked, Chain chain) {
        Query query = asked;
        Vector<ResponseRule> responses = Vector.empty();
        for (Line line : lines) {
            Rule.Outcome outcome = line.rule().rewrite(query, chain);
            if (outcome instanceof Rule.Invalid invalid) {
                return Response.failed(
                        query.withQuestion(asked.question()),
                        Evidence.of(NAME, "invalid name after rewrite: " + invalid.name()));
            }
            if (outcome instanceof Rule.Ignored ignored) {
                query = ignored.query();
            }
            if (outcome instanceof Rule.Done done) {
                query = done.query();
                responses = responses.appendAll(done.responses());
                if (line.mode() == Mode.STOP) {
                    return reverted(asked, query, responses, chain);
                }
            }
        }
        return responses.isEmpty() ? chain.next(query) : reverted(asked, query, responses, chain);
    }

    /** A reply that the server would write is written here, past nothing, so that the rules see it. */
    private static Response reverted(Query asked, Query query, Seq<ResponseRule> rules, Chain chain) {
        Response response = chain.next(query);
        if (response.isDropped() || response.author() == Author.SERVER_AFTER_PANIC) {
            return response;
        }
        Response reverted = new Reversal(response.written(), query, chain).by(rules, asked.question());
        return query.question().equals(asked.question())
                ? reverted
                : reverted.because(Evidence.of(NAME, asked.question() + " was asked as " + query.question()));
    }
}
