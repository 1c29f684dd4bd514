package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Scores;
import io.github.kubevalue.model.scheduler.Status;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A filter plugin that says what a table says: {@code A} is content, {@code A-} is not concerned, {@code A=n1,n2} names the only nodes,
 * {@code A!why} and {@code A!!why} refuse the pod, and {@code A~n1,n2} refuses nodes.
 *
 * @param name its name
 * @param says its answer
 */
record Says(String name, Function<Cycle, Filter> says) implements FilterPlugin {

    /** Returns the plugins that a table names, separated by spaces. */
    static Seq<FilterPlugin> all(String text) {
        return text.isEmpty() ? Vector.empty() : Vector.of(text.split(" ")).map(Says::of);
    }

    private static Says of(String text) {
        String name = text.replaceAll("[-=!~].*", "");
        String rest = text.substring(name.length());
        Filter filter = filter(rest);
        return new Says(name, cycle -> filter);
    }

    private static Filter filter(String text) {
        if (text.startsWith("!")) {
            String why = text.replaceFirst("!!?", "").replace('_', ' ');
            return Filter.refusal(text.startsWith("!!") ? Status.unresolvable(why) : Status.unschedulable(why));
        }
        if (text.startsWith("=")) {
            return Filter.among(names(text.substring(1)), node -> Status.SUCCESS);
        }
        if (text.startsWith("~")) {
            Set<String> refused = names(text.substring(1));
            return Filter.of(node -> Status.of(!refused.contains(node.name()), Status.unschedulable("Nodes failed")));
        }
        return text.isEmpty() ? Filter.of(node -> Status.SUCCESS) : Filter.PASS;
    }

    private static Set<String> names(String text) {
        return text.isEmpty() ? HashSet.empty() : HashSet.of(text.split(","));
    }

    @Override
    public Filter prepare(Cycle cycle) {
        return says.apply(cycle);
    }

    /**
     * A preference that a table says.
     *
     * @param name its name
     * @param points the score of a node
     */
    record Prefers(String name, ToLongFunction<NodeInfo> points) implements ScorePlugin {

        /** Returns the preference that gives each node so many points: {@code n1=3,n2=7}. */
        static Prefers of(String name, String text) {
            HashMap<String, Long> points = HashMap.ofEntries(Vector.of(text.split(","))
                    .map(one -> one.split("="))
                    .map(one -> Tuple.of(one[0], Long.parseLong(one[1]))));
            return new Prefers(name, node -> points.getOrElse(node.name(), 0L));
        }

        @Override
        public Option<Scores> score(Cycle cycle, Nodes feasible) {
            return Option.of(Scores.of(feasible, points));
        }
    }
}
