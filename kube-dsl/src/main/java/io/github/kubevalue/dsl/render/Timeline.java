package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dsl.text.TextTable;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.cluster.Transition;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
import java.time.Duration;

/** How a cluster came to rest, as text and as JSON. */
public final class Timeline {
    private Timeline() {}

    /** Returns the verdict in a line and, if asked for, every transition under it. */
    public static String text(Convergence convergence, boolean transitions) {
        String verdict = convergence.converged()
                ? "converged at " + time(convergence.at()) + " after " + convergence.steps() + " steps"
                : "did not converge: " + convergence.reason().get();
        String outcome = verdict + "\n" + waiting(convergence);
        if (!transitions) {
            return outcome;
        }
        TextTable table = TextTable.of("AT", "ACTOR", "VERB", "OBJECT", "WHY");
        for (Transition each : convergence.transitions()) {
            table = table.row(
                    time(each.at()), each.actor(), each.verb(), each.object().toString(), each.why());
        }
        return table + "\n" + outcome;
    }

    /** The pods that rest without being ready, if any. */
    private static String waiting(Convergence convergence) {
        Seq<Waiting> pods = Waiting.in(convergence.cluster());
        return pods.isEmpty()
                ? ""
                : "\nAt rest, but not ready:\n"
                        + pods.map(each -> "  " + each.pod() + "   " + each.why() + "\n")
                                .mkString();
    }

    /** Returns {@code {converged, at, steps, reason?, transitions}}. */
    public static Json json(Convergence convergence) {
        var fields = JsonText.object()
                .put("converged", Json.of(convergence.converged()))
                .put("at", Json.of(time(convergence.at())))
                .put("steps", Json.of((long) convergence.steps()));
        var withReason = convergence
                .reason()
                .map(why -> fields.put("reason", Json.of(why)))
                .getOrElse(fields);
        var withWaiting = withReason.put(
                "notReady",
                JsonText.array(Waiting.in(convergence.cluster())
                        .map(each -> new Json.Obj(JsonText.object()
                                .put("object", Json.of(each.pod().toString()))
                                .put("why", Json.of(each.why()))))));
        return new Json.Obj(withWaiting.put(
                "transitions",
                JsonText.array(convergence
                        .transitions()
                        .map(each -> new Json.Obj(JsonText.object()
                                .put("at", Json.of(time(each.at())))
                                .put("actor", Json.of(each.actor()))
                                .put("verb", Json.of(each.verb()))
                                .put("object", Json.of(each.object().toString()))
                                .put("why", Json.of(each.why())))))));
    }

    /** Returns {@code 12s}, {@code 1m30s}, {@code 0.5s}. */
    static String time(Duration duration) {
        long minutes = duration.toMinutes();
        Duration rest = duration.minusMinutes(minutes);
        String seconds = rest.toMillisPart() == 0 ? rest.toSecondsPart() + "s" : (rest.toMillis() / 1000.0) + "s";
        return minutes == 0 ? seconds : minutes + "m" + (rest.isZero() ? "" : seconds);
    }
}
