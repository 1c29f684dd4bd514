package io.github.kubevalue.net.ipset;

import io.github.kubevalue.net.text.TextProblem;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What {@code ipset save} has printed on a node: {@link #text} prints it back.
 *
 * @param byName the sets by their names, in their order
 * @param notModelled the first command of each set that ends a walk in a verdict that names it, by line
 */
public record IpSetDump(LinkedHashMap<String, SavedSet> byName, Vector<TextProblem> notModelled) {
    private static final IpSetDump EMPTY = new IpSetDump(LinkedHashMap.empty(), Vector.empty());

    /** Reads a dump; the problem names the first line that cannot be read. */
    public static Either<TextProblem, IpSetDump> parse(String text) {
        IpSetDump dump = EMPTY;
        int line = 0;
        for (String each : text.lines().toList()) {
            line++;
            String command = each.strip();
            if (command.isEmpty() || command.startsWith("#")) {
                continue;
            }
            Option<SavedSet> changed = IpSetText.after(dump.byName, command);
            if (changed.isEmpty()) {
                return Either.left(new TextProblem(line, "ipset save does not print this: " + command));
            }
            dump = dump.with(line, changed.get());
        }
        return Either.right(dump);
    }

    private IpSetDump with(int line, SavedSet set) {
        boolean wasKnown = byName.get(set.name()).forAll(IpSet.class::isInstance);
        Vector<TextProblem> told = wasKnown && set instanceof UnmodelledSet unmodelled
                ? notModelled.append(new TextProblem(line, "not modelled: " + unmodelled.command()))
                : notModelled;
        return new IpSetDump(byName.put(set.name(), set), told);
    }

    /** Returns the sets. */
    public Seq<SavedSet> sets() {
        return byName.values().toVector();
    }

    /** Returns the commands that make the sets, as {@code ipset restore} reads them. */
    public String text() {
        return sets().map(SavedSet::text).mkString();
    }
}
