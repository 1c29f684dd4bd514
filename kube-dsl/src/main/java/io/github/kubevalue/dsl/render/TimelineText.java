package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dsl.text.TextTable;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.timeline.Moment;
import io.github.kubevalue.model.timeline.PodState;
import io.github.kubevalue.model.timeline.Standing;
import io.github.kubevalue.model.timeline.Timeline;
import io.vavr.collection.Iterator;
import io.vavr.collection.Vector;

/**
 * A timeline as a person reads it: what happened line by line, equal things to equal pods in one line, and after each moment
 * how the workloads stand, a sign for each pod.
 */
public final class TimelineText {
    private static final String LEGEND =
            "● available   ◐ ready, not yet available   ○ not ready   ◌ terminating   ✓ succeeded   ✗ failed\n";

    /** How many pods are drawn one by one. */
    private static final int DRAWN = 30;

    private final Timeline timeline;
    private final boolean isOfOneNamespace;

    private TimelineText(Timeline timeline) {
        this.timeline = timeline;
        isOfOneNamespace = timeline.namespaces().size() == 1;
    }

    /** Returns the lines, and what the signs stand for. */
    public static String of(Timeline timeline) {
        return new TimelineText(timeline).text();
    }

    private String text() {
        Vector<Vector<TimelineLine>> lines = timeline.moments().map(moment -> TimelineLine.of(moment.happenings()));
        Iterator<String> rows = Vector.of(table(lines).split("\n")).iterator();
        String header = rows.next();
        String margin = " ".repeat(header.indexOf("WHO"));
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < lines.size(); i++) {
            Moment moment = timeline.moments().get(i);
            text.append(rows.take(lines.get(i).size()).map(row -> row + "\n").mkString());
            text.append(moment.standings()
                    .map(standing -> margin + standing(standing) + "\n")
                    .mkString());
            text.append('\n');
        }
        boolean isDrawn =
                timeline.moments().exists(moment -> !moment.standings().isEmpty());
        return text + (isDrawn ? LEGEND + "\n" : "");
    }

    private String table(Vector<Vector<TimelineLine>> lines) {
        TextTable table = TextTable.of("AT", "WHO", "WHAT", "OBJECT", "MESSAGE");
        String last = "";
        for (int i = 0; i < lines.size(); i++) {
            String at = io.github.kubevalue.dsl.render.Timeline.time(
                    timeline.moments().get(i).at());
            for (TimelineLine line : lines.get(i)) {
                table = table.row(
                        at.equals(last) ? "" : at,
                        line.actor(),
                        line.reasons(),
                        line.object().map(this::name).getOrElse(line::objects),
                        line.message());
                last = at;
            }
        }
        return table.toString();
    }

    /** A namespace that all objects have goes without saying. */
    private String name(ResourceKey key) {
        return isOfOneNamespace ? key.toString().replace("/" + key.namespace() + "/", "/") : key.toString();
    }

    private String standing(Standing standing) {
        String parts = standing.parts()
                .map(part -> (part.name() + " " + signs(part.pods().toVector())).strip())
                .mkString("   ");
        return name(standing.workload()) + ":   " + (parts.isEmpty() ? "no pods" : parts);
    }

    private static String signs(Vector<PodState> pods) {
        if (pods.size() <= DRAWN) {
            return pods.map(TimelineText::sign).mkString();
        }
        return Vector.of(PodState.values())
                .filter(pods::contains)
                .map(state -> sign(state) + " " + pods.count(state::equals))
                .mkString(" ");
    }

    private static String sign(PodState state) {
        return switch (state) {
            case SUCCEEDED -> "✓";
            case AVAILABLE -> "●";
            case READY -> "◐";
            case UNREADY -> "○";
            case TERMINATING -> "◌";
            case FAILED -> "✗";
        };
    }
}
