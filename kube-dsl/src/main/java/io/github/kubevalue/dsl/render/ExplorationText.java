package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dsl.text.TextTable;
import io.github.kubevalue.model.cluster.Transition;
import io.github.kubevalue.model.explore.Counterexample;
import io.github.kubevalue.model.explore.Explored;
import io.github.kubevalue.model.explore.Move;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;

/** What came of an exploration, as text and as JSON. */
public final class ExplorationText {
    private ExplorationText() {}

    /** Returns the verdict in a line, what was looked at, and the way to a counterexample. */
    public static String text(Explored explored) {
        String verdict = explored.counterexample()
                .map(found -> "does not hold: " + found + "\n\n" + way(found.way()) + "\n")
                .getOrElse(explored.isComplete() ? "holds in every order\n" : "holds as far as was looked\n");
        return verdict + explored.states() + " states, " + explored.transitions() + " transitions, " + explored.rests()
                + " of rest, depth " + explored.depth() + (explored.isComplete() ? "" : "; there are more") + "\n";
    }

    /** Returns a way as a timeline. */
    public static String way(Seq<Move> way) {
        TextTable table = TextTable.of("AT", "WHAT HAPPENS", "WRITES");
        for (Move move : way) {
            table = table.row(
                    Timeline.time(move.at()),
                    move.action(),
                    move.transitions().map(ExplorationText::write).mkString("; "));
        }
        return table.toString();
    }

    private static String write(Transition transition) {
        return transition.verb() + " " + transition.object() + ": " + transition.why();
    }

    /** Returns {@code {states, transitions, rests, depth, complete, converged, counterexample?: {name, fault, way}}}. */
    public static Json json(Explored explored) {
        var fields = JsonText.object()
                .put("states", Json.of((long) explored.states()))
                .put("transitions", Json.of(explored.transitions()))
                .put("rests", Json.of((long) explored.rests()))
                .put("depth", Json.of((long) explored.depth()))
                .put("complete", Json.of(explored.isComplete()))
                .put("converged", Json.of(explored.holds()));
        return new Json.Obj(explored.counterexample()
                .map(found -> fields.put("counterexample", json(found)))
                .getOrElse(fields));
    }

    private static Json json(Counterexample found) {
        return new Json.Obj(JsonText.object()
                .put("name", Json.of(found.name()))
                .put("fault", Json.of(found.fault()))
                .put(
                        "way",
                        JsonText.array(found.way()
                                .map(move -> new Json.Obj(JsonText.object()
                                        .put("at", Json.of(Timeline.time(move.at())))
                                        .put("action", Json.of(move.action()))
                                        .put("transitions", Timeline.json(move.transitions())))))));
    }
}
