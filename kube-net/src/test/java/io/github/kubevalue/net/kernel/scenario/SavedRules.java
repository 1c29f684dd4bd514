package io.github.kubevalue.net.kernel.scenario;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What iptables-save prints, in an order that both of its backends have. */
final class SavedRules {
    private SavedRules() {}

    /** Returns the lines: tables, then chains by name, without remarks and counters; the rules of a chain keep their order. */
    static Seq<String> inOrder(String text) {
        Seq<String> lines = Vector.of(text.split("\n")).filter(line -> !line.startsWith("#"));
        return lines.map(line -> line.replaceAll(" \\[\\d+:\\d+]", ""))
                .foldLeft(Vector.<Vector<String>>empty(), SavedRules::add)
                .filter(SavedRules::saysSomething)
                .sortBy(Vector::head)
                .flatMap(table -> table.sortBy(SavedRules::place));
    }

    /** The legacy backend prints a table that was once asked for, though nothing is in it. */
    private static boolean saysSomething(Vector<String> table) {
        return table.exists(line -> line.startsWith("-A") || line.startsWith(":") && !line.endsWith(" ACCEPT"));
    }

    private static Vector<Vector<String>> add(Vector<Vector<String>> tables, String line) {
        return line.startsWith("*")
                ? tables.append(Vector.of(line))
                : tables.update(tables.size() - 1, tables.last().append(line));
    }

    private static String place(String line) {
        return line.startsWith("-A ") ? "-" + line.split(" ")[1] : line.startsWith(":") ? "+" + line : " ";
    }
}
