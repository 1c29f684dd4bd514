package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Tally;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * How many pods of a namespace run on each node, by their labels: what a selector counts, without looking at the pods.
 * Pods of one template have the same labels, so there are few entries; labels that name a single pod are left out. A
 * commutative group under {@link #plus} with {@link #NONE} and {@link #minus}.
 *
 * @param nodes for each set of labels, how many pods are on each node
 */
record PodCensus(Map<SortedMap<String, String>, Map<String, Integer>> nodes) {
    /** No pods. */
    static final PodCensus NONE = new PodCensus(HashMap.empty());

    /** By namespace, the pods that are bound to a node and have not ended. */
    static final Tally<Pod, PodCensus> PRESENT = tally("census of pods", pod -> true);

    /** Likewise those of them that are to be deleted. */
    static final Tally<Pod, PodCensus> LEAVING =
            tally("census of leaving pods", pod -> pod.metadata().isDeleting());

    private static final Vector<String> INDIVIDUAL =
            Vector.of("apps.kubernetes.io/pod-index", "statefulset.kubernetes.io/pod-name");

    private static Tally<Pod, PodCensus> tally(String name, Predicate<Pod> who) {
        return Tally.of(
                        name,
                        Pod.KIND,
                        new Tally.Group<>(NONE, PodCensus::plus, PodCensus::minus),
                        (Pod pod) -> pod.spec()
                                .nodeName()
                                .filter(node -> !pod.isTerminal() && who.test(pod))
                                .map(node -> new Tally.Entry<>(pod.namespace(), of(pod, node))))
                .withSame((one, other) -> one.spec()
                                .nodeName()
                                .equals(other.spec().nodeName())
                        && one.metadata().labels().equals(other.metadata().labels())
                        && one.isTerminal() == other.isTerminal()
                        && one.metadata().isDeleting() == other.metadata().isDeleting());
    }

    /** Returns the census of one pod on a node. */
    static PodCensus of(Pod pod, String node) {
        SortedMap<String, String> labels = INDIVIDUAL.foldLeft(pod.metadata().labels(), SortedMap::remove);
        return new PodCensus(HashMap.of(labels, HashMap.of(node, 1)));
    }

    PodCensus plus(PodCensus other) {
        return with(other, 1);
    }

    PodCensus minus(PodCensus other) {
        return with(other, -1);
    }

    private PodCensus with(PodCensus other, int sign) {
        return new PodCensus(other.nodes.foldLeft(nodes, (all, entry) -> {
            Map<String, Integer> sum = added(all.getOrElse(entry._1, HashMap.empty()), entry._2, sign);
            return sum.isEmpty() ? all.remove(entry._1) : all.put(entry._1, sum);
        }));
    }

    /** Returns counts with others added so many times; those that come to 0 are left out. */
    static Map<String, Integer> added(Map<String, Integer> counts, Map<String, Integer> more, int times) {
        return more.foldLeft(counts, (all, entry) -> added(all, entry._1, times * entry._2));
    }

    static Map<String, Integer> added(Map<String, Integer> counts, String node, int more) {
        int count = counts.getOrElse(node, 0) + more;
        return count == 0 ? counts.remove(node) : counts.put(node, count);
    }

    /** Whether a selector speaks of labels that name a single pod, which are not told apart here. */
    static boolean isIndividual(LabelSelector selector) {
        return INDIVIDUAL.exists(label -> selector.matchLabels().containsKey(label)
                || selector.matchExpressions().exists(one -> one.key().equals(label)));
    }

    /** Returns how many pods on each node have labels that all selectors select; none if one is of single pods. */
    Option<Map<String, Integer>> selected(Vector<LabelSelector> selectors) {
        return Option.when(
                selectors.forAll(selector -> !isIndividual(selector)),
                () -> nodes.filterKeys(labels -> selectors.forAll(selector -> selector.matches(labels)))
                        .values()
                        .foldLeft(
                                (Map<String, Integer>) HashMap.<String, Integer>empty(),
                                (all, counts) -> all.isEmpty() ? counts : added(all, counts, 1)));
    }
}
