package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Counters;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Policy;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.text.TextProblem;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the format of iptables-save, line by line: iptables/iptables-restore.c. */
final class RulesetParser {
    private static final Pattern COUNTERS = Pattern.compile("\\[(\\d{1,18}):(\\d{1,18})]");

    private Ruleset ruleset = Ruleset.EMPTY;
    private @Nullable Table table;
    /** Targets are told from chains only when all chains of the table are known. */
    private Vector<Pending> pending = Vector.empty();

    private Vector<Dump.Part> parts = Vector.empty();
    private Vector<TextProblem> notModelled = Vector.empty();
    private int line;

    /** A rule that waits for the end of its table; at the head of its chain or at its end. */
    private record Pending(int line, String chain, boolean insert, String text, Option<Counters> counters) {}

    Dump parse(String text) {
        for (String each : text.lines().toList()) {
            line++;
            String trimmed = each.strip();
            if (trimmed.startsWith("#")) {
                parts = parts.append(new Dump.Part.Comment(each));
            } else if (!trimmed.isEmpty()) {
                read(trimmed);
            }
        }
        if (table != null) {
            line++;
            throw new SyntaxError("COMMIT expected at the end of table " + table.name());
        }
        return new Dump(ruleset, parts, notModelled);
    }

    int line() {
        return line;
    }

    private void read(String text) {
        if (text.startsWith("*")) {
            begin(text.substring(1).strip());
            return;
        }
        Table open = table;
        if (open == null) {
            throw new SyntaxError("a table (*filter, *nat …) expected before \"" + text + "\"");
        }
        if (text.equals("COMMIT")) {
            commit(open);
        } else if (text.startsWith(":")) {
            table = open.with(declared(open, text.substring(1)));
        } else {
            command(open, text);
        }
    }

    private void begin(String name) {
        if (table != null) {
            throw new SyntaxError("COMMIT expected before table " + name);
        }
        TableName known = TableName.tryParse(name)
                .getOrElseThrow(() -> new SyntaxError("can't initialize iptables table \"" + name + "\""));
        table = ruleset.table(known);
    }

    private Chain declared(Table open, String text) {
        String[] parts = text.split("\\s+");
        if (parts.length < 2) {
            throw new SyntaxError("a chain needs a policy, or \"-\"");
        }
        Counters counters = parts.length > 2 ? counters(parts[2]) : Counters.ZERO;
        Chain chain = open.chain(parts[0]).getOrElse(() -> Chain.named(parts[0]));
        return chain.withCounters(counters).withPolicy(policy(open, parts[0], parts[1]));
    }

    private static Option<Policy> policy(Table open, String chain, String text) {
        boolean builtIn = open.name().hooks().exists(hook -> hook.name().equals(chain));
        Option<Policy> policy =
                Vector.of(Policy.values()).find(each -> each.name().equals(text));
        if (builtIn ? policy.isEmpty() : !text.equals("-")) {
            throw new SyntaxError("bad policy \"" + text + "\" of chain " + chain);
        }
        return policy;
    }

    private static Counters counters(String text) {
        Matcher matcher = COUNTERS.matcher(text);
        if (!matcher.matches()) {
            throw new SyntaxError("not counters: \"" + text + "\"");
        }
        return new Counters(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    private void command(Table open, String text) {
        Option<Counters> counted = Option.none();
        String rest = text;
        if (text.startsWith("[")) {
            int end = text.indexOf(']') + 1;
            counted = Option.some(counters(text.substring(0, end)));
            rest = text.substring(end).strip();
        }
        String[] parts = rest.split("\\s+", 3);
        if (parts.length < 2) {
            throw new SyntaxError("a command and a chain expected, was \"" + text + "\"");
        }
        String tail = parts.length > 2 ? parts[2] : "";
        switch (parts[0]) {
            case "-A", "--append" -> later(parts[1], false, tail, counted);
            case "-I", "--insert" -> later(parts[1], true, tail.replaceFirst("^1( |$)", ""), counted);
            case "-N", "--new-chain" -> table = open.with(Chain.named(parts[1]));
            case "-P", "--policy" ->
                table = open.with(open.chain(parts[1])
                        .getOrElse(() -> Chain.named(parts[1]))
                        .withPolicy(policy(open, parts[1], tail)));
            case "-F", "--flush" ->
                pending = pending.reject(rule -> rule.chain().equals(parts[1]));
            case "-X", "--delete-chain" -> table = open.without(parts[1]);
            default -> throw new SyntaxError("unknown command \"" + parts[0] + "\"");
        }
    }

    /** Says what no walk can decide; those who never meet it need not care. */
    private void report(Rule rule) {
        for (Match match : rule.matches()) {
            if (match.bare() instanceof Match.Unknown unknown) {
                notModelled = notModelled.append(new TextProblem(line, "not modelled: " + unknown.text()));
            }
        }
        if (rule.target() instanceof Target.Unknown unknown) {
            notModelled = notModelled.append(new TextProblem(line, "not modelled: " + unknown.text()));
        }
    }

    private void later(String chain, boolean insert, String text, Option<Counters> counted) {
        pending = pending.append(new Pending(line, chain, insert, text, counted));
    }

    private void commit(Table open) {
        int last = line;
        Set<String> chains = HashSet.ofAll(open.chains().keySet());
        Table filled = open;
        for (Pending rule : pending) {
            line = rule.line();
            Chain chain = filled.chain(rule.chain())
                    .getOrElseThrow(() -> new SyntaxError("no chain " + rule.chain() + " in table " + open.name()));
            Rule parsed = new RuleParser(Words.of(rule.text()), chains).parse(rule.counters());
            report(parsed);
            filled = filled.with(rule.insert() ? chain.prepend(parsed) : chain.append(parsed));
        }
        line = last;
        ruleset = ruleset.with(filled);
        Dump.Part part = new Dump.Part.Rules(open.name());
        parts = parts.remove(part).append(part);
        table = null;
        pending = Vector.empty();
    }
}
