package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dsl.text.TextTable;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.cluster.Fight;
import io.github.kubevalue.model.cluster.Livelock;
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
        String outcome =
                verdict + "\n" + convergence.livelock().map(Timeline::turn).getOrElse("") + waiting(convergence);
        return transitions ? table(convergence.transitions()) + "\n" + outcome : outcome;
    }

    /** What is done and undone over and over. */
    private static String turn(Livelock livelock) {
        return "\nOver and over again:\n" + table(livelock.turn()).indent(2);
    }

    /** Returns a table of what was written. */
    static String table(Seq<Transition> transitions) {
        TextTable table = TextTable.of("AT", "ACTOR", "VERB", "OBJECT", "WHY");
        for (Transition each : transitions) {
            table = table.row(
                    time(each.at()), each.actor(), each.verb(), each.object().toString(), each.why());
        }
        return table.toString();
    }

    /** The pods that rest without being ready, if any. */
    private static String waiting(Convergence convergence) {
        Seq<Waiting> pods = Waiting.in(convergence.cluster());
        return pods.isEmpty()
                ? ""
                : (convergence.converged() ? "\nAt rest, but not ready:\n" : "\nNot ready:\n")
                        + pods.map(each -> "  " + each.pod() + "   " + each.why() + "\n")
                                .mkString();
    }

    /** Returns {@code {converged, at, steps, reason?, livelock?, notReady, transitions}}. */
    public static Json.Obj json(Convergence convergence) {
        var fields = JsonText.object()
                .put("converged", Json.of(convergence.converged()))
                .put("at", Json.of(time(convergence.at())))
                .put("steps", Json.of((long) convergence.steps()));
        var withReason = convergence
                .reason()
                .map(why -> fields.put("reason", Json.of(why)))
                .getOrElse(fields);
        var withLivelock = convergence
                .livelock()
                .map(livelock -> withReason.put("livelock", json(livelock)))
                .getOrElse(withReason);
        var withWaiting = withLivelock.put(
                "notReady",
                JsonText.array(Waiting.in(convergence.cluster())
                        .map(each -> new Json.Obj(JsonText.object()
                                .put("object", Json.of(each.pod().toString()))
                                .put("why", Json.of(each.why()))))));
        return new Json.Obj(withWaiting.put("transitions", json(convergence.transitions())));
    }

    /** Returns {@code {writers, fights: [{object, field?, writers, values?, text}], period, leavings, turn}}. */
    private static Json json(Livelock livelock) {
        return new Json.Obj(JsonText.object()
                .put("writers", JsonText.array(livelock.writers().map(Json::of)))
                .put("fights", JsonText.array(livelock.fights().map(Timeline::json)))
                .put("period", Json.of(time(livelock.period())))
                .put("leavings", JsonText.array(livelock.leavings().map(Json::of)))
                .put("turn", json(livelock.turn())));
    }

    private static Json json(Fight fight) {
        var fields = JsonText.object()
                .put("object", Json.of(fight.object()))
                .put("writers", JsonText.array(fight.writers().map(Json::of)))
                .put("text", Json.of(fight.toString()));
        return new Json.Obj(
                fight instanceof Fight.OverField over
                        ? fields.put("field", Json.of(over.field()))
                                .put(
                                        "values",
                                        JsonText.array(over.claims()
                                                .map(Fight.Claim::value)
                                                .distinct()
                                                .map(Json::of)))
                        : fields);
    }

    /** Returns {@code [{at, actor, verb, object, why}]}. */
    static Json json(Seq<Transition> transitions) {
        return JsonText.array(transitions.map(each -> new Json.Obj(JsonText.object()
                .put("at", Json.of(time(each.at())))
                .put("actor", Json.of(each.actor()))
                .put("verb", Json.of(each.verb()))
                .put("object", Json.of(each.object().toString()))
                .put("why", Json.of(each.why())))));
    }

    /** Returns {@code 12s}, {@code 1m30s}, {@code 0.5s}. */
    static String time(Duration duration) {
        long minutes = duration.toMinutes();
        Duration rest = duration.minusMinutes(minutes);
        String seconds = rest.toMillisPart() == 0 ? rest.toSecondsPart() + "s" : (rest.toMillis() / 1000.0) + "s";
        return minutes == 0 ? seconds : minutes + "m" + (rest.isZero() ? "" : seconds);
    }
}
