package io.github.kubevalue.model.controller.selection;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Tally;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A pod that may be an endpoint, as Services see it: it has an address and has not ended. Two versions of a pod are equal if no
 * Service can tell them apart.
 *
 * @param pod the pod
 */
public record Backing(Pod pod) {

    /** The pods of a namespace by name, under each of their labels, as {@link PodIndexes#label} writes it. */
    public static final Tally<Pod, Roll<Backing>> BY_LABEL = Tally.ofMany(
                    "endpoints by label",
                    Pod.KIND,
                    new Tally.Group<Roll<Backing>>(Roll.empty(), Roll::plus, Roll::minus),
                    Backing::entries)
            .withSame(Backing::areSame);

    private static Seq<Tally.Entry<Roll<Backing>>> entries(Pod pod) {
        if (!mayBe(pod)) {
            return Vector.empty();
        }
        Roll<Backing> roll = Roll.of(pod.name(), new Backing(pod));
        return pod.metadata()
                .labels()
                .toVector()
                .map(label -> new Tally.Entry<>(PodIndexes.label(pod.namespace(), label), roll));
    }

    /** Whether a pod may be an endpoint. */
    static boolean mayBe(Pod pod) {
        // endpointslice/util/controller_utils.go, ShouldPodBeInEndpoints
        return !pod.isTerminal() && !pod.ips().isEmpty();
    }

    /**
     * Returns those of a namespace that have one of the labels that a selector asks for, namely the one that the fewest pods have.
     */
    public static Roll<Backing> candidates(Snapshot snapshot, String namespace, LabelSelector selector) {
        return selector.matchLabels()
                .toVector()
                .map(label -> PodIndexes.label(namespace, label))
                .map(label -> snapshot.sum(BY_LABEL, label))
                .minBy(Roll::size)
                .getOrElse(Roll.empty());
    }

    private static boolean areSame(Pod one, Pod other) {
        return Visible.isSame(one, other) && one.spec().equals(other.spec());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Backing backing
                && pod.name().equals(backing.pod.name())
                && pod.namespace().equals(backing.pod.namespace())
                && areSame(pod, backing.pod);
    }

    @Override
    public int hashCode() {
        return pod.metadata().uid().hashCode();
    }
}
