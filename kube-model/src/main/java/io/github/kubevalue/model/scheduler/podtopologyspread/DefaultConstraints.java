package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.store.Part;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The constraints of pods that have none of their own.
 *
 * @param constraints the constraints, which have no selector: that is what selects the pods of the same Services and owner
 * @param bySystem whether these are those that every cluster has: nodes that lack a label of theirs count too
 */
public record DefaultConstraints(Seq<TopologySpreadConstraint> constraints, boolean bySystem) {
    // pkg/scheduler/framework/plugins/podtopologyspread/plugin.go, systemDefaultConstraints
    /** Those of every cluster: a skew of 3 pods between nodes and of 5 between zones, if it can be. */
    public static final DefaultConstraints SYSTEM = new DefaultConstraints(
            Vector.of(anyway("kubernetes.io/hostname", 3), anyway("topology.kubernetes.io/zone", 5)), true);

    private static final Part<ReplicationController, LabelSelector> OF_CONTROLLER = Part.of(
            ReplicationController.KIND,
            controller -> LabelSelector.of(controller.spec().selector()));
    private static final Part<ReplicaSet, LabelSelector> OF_REPLICA_SET =
            Part.of(ReplicaSet.KIND, set -> set.spec().selector());
    private static final Part<StatefulSet, LabelSelector> OF_STATEFUL_SET =
            Part.of(StatefulSet.KIND, set -> set.spec().selector());

    private static TopologySpreadConstraint anyway(String key, int maxSkew) {
        return TopologySpreadConstraint.builder()
                .topologyKey(key)
                .whenUnsatisfiable(UnsatisfiableConstraintAction.SCHEDULE_ANYWAY)
                .maxSkew(maxSkew)
                .build();
    }

    Seq<Constraint> of(Pod pod, Snapshot snapshot, UnsatisfiableConstraintAction action) {
        Seq<Constraint> found = Constraint.of(pod, constraints, action);
        if (found.isEmpty()) {
            return found;
        }
        LabelSelector selector = selector(snapshot, pod);
        return selector.isEverything() ? Vector.empty() : found.map(constraint -> constraint.withSelector(selector));
    }

    // pkg/scheduler/framework/plugins/helper/spread.go, DefaultSelector
    private static LabelSelector selector(Snapshot snapshot, Pod pod) {
        SortedMap<String, String> labels = ServiceIndexes.selecting(snapshot, pod)
                .foldLeft(
                        TreeMap.empty(),
                        (all, service) -> all.merge(service.spec().selector()));
        return ofOwner(snapshot, pod)
                .map(owner -> LabelSelector.builder()
                        .matchLabels(labels.merge(owner.matchLabels()))
                        .matchExpressions(owner.matchExpressions())
                        .build())
                .getOrElse(() -> LabelSelector.of(labels));
    }

    private static Option<LabelSelector> ofOwner(Snapshot snapshot, Pod pod) {
        return pod.metadata().controllerRef().flatMap(owner -> selector(snapshot, pod, owner));
    }

    private static Option<LabelSelector> selector(Snapshot snapshot, Pod pod, OwnerReference owner) {
        return switch (owner.apiVersion() + " " + owner.kind()) {
            case "v1 ReplicationController" -> snapshot.get(OF_CONTROLLER, pod.namespace(), owner.name());
            case "apps/v1 ReplicaSet" -> snapshot.get(OF_REPLICA_SET, pod.namespace(), owner.name());
            case "apps/v1 StatefulSet" -> snapshot.get(OF_STATEFUL_SET, pod.namespace(), owner.name());
            default -> Option.none();
        };
    }
}
