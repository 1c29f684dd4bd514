package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A rule of a chain that may match a packet, and where in the chain it stands. Candidates are ordered by their places. */
public final class Candidate implements Comparable<Candidate> {
    private final String part;
    private final int offset;
    private final Rule rule;
    private final RuleHead head;
    private final Match[] asked;
    private final String remark;
    private final boolean remembers;
    private Way way = Way.UNKNOWN;

    /**
     * Where the rule's jump led in the chains that were asked last: packets ask one version of a table many times.
     *
     * @param in the chains
     * @param to the chain
     */
    private record Way(Map<String, Chain> in, Option<Chain> to) {
        static final Way UNKNOWN = new Way(HashMap.empty(), Option.none());
    }

    /** A rule at a place within a part of the chain. */
    Candidate(String part, int offset, Rule rule) {
        this.part = part;
        this.offset = offset;
        this.rule = rule;
        this.head = RuleHead.of(rule.matches());
        this.asked = asked(head, rule.matches());
        this.remark = remark(rule.matches());
        this.remembers = rule.matches().exists(match -> match.bare() instanceof RateMatch);
    }

    /** The matches that are asked after the head, in their order: some always hold. */
    private static Match[] asked(RuleHead head, Seq<Match> matches) {
        return Stream.concat(
                        matches.toJavaStream().filter(Match::isHead),
                        matches.toJavaStream().filter(match -> !match.isHead()))
                .filter(match -> !MatchPurity.isCertain(match) && !head.asks(match))
                .toArray(Match[]::new);
    }

    private static String remark(Seq<Match> matches) {
        return matches.takeWhile(match -> !(match.bare() instanceof Match.Statistic))
                .findLast(Match.Comment.class::isInstance)
                .map(comment -> ((Match.Comment) comment).text())
                .getOrElse("");
    }

    /** Returns the part of the chain. */
    String part() {
        return part;
    }

    /** Returns the rule's place within the part. */
    int offset() {
        return offset;
    }

    /** Returns the rule. */
    public Rule rule() {
        return rule;
    }

    /** Returns what its author says before a match that draws; empty if nothing. */
    public String remark() {
        return remark;
    }

    /** Returns the chain of a table to which the rule jumps, by its name. */
    public Option<Chain> chain(Table table, String name) {
        Way known = way;
        if (known.in() != table.chains()) {
            known = new Way(table.chains(), table.chain(name));
            way = known;
        }
        return known.to();
    }

    /** Whether one of its matches remembers what it has seen, for this rule alone. */
    public boolean remembers() {
        return remembers;
    }

    /**
     * Asks the rule's matches until one does not hold: its own head (addresses, interfaces, protocol) before its extensions, as
     * the kernel does, for a match that remembers must not be asked in vain.
     *
     * @param flow what the packet says, which answers most of the head
     * @param holds answers everything else
     */
    public boolean matches(Flow flow, Predicate<Match> holds) {
        if (!head.admits(flow)) {
            return false;
        }
        for (Match match : asked) {
            if (!holds.test(match)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Candidate other) {
        int byPart = part.compareTo(other.part);
        return byPart == 0 ? Integer.compare(offset, other.offset) : byPart;
    }

    /** Returns the rule as a program writes it. */
    @Override
    public String toString() {
        return rule.toString();
    }
}
