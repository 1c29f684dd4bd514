package io.github.kubevalue.net.nftables.text;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * An object of a table, line by line.
 *
 * @param kind {@code chain}, {@code ct helper}
 * @param name its name
 * @param line the number of its first line, counted from 1
 * @param lines its lines, from the one that names it to the closing brace
 */
record Block(String kind, String name, int line, Seq<String> lines) {

    String text() {
        return lines.mkString("", "\n", "\n");
    }

    /** What stands inside, trimmed; an element that goes on in the next line is one with it. */
    Seq<String> statements() {
        Vector<String> statements = Vector.empty();
        boolean open = false;
        for (String line : lines.tail().init()) {
            statements = open
                    ? statements.update(statements.size() - 1, statements.last() + " " + line.strip())
                    : statements.append(line.strip());
            String last = statements.last();
            open = last.startsWith("elements") && !last.endsWith("}");
        }
        return statements;
    }
}
