package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.core.NodeInclusionPolicy;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.NodeMatch;
import io.github.kubevalue.model.nodetable.NodeTable;
import io.github.kubevalue.model.nodetable.PerNode;
import io.github.kubevalue.model.nodetable.Topology;
import io.github.kubevalue.model.scheduler.Cycle;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * A spread constraint, with its defaults filled in.
 *
 * @param maxSkew by how much a domain may exceed the emptiest one
 * @param key the label of nodes whose values are the domains
 * @param selector which pods count; none for no pods
 * @param minDomains below how many domains the emptiest counts as empty
 * @param honorsAffinity whether nodes that the pod cannot run on by selector or affinity are left out
 * @param honorsTaints whether nodes with taints that the pod does not tolerate are left out
 */
record Constraint(
        int maxSkew,
        String key,
        Option<LabelSelector> selector,
        int minDomains,
        boolean honorsAffinity,
        boolean honorsTaints) {
    // pkg/scheduler/framework/plugins/podtopologyspread/common.go

    /** Those of the constraints that are to be enforced in that way, for a pod. */
    static Seq<Constraint> of(
            Pod pod, Seq<TopologySpreadConstraint> constraints, UnsatisfiableConstraintAction action) {
        return constraints
                .filter(constraint -> constraint.whenUnsatisfiable().equals(action))
                .map(constraint -> of(pod, constraint));
    }

    private static Constraint of(Pod pod, TopologySpreadConstraint constraint) {
        return new Constraint(
                constraint.maxSkew(),
                constraint.topologyKey(),
                // the pod's labels may have changed since the selector took over those that it had when it was created
                constraint
                        .labelSelector()
                        .map(selector -> selector.with(
                                constraint.matchLabelKeys(),
                                LabelSelectorOperator.IN,
                                pod.metadata().labels())),
                constraint.minDomains().getOrElse(1),
                constraint
                        .nodeAffinityPolicy()
                        .getOrElse(NodeInclusionPolicy.HONOR)
                        .equals(NodeInclusionPolicy.HONOR),
                constraint
                        .nodeTaintsPolicy()
                        .getOrElse(NodeInclusionPolicy.IGNORE)
                        .equals(NodeInclusionPolicy.HONOR));
    }

    Constraint withSelector(LabelSelector other) {
        return new Constraint(maxSkew, key, Option.of(other), minDomains, honorsAffinity, honorsTaints);
    }

    /** The domains of each of the constraints. */
    static Topology[] topologies(NodeTable table, Seq<Constraint> constraints) {
        return constraints.map(constraint -> table.topology(constraint.key())).toJavaArray(Topology[]::new);
    }

    /** Whether a node has the labels of all domains. */
    static boolean haveLabels(NodeInfo node, Topology[] all) {
        return haveLabels(node.slot(), all);
    }

    /** Likewise, the node in a slot. */
    static boolean haveLabels(int slot, Topology[] all) {
        for (Topology topology : all) {
            if (!topology.includes(slot)) {
                return false;
            }
        }
        return true;
    }

    /** Whether pods on some nodes may not count. */
    boolean restricts(Cycle cycle) {
        PodSpec spec = cycle.pod().spec();
        boolean selects =
                !spec.nodeSelector().isEmpty() || NodeMatch.required(spec).isDefined();
        return honorsAffinity && selects || honorsTaints && cycle.table().hasTaints();
    }

    /** Returns whether pods on a node count. */
    Predicate<NodeInfo> included(Cycle cycle) {
        Predicate<NodeInfo> suits = honorsAffinity ? NodeMatch.of(cycle.pod().spec(), cycle.table()) : node -> true;
        return honorsTaints ? suits.and(node -> node.taints().forAll(cycle.pod().spec()::tolerates)) : suits;
    }

    /** Whether the pod itself counts, once it is placed. */
    boolean selects(Pod pod) {
        return selector.exists(one -> one.matches(pod.metadata().labels()));
    }

    /** How many pods count on each node. */
    PerNode counts(Cycle cycle) {
        return selector.filter(one -> !one.isEverything())
                .map(one -> cycle.counts(cycle.pod().namespace(), one))
                .getOrElse(PerNode.NONE);
    }
}
