package io.github.kubevalue.model.scheduler;

import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The filter plugins of a profile, each of which has looked at the pod and at the cluster. */
final class Filters {
    private final Vector<Prepared> all;
    private final Vector<Prepared> concerned;
    private final Prepared[] judging;

    private Filters(Vector<Prepared> all) {
        this.all = all;
        this.concerned = all.filter(prepared -> !(prepared.filter instanceof Filter.Pass));
        this.judging = concerned.toJavaArray(Prepared[]::new);
    }

    private record Prepared(String plugin, Filter filter) {
        Option<Set<String>> only() {
            return filter instanceof Filter.Judge judge ? judge.only() : Option.none();
        }

        PluginVerdict verdict(NodeInfo node) {
            return new PluginVerdict(plugin, filter.judge(node));
        }
    }

    static Filters of(Cycle cycle, Seq<FilterPlugin> plugins) {
        return new Filters(plugins.toVector().map(plugin -> new Prepared(plugin.name(), plugin.prepare(cycle))));
    }

    /** What keeps the pod off all nodes, if something does. */
    // pkg/scheduler/framework/runtime/framework.go, RunPreFilterPlugins
    Option<PluginVerdict> refusal() {
        Vector<PluginVerdict> refused = concerned
                .filter(prepared -> prepared.filter instanceof Filter.Refusal)
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
        return concerned
                .filter(prepared -> prepared.only().isDefined())
                .map(Prepared::plugin)
                .sorted();
    }

    private static String list(Seq<String> names) {
        return names.mkString("[", " ", "]");
    }

    /** The names of the only nodes that come into question; none if all do. */
    Option<Set<String>> only() {
        return concerned.flatMap(Prepared::only).reduceOption(Set::intersect);
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

    /** What each plugin says of a node. */
    Vector<PluginVerdict> verdicts(NodeInfo node) {
        return all.map(prepared -> prepared.only().exists(names -> !names.contains(node.name()))
                ? ruledOut()
                        .find(verdict -> verdict.plugin().equals(prepared.plugin))
                        .get()
                : prepared.verdict(node));
    }
}
