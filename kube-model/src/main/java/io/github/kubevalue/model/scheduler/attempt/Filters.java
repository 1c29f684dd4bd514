package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.PluginVerdict;
import io.github.kubevalue.model.scheduler.Status;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The filter plugins of a profile, each of which has looked at the pod and at the cluster. */
final class Filters {
    private final Vector<Prepared> first;
    private final Vector<Prepared> all;
    private final Prepared[] judging;

    private Filters(Vector<Prepared> first, Vector<Prepared> all) {
        this.first = first.filter(Prepared::isConcerned);
        this.all = all;
        this.judging = all.filter(Prepared::isConcerned).toJavaArray(Prepared[]::new);
    }

    private record Prepared(String plugin, Filter filter) {
        static Prepared of(FilterPlugin plugin, Cycle cycle) {
            return new Prepared(plugin.name(), plugin.prepare(cycle));
        }

        boolean isConcerned() {
            return !(filter instanceof Filter.Pass);
        }

        Option<Set<String>> only() {
            return filter instanceof Filter.Judge judge ? judge.only() : Option.none();
        }

        PluginVerdict verdict(NodeInfo node) {
            return new PluginVerdict(plugin, filter.judge(node));
        }
    }

    static Filters of(Cycle cycle, Profile profile) {
        Vector<Prepared> all = profile.filters().toVector().map(plugin -> Prepared.of(plugin, cycle));
        Vector<Prepared> first = profile.preFilters()
                .toVector()
                .map(plugin -> all.find(prepared -> prepared.plugin.equals(plugin.name()))
                        .getOrElse(() -> Prepared.of(plugin, cycle)));
        return new Filters(first, all);
    }

    /** What keeps the pod off all nodes, if something does. */
    // pkg/scheduler/framework/runtime/framework.go, RunPreFilterPlugins
    Option<PluginVerdict> refusal() {
        Vector<PluginVerdict> refused = first.filter(prepared -> prepared.filter instanceof Filter.Refusal)
                .map(prepared -> new PluginVerdict(prepared.plugin, ((Filter.Refusal) prepared.filter).status()));
        return refused.find(verdict -> verdict.status() instanceof Status.Unresolvable)
                .orElse(this::contradiction)
                .orElse(refused::lastOption);
    }

    private Option<PluginVerdict> contradiction() {
        if (!only().exists(Set::isEmpty)) {
            return Option.none();
        }
        Vector<String> names = restricting();
        String who = names.size() == 1 ? names.head() : "(s) " + list(names) + " simultaneously";
        String message = "node(s) didn't satisfy plugin" + (names.size() == 1 ? " " : "") + who;
        return Option.of(new PluginVerdict(names.last(), Status.unresolvable(message)));
    }

    private Vector<String> restricting() {
        return first.filter(prepared -> prepared.only().isDefined())
                .map(Prepared::plugin)
                .sorted();
    }

    private static String list(Seq<String> names) {
        return names.mkString("[", " ", "]");
    }

    /** The names of the only nodes that come into question; none if all do. */
    Option<Set<String>> only() {
        return first.flatMap(Prepared::only).reduceOption(Set::intersect);
    }

    /** What is said of the nodes that do not come into question. */
    // pkg/scheduler/schedule_one.go, findNodesThatFitPod
    Vector<PluginVerdict> ruledOut() {
        Vector<String> names = restricting();
        Status status = Status.unresolvable("node(s) didn't satisfy plugin(s) " + list(names));
        return names.map(name -> new PluginVerdict(name, status));
    }

    /** The first refusal of a node; none if the pod can run there. */
    Option<PluginVerdict> refusalOf(NodeInfo node) {
        for (Prepared prepared : judging) {
            Status status = prepared.filter.judge(node);
            if (!status.isSuccess()) {
                return Option.of(new PluginVerdict(prepared.plugin, status));
            }
        }
        return Option.none();
    }

    /** What each plugin says of a node; of one that does not come into question, who ruled it out says so. */
    Vector<PluginVerdict> verdicts(NodeInfo node) {
        boolean isOut = only().exists(names -> !names.contains(node.name()));
        Vector<PluginVerdict> out = isOut ? ruledOut() : refusal().toVector();
        Vector<PluginVerdict> said = all.map(prepared ->
                out.find(verdict -> verdict.plugin().equals(prepared.plugin)).getOrElse(() -> prepared.verdict(node)));
        return said.appendAll(out.filter(verdict -> !said.contains(verdict)));
    }
}
