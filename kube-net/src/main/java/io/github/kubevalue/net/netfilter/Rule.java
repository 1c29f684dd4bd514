package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One rule: if all matches hold, the target applies. The matches keep the order in which they were written.
 *
 * @param matches the conditions
 * @param target what happens then
 * @param counters how much it has matched, if the dump says so
 */
public record Rule(Seq<Match> matches, Target target, Option<Counters> counters) implements TracedRule {

    /** Returns the rule of those matches in that order. */
    public static Rule of(Target target, Match... matches) {
        return new Rule(Vector.of(matches), target, Option.none());
    }

    /** Returns the rule of those matches in that order. */
    public static Rule of(Target target, Seq<Match> matches) {
        return new Rule(matches, target, Option.none());
    }

    /** Returns the text of the first comment. */
    public Option<String> comment() {
        return matches.find(Match.Comment.class::isInstance).map(match -> ((Match.Comment) match).text());
    }

    /** Returns the rule as iptables-save prints it. */
    @Override
    public String shown(IpFamily family) {
        return RuleText.saved(this, family);
    }

    /** Returns the rule as a program writes it (see {@link RuleText#written}). */
    @Override
    public String toString() {
        return RuleText.written(this);
    }
}
