package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * How many pods of each namespace run on each node, by their labels: what a selector counts, without looking at the pods.
 * Pods of one template have the same labels, so there are few entries; labels that name a single pod are left out.
 *
 * @param namespaces for each namespace and set of labels, how many pods are on each node
 */
record PodCensus(Map<String, Map<SortedMap<String, String>, PerNode>> namespaces) {
    /** No pods. */
    static final PodCensus NONE = new PodCensus(HashMap.empty());

    private static final Vector<String> INDIVIDUAL =
            Vector.of("apps.kubernetes.io/pod-index", "statefulset.kubernetes.io/pod-name");

    /** Returns the census with a pod on the node in a slot so many times more. */
    PodCensus with(Pod pod, int slot, int times) {
        SortedMap<String, String> labels = INDIVIDUAL.foldLeft(pod.metadata().labels(), SortedMap::remove);
        Map<SortedMap<String, String>, PerNode> groups = namespaces.getOrElse(pod.namespace(), HashMap.empty());
        PerNode counts = groups.getOrElse(labels, PerNode.NONE).plus(slot, times);
        Map<SortedMap<String, String>, PerNode> changed =
                counts.isEmpty() ? groups.remove(labels) : groups.put(labels, counts);
        return new PodCensus(
                changed.isEmpty() ? namespaces.remove(pod.namespace()) : namespaces.put(pod.namespace(), changed));
    }

    /** Whether a selector speaks of labels that name a single pod, which are not told apart here. */
    private static boolean isIndividual(LabelSelector selector) {
        return INDIVIDUAL.exists(label -> selector.matchLabels().containsKey(label)
                || selector.matchExpressions().exists(one -> one.key().equals(label)));
    }

    /** Returns how many pods on each node have labels that all selectors select; none if one is of single pods. */
    Option<PerNode> selected(String namespace, Vector<LabelSelector> selectors) {
        if (selectors.exists(PodCensus::isIndividual)) {
            return Option.none();
        }
        PerNode sum = PerNode.NONE;
        for (Tuple2<SortedMap<String, String>, PerNode> group : namespaces.getOrElse(namespace, HashMap.empty())) {
            if (selectors.forAll(selector -> selector.matches(group._1))) {
                sum = sum.plus(group._2);
            }
        }
        return Option.of(sum);
    }
}
