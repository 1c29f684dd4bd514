package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Scores;
import io.github.kubevalue.model.scheduler.attempt.Decision.NodeScore;
import io.github.kubevalue.model.scheduler.attempt.Profile.Weighted;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * How the nodes are scored on which a pod could run.
 *
 * @param nodes the nodes
 * @param plugins what each plugin that has something to say says, unweighted
 * @param totals the weighted sums
 */
public record Board(Nodes nodes, Vector<Row> plugins, Scores totals) {

    /**
     * What one plugin says.
     *
     * @param plugin its name
     * @param weight how much it counts
     * @param scores its scores, in the order of the nodes
     */
    public record Row(String plugin, int weight, Scores scores) {}

    static Board of(Cycle cycle, Nodes nodes, Seq<Weighted> plugins) {
        Vector<Row> rows = Vector.empty();
        for (Weighted weighted : nodes.isEmpty() ? Vector.<Weighted>empty() : plugins) {
            Option<Scores> scores = weighted.plugin().score(cycle, nodes);
            if (scores.isDefined()) {
                rows = rows.append(new Row(weighted.plugin().name(), weighted.weight(), scores.get()));
            }
        }
        Scores totals = rows.foldLeft(Scores.same(nodes.size(), 0), (sum, row) -> sum.plus(row.scores(), row.weight()));
        return new Board(nodes, rows, totals);
    }

    /** The score of each node, in their order. */
    public Seq<NodeScore> all() {
        return Vector.range(0, nodes.size()).map(this::at);
    }

    /** The score of a node. */
    public Option<NodeScore> of(String node) {
        int place = Array.ofAll(nodes).indexWhere(one -> one.name().equals(node));
        return Option.when(place >= 0, () -> at(place));
    }

    private NodeScore at(int place) {
        Map<String, Long> points = plugins.foldLeft(
                LinkedHashMap.empty(),
                (all, row) -> all.put(row.plugin(), row.scores().get(place) * row.weight()));
        return new NodeScore(nodes.get(place).name(), points, totals.get(place));
    }
}
