package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.cel.Checker.Issue;
import io.vavr.collection.Vector;

/** Shows where in a text something is wrong. (cel-go, common/error.go) */
final class Sources {
    private Sources() {}

    /** Returns the problems one after the other, each with its line and a mark under its place. */
    static String shown(String text, Vector<Issue> issues) {
        return issues.sortBy(Issue::at).map(issue -> shown(text, issue)).mkString("\n");
    }

    private static String shown(String text, Issue issue) {
        int start = text.lastIndexOf('\n', Math.max(0, Math.min(issue.at(), text.length()) - 1)) + 1;
        int end = text.indexOf('\n', start);
        long line = text.substring(0, start)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count()
                + 1;
        int column = issue.at() - start;
        return "ERROR: <input>:" + line + ":" + (column + 1) + ": " + issue.message()
                + "\n | " + text.substring(start, end < 0 ? text.length() : end).replace('\t', ' ')
                + "\n | " + ".".repeat(Math.max(0, column)) + "^";
    }
}
