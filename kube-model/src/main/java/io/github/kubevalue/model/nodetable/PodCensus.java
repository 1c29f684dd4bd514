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
     * Pods of the same labels.
     *
     * @param labels the labels
     * @param pods how many there are on each node
     */
    private record Alike(SortedMap<String, String> labels, PerNode pods) {
        boolean areSelected(Vector<LabelSelector> selectors) {
            return selectors.forAll(selector -> selector.matches(labels));
        }
    }

    /**
     * How many pods of a namespace run on each node.
     *
     * @param numbers the number of each set of labels, by which it is known as long as there are pods that have it
     * @param alike the pods of each set
     * @param withLabel the sets that have a label
     * @param next the number of the next set
     */
    private record Counts(
            Map<SortedMap<String, String>, Integer> numbers,
            Map<Integer, Alike> alike,
            Map<Tuple2<String, String>, Set<Integer>> withLabel,
            int next) {
        static final Counts NONE = new Counts(HashMap.empty(), HashMap.empty(), HashMap.empty(), 0);

        Counts with(SortedMap<String, String> labels, int slot, int times) {
            Option<Integer> known = numbers.get(labels);
            int number = known.getOrElse(next);
            PerNode before = known.flatMap(alike::get).map(Alike::pods).getOrElse(PerNode.NONE);
            PerNode after = before.plus(slot, times);
            if (after.isEmpty()) {
                return without(labels, number);
            }
            return (known.isDefined() ? this : added(labels)).counting(number, new Alike(labels, after));
        }

        private Counts counting(int number, Alike pods) {
            return new Counts(numbers, alike.put(number, pods), withLabel, next);
        }

        private Counts added(SortedMap<String, String> labels) {
            return new Counts(
                    numbers.put(labels, next),
                    alike,
                    labels.foldLeft(
                            withLabel,
                            (all, label) -> all.put(label, with(label).add(next))),
                    next + 1);
        }

        private Counts without(SortedMap<String, String> labels, int number) {
            return new Counts(
                    numbers.remove(labels),
                    alike.remove(number),
                    labels.foldLeft(withLabel, (all, label) -> {
                        Set<Integer> left = with(label).remove(number);
                        return left.isEmpty() ? all.remove(label) : all.put(label, left);
                    }),
                    next);
        }

        private Set<Integer> with(Tuple2<String, String> label) {
            return withLabel.getOrElse(label, HashSet.empty());
        }

        PerNode selected(Vector<LabelSelector> selectors) {
            PerNode sum = PerNode.NONE;
            for (int number : candidates(selectors)) {
                Alike pods = alike.get(number).get();
                sum = pods.areSelected(selectors) ? sum.plus(pods.pods) : sum;
            }
            return sum;
        }

        /** The sets that come into question: those of which fewest share a label that must be there. */
        private Set<Integer> candidates(Vector<LabelSelector> selectors) {
            return selectors
                    .flatMap(LabelSelector::matchLabels)
                    .map(this::with)
                    .minBy(Set::size)
                    .getOrElse(alike::keySet);
        }
    }

    /** Returns the census with a pod on the node in a slot so many times more. */
    PodCensus with(Pod pod, int slot, int times) {
        SortedMap<String, String> labels = INDIVIDUAL.foldLeft(pod.metadata().labels(), SortedMap::remove);
        Counts counts = namespaces.getOrElse(pod.namespace(), Counts.NONE).with(labels, slot, times);
        return new PodCensus(
                counts.alike.isEmpty() ? namespaces.remove(pod.namespace()) : namespaces.put(pod.namespace(), counts));
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
