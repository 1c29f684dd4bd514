package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * How many pods of a namespace run on each node, by their labels: what a selector counts, without looking at the pods.
 * Pods of one template have the same labels, so there are few entries; labels that name a single pod are left out. A
 * commutative group under {@link #plus} with {@link #NONE} and {@link #minus}.
 *
 * @param nodes for each set of labels, how many pods are on each node
 */
public record PodCensus(Map<SortedMap<String, String>, Map<String, Integer>> nodes) {
    /** No pods. */
    public static final PodCensus NONE = new PodCensus(HashMap.empty());

    private static final Vector<String> INDIVIDUAL =
            Vector.of("apps.kubernetes.io/pod-index", "statefulset.kubernetes.io/pod-name");

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

    private static Map<String, Integer> added(Map<String, Integer> counts, Map<String, Integer> more, int sign) {
        return more.foldLeft(counts, (all, entry) -> {
            int count = all.getOrElse(entry._1, 0) + sign * entry._2;
            return count == 0 ? all.remove(entry._1) : all.put(entry._1, count);
        });
    }

    /** Returns how many pods a selector selects on each node; none if it speaks of labels that name a single pod. */
    public Option<Map<String, Integer>> selected(LabelSelector selector) {
        boolean individual = INDIVIDUAL.exists(label -> selector.matchLabels().containsKey(label)
                || selector.matchExpressions().exists(one -> one.key().equals(label)));
        return Option.when(
                !individual,
                () -> nodes.filterKeys(selector::matches)
                        .values()
                        .foldLeft(
                                (Map<String, Integer>) HashMap.<String, Integer>empty(),
                                (all, counts) -> all.isEmpty() ? counts : added(all, counts, 1)));
    }
}
