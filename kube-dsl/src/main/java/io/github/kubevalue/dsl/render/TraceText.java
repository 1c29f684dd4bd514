package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dsl.ask.Answer;
import io.github.kubevalue.dsl.ask.LikelyAnswer;
import io.github.kubevalue.dsl.text.TextTable;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** A trace for people: the verdict first, then the way there and back, place by place. */
public final class TraceText {
    private static final int LINE = 78;
    private static final int WHERE = 18;
    private static final String MARGIN = " ".repeat(22);

    private TraceText() {}

    /** Returns one way. */
    public static String of(Answer answer) {
        Trace trace = answer.trace();
        StringBuilder text = new StringBuilder();
        text.append(answer.question().from())
                .append(" → ")
                .append(answer.question().to())
                .append("   ")
                .append(verdict(trace))
                .append('\n')
                .append("  ")
                .append(trace.reason())
                .append('\n');
        if (!answer.name().isLiteral() && answer.name().lookup().isFound()) {
            text.append("  ").append(answer.name().describe()).append('\n');
        }
        trace.seenFrom()
                .forEach(source -> text.append("  ")
                        .append(trace.pod().get())
                        .append(" sees it come from ")
                        .append(Flows.withoutSymbols(source.toString()))
                        .append('\n'));
        section(text, "THERE", trace.hops());
        section(text, "BACK", trace.reply());
        conntrack(text, trace);
        return text.toString();
    }

    /** Returns all ways: how likely each verdict is, then each in a few lines. */
    public static String of(Seq<LikelyAnswer> answers) {
        StringBuilder text = new StringBuilder();
        text.append(answers.head().answer().question().from())
                .append(" → ")
                .append(answers.head().answer().question().to())
                .append('\n');
        TextTable table = TextTable.of("PROBABILITY", "OUTCOME", "RECEIVER", "SEEN FROM", "VIA");
        for (LikelyAnswer likely : answers) {
            Trace trace = likely.answer().trace();
            table = table.row(
                    likely.probability().toString(),
                    verdict(trace),
                    trace.pod().map(Object::toString).getOrElse("-"),
                    trace.seenFrom()
                            .map(source -> Flows.withoutSymbols(source.toString()))
                            .getOrElse("-"),
                    trace.via().mkString(", "));
        }
        text.append(table.toString().indent(2));
        Vector<String> failures = answers.filter(likely -> !likely.answer().isDelivered())
                .map(likely -> likely.answer().trace().reason())
                .distinct()
                .toVector();
        failures.forEach(reason -> text.append("  ").append(reason).append('\n'));
        return text.toString();
    }

    private static String verdict(Trace trace) {
        return trace.outcome() + trace.status().map(status -> " " + status).getOrElse("");
    }

    private static void section(StringBuilder text, String title, Seq<Hop> hops) {
        if (hops.isEmpty()) {
            return;
        }
        text.append('\n').append(title).append('\n');
        Peer at = null;
        for (Seq<Hop> step : HopGroups.of(hops).filter(HopGroups::matters)) {
            if (!step.head().at().equals(at)) {
                at = step.head().at();
                text.append("  ").append(at).append('\n');
            }
            line(text, step);
        }
    }

    private static void line(StringBuilder text, Seq<Hop> step) {
        Hop first = step.head();
        Hop last = step.last();
        boolean translated = !first.before().equals(last.after());
        String where = first.hook() + first.table().map(table -> " " + table).getOrElse("");
        String chains = HopGroups.chains(step);
        String note = Flows.withoutSymbols(HopGroups.note(step));
        text.append("    ")
                .append(where.length() < WHERE ? String.format("%-" + WHERE + "s", where) : where + "\n" + MARGIN)
                .append(wrapped(chains))
                .append(chains.isEmpty() ? note : note.isEmpty() ? "" : " (" + note + ")");
        if (translated) {
            text.append('\n').append(MARGIN).append("⇒ ").append(Flows.arrow(last.after()));
        } else if (isEnd(first)) {
            text.append("   ").append(Flows.arrow(first.after()));
        }
        text.append('\n');
    }

    /** Chains of rules, a few to a line. */
    private static String wrapped(String chains) {
        StringBuilder text = new StringBuilder();
        int width = 0;
        for (String chain : chains.split(" → ")) {
            if (width > 0 && width + chain.length() > LINE) {
                text.append(" →\n").append(MARGIN);
                width = 0;
            }
            text.append(width == 0 ? "" : " → ").append(chain);
            width += chain.length() + 3;
        }
        return text.toString();
    }

    private static boolean isEnd(Hop hop) {
        return hop.hook().equals("send") || hop.hook().equals("socket");
    }

    private static void conntrack(StringBuilder text, Trace trace) {
        if (trace.conntrack().isEmpty()) {
            return;
        }
        text.append("\nCONNTRACK\n");
        trace.conntrack().forEach((node, entries) -> {
            text.append("  node/").append(node).append('\n');
            entries.forEach(entry -> text.append("    ")
                    .append(Flows.withoutSymbols(entry.toString()))
                    .append('\n'));
        });
    }
}
