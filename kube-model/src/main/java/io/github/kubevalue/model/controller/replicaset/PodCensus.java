package io.github.kubevalue.model.controller.replicaset;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Tally;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;

/**
 * How many pods an object controls, by their labels: pods of one template have the same, so one match tells of all of them whether
 * they are selected. A commutative group under {@link #plus} with {@link #NONE} and {@link #minus}.
 *
 * @param byLabels the number of pods that have the same labels, none of them nothing
 */
record PodCensus(Map<SortedMap<String, String>, Count> byLabels) {
    /** No pods. */
    static final PodCensus NONE = new PodCensus(HashMap.empty());

    /** The pods that have not ended, by the uid of what controls them. */
    static final Tally<Pod, PodCensus> BY_CONTROLLER = Tally.of(
                    "pods by controller",
                    Pod.KIND,
                    new Tally.Group<>(NONE, PodCensus::plus, PodCensus::minus),
                    (Pod pod) -> pod.metadata()
                            .controllerRef()
                            .filter(owner -> !pod.isTerminal())
                            .map(owner -> new Tally.Entry<>(owner.uid(), of(pod))))
            .withSame((one, other) -> one.isTerminal() == other.isTerminal()
                    && one.isReady() == other.isReady()
                    && one.metadata().isDeleting() == other.metadata().isDeleting()
                    && one.metadata().labels().equals(other.metadata().labels())
                    && one.metadata().ownerReferences().equals(other.metadata().ownerReferences()));

    /**
     * How many pods there are.
     *
     * @param active those that count
     * @param ready those of them that are ready
     * @param terminating those that are on their way out
     */
    record Count(int active, int ready, int terminating) {
        private static final Count ZERO = new Count(0, 0, 0);

        private Count plus(Count other, int sign) {
            return new Count(
                    active + sign * other.active, ready + sign * other.ready, terminating + sign * other.terminating);
        }
    }

    private static PodCensus of(Pod pod) {
        Count number = pod.metadata().isDeleting() ? new Count(0, 0, 1) : new Count(1, pod.isReady() ? 1 : 0, 0);
        return new PodCensus(HashMap.of(pod.metadata().labels(), number));
    }

    PodCensus plus(PodCensus other) {
        return with(other, 1);
    }

    PodCensus minus(PodCensus other) {
        return with(other, -1);
    }

    private PodCensus with(PodCensus other, int sign) {
        return new PodCensus(other.byLabels.foldLeft(byLabels, (all, entry) -> {
            Count number = all.getOrElse(entry._1, Count.ZERO).plus(entry._2, sign);
            return number.equals(Count.ZERO) ? all.remove(entry._1) : all.put(entry._1, number);
        }));
    }

    /** Returns how many pods a set has; none if that takes a look at each: pods to adopt, to release, or not yet available. */
    static Option<PodCounts> counts(Snapshot snapshot, ReplicaSet set) {
        return set.spec().minReadySeconds() > 0 || hasOrphans(snapshot, set)
                ? Option.none()
                : set.metadata()
                        .uid()
                        .map(uid -> snapshot.sum(BY_CONTROLLER, uid))
                        .filter(census -> census.areSelected(set.spec().selector()))
                        .map(census -> census.counts(set));
    }

    /** Whether there are pods that the set would adopt. */
    private static boolean hasOrphans(Snapshot snapshot, ReplicaSet set) {
        return snapshot.count(PodIndexes.ORPHANS, set.namespace()) > 0
                && snapshot.by(PodIndexes.ORPHANS, set.namespace())
                        .exists(pod -> pod.isActive()
                                && set.spec().selector().matches(pod.metadata().labels()));
    }

    private boolean areSelected(LabelSelector selector) {
        return byLabels.forAll(entry -> selector.matches(entry._1));
    }

    private PodCounts counts(ReplicaSet set) {
        Count all = byLabels.values().fold(Count.ZERO, (one, other) -> one.plus(other, 1));
        int labelled =
                byLabels.foldLeft(0, (sum, entry) -> isFullyLabelled(set, entry._1) ? sum + entry._2.active : sum);
        return new PodCounts(all.active, labelled, all.ready, all.ready, all.terminating);
    }

    /** Whether pods with these labels have all that the template has. */
    static boolean isFullyLabelled(ReplicaSet set, Map<String, String> labels) {
        return set.spec()
                .template()
                .metadata()
                .labels()
                .forAll(label -> labels.get(label._1).contains(label._2));
    }
}
