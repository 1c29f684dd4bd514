package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The constraints by which pods without any of their own are spread over nodes and zones. */
final class DefaultConstraints {
    // pkg/scheduler/framework/plugins/podtopologyspread/plugin.go, systemDefaultConstraints
    private static final int NODE_SKEW = 3;
    private static final int ZONE_SKEW = 5;
    private static final String ZONE = "topology.kubernetes.io/zone";

    private DefaultConstraints() {}

    static Seq<Constraint> of(Cycle cycle) {
        LabelSelector selector = selector(cycle.snapshot(), cycle.pod());
        return selector.isEverything()
                ? Vector.empty()
                : Vector.of(
                        Constraint.preferred(NODE_SKEW, SpreadScore.HOSTNAME, selector),
                        Constraint.preferred(ZONE_SKEW, ZONE, selector));
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
        return switch (owner.kind()) {
            case "ReplicaSet" ->
                snapshot.get(ReplicaSet.KIND, pod.namespace(), owner.name())
                        .map(set -> set.spec().selector());
            case "StatefulSet" ->
                snapshot.get(StatefulSet.KIND, pod.namespace(), owner.name())
                        .map(set -> set.spec().selector());
            default -> Option.none();
        };
    }
}
