package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.PluginVerdict;
import io.github.kubevalue.model.scheduler.Status;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What plugins say of a pod before any node is looked at. They are asked one after the other until one refuses the pod in a way that
 * no removal of pods can lift, or no node is left.
 *
 * @param refusal what keeps the pod off all nodes, if something does
 * @param only the names of the only nodes that come into question; none if all do
 * @param restricting the plugins that named them
 */
// pkg/scheduler/framework/runtime/framework.go, RunPreFilterPlugins
record Outlook(Option<PluginVerdict> refusal, Option<Set<String>> only, SortedSet<String> restricting) {
    private static final Outlook OPEN = new Outlook(Option.none(), Option.none(), TreeSet.empty());

    static Outlook of(Seq<Prepared> plugins) {
        return plugins.foldLeft(OPEN, (outlook, plugin) -> outlook.isClosed() ? outlook : outlook.after(plugin));
    }

    private boolean isClosed() {
        return refusal.exists(verdict -> verdict.status() instanceof Status.Unresolvable);
    }

    private Outlook after(Prepared plugin) {
        if (plugin.filter() instanceof Filter.Refusal said) {
            Option<PluginVerdict> verdict = Option.of(new PluginVerdict(plugin.plugin(), said.status()));
            return said.status() instanceof Status.Unresolvable
                    ? new Outlook(verdict, Option.none(), TreeSet.empty())
                    : new Outlook(verdict, only, restricting);
        }
        return plugin.only().fold(() -> this, names -> restricted(plugin.plugin(), names));
    }

    private Outlook restricted(String plugin, Set<String> names) {
        Set<String> left = only.fold(() -> names, names::intersect);
        SortedSet<String> who = restricting.add(plugin);
        return new Outlook(left.isEmpty() ? Option.of(contradiction(who)) : refusal, Option.of(left), who);
    }

    private static PluginVerdict contradiction(SortedSet<String> names) {
        String who = names.size() == 1 ? " " + names.head() : "(s) " + list(names) + " simultaneously";
        return new PluginVerdict(names.last(), Status.unresolvable("node(s) didn't satisfy plugin" + who));
    }

    private static String list(SortedSet<String> names) {
        return names.mkString("[", " ", "]");
    }

    /** Whether a node does not come into question. */
    boolean rulesOut(String node) {
        return only.exists(names -> !names.contains(node));
    }

    /** What is said of the nodes that do not come into question. */
    // pkg/scheduler/schedule_one.go, findNodesThatFitPod
    Vector<PluginVerdict> ruledOut() {
        Status status = Status.unresolvable("node(s) didn't satisfy plugin(s) " + list(restricting));
        return restricting.toVector().map(name -> new PluginVerdict(name, status));
    }
}
