package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.core.NodeInclusionPolicy;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.MatchLabelKeys;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

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
                MatchLabelKeys.merged(constraint.labelSelector(), pod, constraint.matchLabelKeys(), Vector.empty()),
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

    /** Whether a node has the labels of all constraints. */
    static boolean haveLabels(NodeInfo node, Seq<Constraint> constraints) {
        return constraints.forAll(constraint -> node.label(constraint.key()).isDefined());
    }

    /** Whether pods on a node count. */
    boolean includes(NodeInfo node, Pod pod) {
        boolean suits = !honorsAffinity || pod.spec().matches(node.node());
        return suits && (!honorsTaints || tolerated(node, pod));
    }

    private static boolean tolerated(NodeInfo node, Pod pod) {
        return node.taints().forAll(pod.spec()::tolerates);
    }

    /** Whether the pod itself counts, once it is placed. */
    boolean selects(Pod pod) {
        return selector.exists(one -> one.matches(pod.metadata().labels()));
    }

    /** How many pods count on each node, by its name; nodes without any are left out. */
    Map<String, Integer> counts(Cycle cycle) {
        return selector.filter(one -> !one.isEverything())
                .map(one -> cycle.counts(cycle.pod().namespace(), one))
                .getOrElse(HashMap.empty());
    }
}
