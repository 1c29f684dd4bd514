package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.NodeTable;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.PluginVerdict;
import io.github.kubevalue.model.scheduler.attempt.Decision.Placed;
import io.github.kubevalue.model.scheduler.attempt.Decision.Unschedulable;
import io.github.kubevalue.model.scheduler.attempt.PostFilterPlugin.Rescue;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides where a pod is to run, by the plugins of a profile.
 *
 * <p>Laws: a node that is chosen passed all filters; among the best nodes the choice is even; and what is decided is what
 * {@linkplain #evaluate the evidence} says.
 */
public final class Scheduler {
    private final Profile profile;

    /** Returns the scheduler that runs those plugins. */
    public Scheduler(Profile profile) {
        this.profile = profile;
    }

    /** Its plugins. */
    public Profile profile() {
        return profile;
    }

    /**
     * Returns what every plugin says of the pod on every node: the answer to "why not node-3?". A pod that is bound
     * already is taken as if it were to be placed anew.
     */
    public Evaluation evaluate(Snapshot snapshot, Pod pod) {
        Pod unbound = pod.withSpec(pod.spec().withNodeName(Option.none()));
        Cycle cycle = Cycle.of(unbound, snapshot);
        Cycle anew = pod.spec()
                .nodeName()
                .flatMap(cycle::node)
                .filter(node -> !pod.isTerminal())
                .map(node -> cycle.without(node, Vector.of(pod)))
                .getOrElse(cycle);
        return Evaluation.complete(new Trial(anew, profile), profile);
    }

    /** Returns where a pod is to run, or why nowhere; the first of the nodes is looked at first. */
    public Decision decide(Snapshot snapshot, Pod pod, Choice choice) {
        return decide(snapshot, pod, Vector.empty(), 0, choice);
    }

    /**
     * Returns where a pod is to run, or why nowhere.
     *
     * @param assumed pods that the snapshot does not show as bound yet
     * @param start with which node, by its place, the search begins
     * @param choice where ties are drawn
     */
    public Decision decide(Snapshot snapshot, Pod pod, Seq<Pod> assumed, int start, Choice choice) {
        Cycle cycle = assumed.foldLeft(Cycle.of(pod, snapshot), Scheduler::assuming);
        Trial trial = new Trial(cycle, profile);
        if (trial.cycle().table().size() == 0) {
            Evaluation nothing = new Evaluation(pod.key(), Option.none(), Vector.empty(), Vector.empty());
            return new Unschedulable(FitMessage.NO_NODES, new Rescue.Hopeless(""), nothing, start);
        }
        if (trial.filters().outlook().refusal().isDefined()) {
            return nowhere(trial, Search.nothing(start), choice);
        }
        Search search = searched(trial, start);
        return search.feasible.isEmpty() ? nowhere(trial, search, choice) : placed(trial.cycle(), search, choice);
    }

    private static Cycle assuming(Cycle cycle, Pod bound) {
        return bound.spec()
                .nodeName()
                .flatMap(cycle::node)
                .map(node -> cycle.with(node, Vector.of(bound)))
                .getOrElse(cycle);
    }

    /** A node on which the pod cannot run. */
    private record Refused(NodeInfo node, PluginVerdict why) {}

    /** The nodes that were found to come into question, those that were not, and with which the next search begins. */
    private record Search(Nodes feasible, List<Refused> refused, int next) {
        static Search nothing(int start) {
            return new Search(Nodes.NONE, List.of(), start);
        }

        Map<String, PluginVerdict> refusals() {
            return HashMap.ofEntries(Vector.ofAll(refused).map(each -> Tuple.of(each.node.name(), each.why)));
        }
    }

    // pkg/scheduler/schedule_one.go, evaluateNominatedNode: the node that is nominated for the pod is enough, if it
    // will do
    private Search searched(Trial trial, int start) {
        Option<NodeInfo> nominated = trial.cycle().pod().nominatedNode().flatMap(trial.cycle()::node);
        Option<Refused> refused = nominated.flatMap(node -> refusal(trial, node));
        return nominated.isDefined() && refused.isEmpty()
                ? new Search(trial.cycle().table().nodes(nominated.get().slot()), List.of(), start)
                : searched(trial, start, refused);
    }

    // pkg/scheduler/schedule_one.go, findNodesThatPassFilters
    private Search searched(Trial trial, int start, Option<Refused> nominated) {
        NodeTable table = trial.cycle().table();
        Option<Array<NodeInfo>> only = trial.filters().outlook().only().map(names -> named(names, table));
        int size = only.fold(table::size, Array::size);
        int wanted = profile.nodesToFind(size);
        int[] feasible = new int[Math.min(wanted, size)];
        int found = 0;
        List<Refused> refused = new ArrayList<>();
        for (int looked = 0; looked < size && found < wanted; looked++) {
            int slot = only.isEmpty()
                    ? table.slot((start + looked) % size)
                    : only.get().get(looked).slot();
            Option<Refused> refusal = trial.isKnownToPass(slot) ? Option.none() : refusal(trial, table.in(slot));
            if (refusal.isEmpty()) {
                feasible[found++] = slot;
            } else {
                refused.add(refusal.get());
            }
        }
        nominated.filter(tried -> !refused.contains(tried)).forEach(refused::add);
        Nodes nodes = table.nodes(Arrays.copyOf(feasible, found));
        return new Search(nodes, refused, (start + found + refused.size()) % table.size());
    }

    private static Option<Refused> refusal(Trial trial, NodeInfo node) {
        return trial.refusalOf(node).map(why -> new Refused(node, why));
    }

    private static Array<NodeInfo> named(Set<String> names, NodeTable table) {
        return Array.ofAll(names.toVector().sorted().flatMap(table::get));
    }

    private Decision placed(Cycle cycle, Search search, Choice choice) {
        Nodes feasible = search.feasible;
        if (feasible.size() == 1) {
            Board nobody = Board.of(cycle, Nodes.NONE, Vector.empty());
            return new Placed(feasible.get(0).name(), nobody, search.next);
        }
        Board board = Board.of(cycle, feasible, profile.scores());
        int chosen = choice.among("node of " + cycle.pod().key(), board.totals().countBest());
        return new Placed(feasible.get(board.totals().best(chosen)).name(), board, search.next);
    }

    private Unschedulable nowhere(Trial trial, Search search, Choice choice) {
        Evaluation evaluation = Evaluation.of(trial, search.refusals());
        String fit = FitMessage.of(evaluation);
        Rescue rescue = profile.lastResort()
                .map(plugin -> plugin.rescue(trial, evaluation, choice))
                .getOrElse(new Rescue.Hopeless(""));
        String message = rescue.message().isEmpty() ? fit : fit + " " + rescue.message();
        return new Unschedulable(message, rescue, evaluation, search.next);
    }
}
