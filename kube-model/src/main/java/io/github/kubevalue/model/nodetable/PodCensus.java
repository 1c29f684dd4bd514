package io.github.kubevalue.model.nodetable;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * How many pods of each namespace run on each node, by their labels: what a selector counts, without looking at the pods.
 * Pods of one template have the same labels, so there are few entries; labels that name a single pod are left out.
 *
 * @param namespaces what is counted in each namespace
 */
record PodCensus(Map<String, Counts> namespaces) {
    /** No pods. */
    static final PodCensus NONE = new PodCensus(HashMap.empty());

    private static final Vector<String> INDIVIDUAL =
            Vector.of("apps.kubernetes.io/pod-index", "statefulset.kubernetes.io/pod-name");

    /**
     * How many pods of a namespace run on each node.
     *
     * @param pods by all their labels
     * @param withLabel with which labels there are pods, by each of the labels
     */
    private record Counts(
            Map<SortedMap<String, String>, PerNode> pods,
            Map<Tuple2<String, String>, Set<SortedMap<String, String>>> withLabel) {
        static final Counts NONE = new Counts(HashMap.empty(), HashMap.empty());

        Counts with(SortedMap<String, String> labels, int slot, int times) {
            Option<PerNode> before = pods.get(labels);
            PerNode after = before.getOrElse(PerNode.NONE).plus(slot, times);
            if (after.isEmpty()) {
                return new Counts(
                        pods.remove(labels), labels.foldLeft(withLabel, (all, label) -> without(all, label, labels)));
            }
            return new Counts(
                    pods.put(labels, after),
                    before.isDefined()
                            ? withLabel
                            : labels.foldLeft(withLabel, (all, label) -> with(all, label, labels)));
        }

        private static <K, V> Map<K, Set<V>> with(Map<K, Set<V>> all, K key, V value) {
            return all.put(key, all.getOrElse(key, HashSet.empty()).add(value));
        }

        private static <K, V> Map<K, Set<V>> without(Map<K, Set<V>> all, K key, V value) {
            Set<V> left = all.getOrElse(key, HashSet.empty()).remove(value);
            return left.isEmpty() ? all.remove(key) : all.put(key, left);
        }

        PerNode selected(Vector<LabelSelector> selectors) {
            PerNode sum = PerNode.NONE;
            for (SortedMap<String, String> labels : candidates(selectors)) {
                if (selectors.forAll(selector -> selector.matches(labels))) {
                    sum = sum.plus(pods.getOrElse(labels, PerNode.NONE));
                }
            }
            return sum;
        }

        /** The labels that come into question: those of which fewest share a label that must be there. */
        private Set<SortedMap<String, String>> candidates(Vector<LabelSelector> selectors) {
            return selectors
                    .flatMap(LabelSelector::matchLabels)
                    .map(label -> withLabel.getOrElse(label, HashSet.empty()))
                    .minBy(Set::size)
                    .getOrElse(pods::keySet);
        }
    }

    /** Returns the census with a pod on the node in a slot so many times more. */
    PodCensus with(Pod pod, int slot, int times) {
        SortedMap<String, String> labels = INDIVIDUAL.foldLeft(pod.metadata().labels(), SortedMap::remove);
        Counts counts = namespaces.getOrElse(pod.namespace(), Counts.NONE).with(labels, slot, times);
        return new PodCensus(
                counts.pods.isEmpty() ? namespaces.remove(pod.namespace()) : namespaces.put(pod.namespace(), counts));
    }

    /** Whether a selector speaks of labels that name a single pod, which are not told apart here. */
    private static boolean isIndividual(LabelSelector selector) {
        return INDIVIDUAL.exists(label -> selector.matchLabels().containsKey(label)
                || selector.matchExpressions().exists(one -> one.key().equals(label)));
    }

    /** Returns how many pods on each node have labels that all selectors select; none if one is of single pods. */
    Option<PerNode> selected(String namespace, Vector<LabelSelector> selectors) {
        return Option.when(
                !selectors.exists(PodCensus::isIndividual),
                () -> namespaces.getOrElse(namespace, Counts.NONE).selected(selectors));
    }
}
