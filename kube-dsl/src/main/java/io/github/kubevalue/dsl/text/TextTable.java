package io.github.kubevalue.dsl.text;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Columns under a header, three blanks apart, as kubectl lays them out. */
public final class TextTable {
    private final Seq<Seq<String>> rows;

    private TextTable(Seq<Seq<String>> rows) {
        this.rows = rows;
    }

    /** Begins a table with that header. */
    public static TextTable of(String... header) {
        return of(Vector.of(header));
    }

    /** Begins a table with that header. */
    public static TextTable of(Seq<String> header) {
        return new TextTable(Vector.of(header));
    }

    /** Returns this table with one row more. */
    public TextTable row(String... cells) {
        return row(Vector.of(cells));
    }

    /** Returns this table with one row more. */
    public TextTable row(Seq<String> cells) {
        return new TextTable(rows.append(cells));
    }

    /** Returns the lines, each ended, without blanks at their ends. */
    @Override
    public String toString() {
        int columns = rows.head().size();
        Seq<Integer> widths = Vector.range(0, columns)
                .map(column -> rows.map(row -> row.get(column).length()).max().get());
        StringBuilder text = new StringBuilder();
        for (Seq<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(row.get(column))
                        .append(" ".repeat(widths.get(column) - row.get(column).length() + 3));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
