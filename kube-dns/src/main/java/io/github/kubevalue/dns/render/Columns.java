package io.github.kubevalue.dns.render;

/** A line laid out in dig's columns, which are tab stops. */
final class Columns {
    private static final int TAB = 8;

    private final StringBuilder text = new StringBuilder();
    private int column;

    Columns add(String part) {
        text.append(part);
        column += part.length();
        return this;
    }

    /** Moves to a column, or one on if the line is there already. */
    Columns to(int wanted) {
        int target = Math.max(wanted, column + 1);
        int tabs = target / TAB - column / TAB;
        if (tabs > 0) {
            text.append("\t".repeat(tabs));
            column = target / TAB * TAB;
        }
        text.append(" ".repeat(target - column));
        column = target;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
