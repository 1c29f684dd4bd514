package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.PluginVerdict;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * A filter plugin that has looked at the pod and at the cluster.
 *
 * @param plugin its name
 * @param filter what it has to say of the pod
 */
record Prepared(String plugin, Filter filter) {
    static Prepared of(FilterPlugin plugin, Cycle cycle) {
        return new Prepared(plugin.name(), plugin.prepare(cycle));
    }

    boolean isConcerned() {
        return !(filter instanceof Filter.Pass);
    }

    /** The names of the only nodes that it lets come into question; none if it says nothing of that kind. */
    Option<Set<String>> only() {
        return filter instanceof Filter.Judge judge ? judge.only() : Option.none();
    }

    PluginVerdict verdict(NodeInfo node) {
        return new PluginVerdict(plugin, filter.judge(node));
    }
}
