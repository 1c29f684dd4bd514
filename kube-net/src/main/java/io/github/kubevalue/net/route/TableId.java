package io.github.kubevalue.net.route;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The number of a table of routes, by which rules name it.
 *
 * @param number 1 to 2^32 - 1
 */
public record TableId(long number) implements Comparable<TableId> {
    /** The namespace's own addresses. */
    public static final TableId LOCAL = new TableId(255);
    /** Where {@code ip route add} adds. */
    public static final TableId MAIN = new TableId(254);
    /** The last one that is asked; empty as a rule. */
    public static final TableId DEFAULT = new TableId(253);

    private static final Vector<TableId> NAMED = Vector.of(LOCAL, MAIN, DEFAULT);

    /** Refuses a number that is none of a table. */
    public TableId {
        if (number < 1 || number > 0xffffffffL) {
            throw new IllegalArgumentException("table must be 1 to 4294967295, was " + number);
        }
    }

    /** Reads a name or number. */
    public static Option<TableId> tryParse(String text) {
        return NAMED.find(table -> table.toString().equals(text))
                .orElse(() -> Option.when(text.matches("[1-9][0-9]{0,9}"), () -> Long.parseLong(text))
                        .filter(number -> number <= 0xffffffffL)
                        .map(TableId::new));
    }

    @Override
    public int compareTo(TableId other) {
        return Long.compare(number, other.number);
    }

    /** Returns {@code main}, or {@code 100}. */
    @Override
    public String toString() {
        if (equals(LOCAL)) {
            return "local";
        }
        if (equals(MAIN)) {
            return "main";
        }
        return equals(DEFAULT) ? "default" : Long.toString(number);
    }
}
