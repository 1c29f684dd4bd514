package io.github.kubevalue.model.scheduler.interpodaffinity;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Tally;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * On how many pods of each node there is which affinity term. Pods of one template have the same terms, so there are few of them:
 * a pod that comes is matched with each term once, not with each pod. A commutative group under {@link #plus} with {@link #NONE}
 * and {@link #minus}.
 *
 * @param averse required terms of anti-affinity, by node
 * @param attached required terms of affinity, by node
 * @param inclined preferred terms, by node
 */
record TermCensus(
        Map<Term, Map<String, Integer>> averse,
        Map<Term, Map<String, Integer>> attached,
        Map<Term, Map<String, Integer>> inclined) {
    /** No pods. */
    static final TermCensus NONE = new TermCensus(HashMap.empty(), HashMap.empty(), HashMap.empty());

    /** Under which text there are all terms. */
    static final String ALL = "";

    /** The terms of all pods that are bound to a node and have not ended. */
    static final Tally<Pod, TermCensus> TERMS = Tally.of(
                    "affinity terms",
                    Pod.KIND,
                    new Tally.Group<>(NONE, TermCensus::plus, TermCensus::minus),
                    (Pod pod) -> pod.spec()
                            .nodeName()
                            .filter(node -> pod.spec().affinity().isDefined() && !pod.isTerminal())
                            .map(node -> new Tally.Entry<>(ALL, of(pod, node))))
            .withSame((one, other) -> one.spec().equals(other.spec()) && one.isTerminal() == other.isTerminal());

    static TermCensus of(Pod pod, String node) {
        return new TermCensus(
                counted(Term.requiredAntiAffinity(pod), node),
                counted(Term.requiredAffinity(pod), node),
                counted(Term.preferred(pod), node));
    }

    private static Map<Term, Map<String, Integer>> counted(Seq<Term> terms, String node) {
        return terms.foldLeft(
                (Map<Term, Map<String, Integer>>) HashMap.<Term, Map<String, Integer>>empty(),
                (all, term) -> added(all, HashMap.of(term, HashMap.of(node, 1)), 1));
    }

    TermCensus plus(TermCensus other) {
        return with(other, 1);
    }

    TermCensus minus(TermCensus other) {
        return with(other, -1);
    }

    private TermCensus with(TermCensus other, int sign) {
        return new TermCensus(
                added(averse, other.averse, sign),
                added(attached, other.attached, sign),
                added(inclined, other.inclined, sign));
    }

    private static Map<Term, Map<String, Integer>> added(
            Map<Term, Map<String, Integer>> all, Map<Term, Map<String, Integer>> more, int sign) {
        return more.foldLeft(all, (sums, entry) -> {
            Map<String, Integer> sum = entry._2.foldLeft(sums.getOrElse(entry._1, HashMap.empty()), (counts, one) -> {
                int count = counts.getOrElse(one._1, 0) + sign * one._2;
                return count == 0 ? counts.remove(one._1) : counts.put(one._1, count);
            });
            return sum.isEmpty() ? sums.remove(entry._1) : sums.put(entry._1, sum);
        });
    }
}
