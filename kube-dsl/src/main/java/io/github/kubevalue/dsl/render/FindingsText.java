package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Severity;
import io.github.kubevalue.model.manifest.Place;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/** Findings for people: the worst first, each with its evidence and what to do. */
public final class FindingsText {
    private FindingsText() {}

    /** Returns the findings under a heading for each severity, and a line that counts them. */
    public static String of(Seq<Finding> findings, Function<Finding, Option<Place>> places) {
        StringBuilder text = new StringBuilder();
        for (Severity severity : Severity.values()) {
            Seq<Finding> group = findings.filter(finding -> finding.severity() == severity);
            if (!group.isEmpty()) {
                text.append(heading(severity)).append("\n\n");
                group.forEach(finding -> append(text, finding, places.apply(finding)));
            }
        }
        return text.append(summary(findings)).append('\n').toString();
    }

    private static String heading(Severity severity) {
        return switch (severity) {
            case ERROR -> "ERRORS";
            case WARNING -> "WARNINGS";
            case INFO -> "TO KNOW";
        };
    }

    private static void append(StringBuilder text, Finding finding, Option<Place> place) {
        text.append(finding.object())
                .append("  ")
                .append(finding.field())
                .append("  [")
                .append(finding.id())
                .append(']')
                .append(place.map(where -> "  " + where).getOrElse(""))
                .append('\n')
                .append("  ")
                .append(finding.message())
                .append('\n');
        finding.because()
                .forEach(fact -> text.append("    because  ").append(fact).append('\n'));
        text.append("    fix      ").append(finding.fix()).append("\n\n");
    }

    private static String summary(Seq<Finding> findings) {
        int errors = findings.count(finding -> finding.severity() == Severity.ERROR);
        int warnings = findings.count(finding -> finding.severity() == Severity.WARNING);
        return errors + warnings == 0
                ? "nothing found"
                : counted(errors, "error") + ", " + counted(warnings, "warning");
    }

    private static String counted(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
