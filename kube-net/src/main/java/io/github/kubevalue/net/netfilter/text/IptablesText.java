package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Counters;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.RuleText;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.text.TextProblem;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Rule sets as {@code iptables-save} prints them and {@code iptables-restore} reads them.
 *
 * <pre>{@code
 * Ruleset rules = IptablesText.parse(dump).getOrElseThrow(problem -> new IllegalArgumentException(problem.toString()));
 * String same = IptablesText.saved(rules, IpFamily.IPV4);
 * }</pre>
 */
public final class IptablesText {
    /** The tables as iptables-nft-save prints them: iptables/nft.h, nft_table_type. */
    private static final Seq<TableName> ORDER =
            Vector.of(TableName.MANGLE, TableName.SECURITY, TableName.RAW, TableName.FILTER, TableName.NAT);

    private IptablesText() {}

    /** Reads a rule set; the problem names the first line that cannot be read. */
    public static Either<TextProblem, Ruleset> parse(String text) {
        return Dump.parse(text).map(Dump::rules);
    }

    /**
     * Reads one rule, as it stands after {@code -A CHAIN}. A jump to a chain that is not among those given is read as an unknown
     * target.
     */
    public static Either<TextProblem, Rule> parseRule(String text, String... chains) {
        try {
            return Either.right(new RuleParser(Words.of(text), HashSet.of(chains)).parse(Option.none()));
        } catch (SyntaxError error) {
            return Either.left(new TextProblem(1, String.valueOf(error.getMessage())));
        }
    }

    /** Returns what iptables-save prints once the rules are loaded, without its dated comments. */
    public static String saved(Ruleset ruleset, IpFamily family) {
        return print(ruleset, rule -> RuleText.saved(rule, family));
    }

    /** Returns the rules in the order and formats in which they were written. */
    public static String written(Ruleset ruleset) {
        return print(ruleset, RuleText::written);
    }

    private static String print(Ruleset ruleset, Function<Rule, String> text) {
        return ORDER.flatMap(ruleset.tables()::get)
                .map(table -> print(table, text))
                .mkString();
    }

    static String print(Table table, Function<Rule, String> text) {
        StringBuilder out = new StringBuilder("*" + table.name() + "\n");
        for (Chain chain : table.inOrder()) {
            out.append(':').append(chain.name()).append(' ');
            out.append(chain.policy().map(Enum::name).getOrElse("-"));
            out.append(' ').append(chain.counters()).append('\n');
        }
        for (Chain chain : table.inOrder()) {
            for (Rule rule : chain.rules()) {
                out.append(rule.counters()
                        .map(Counters::toString)
                        .map(c -> c + " ")
                        .getOrElse(""));
                out.append(line(chain.name(), text.apply(rule))).append('\n');
            }
        }
        return out.append("COMMIT\n").toString();
    }

    /** Returns the line that appends a rule. */
    public static String line(String chain, String rule) {
        return "-A " + chain + (rule.isEmpty() ? "" : " " + rule);
    }
}
