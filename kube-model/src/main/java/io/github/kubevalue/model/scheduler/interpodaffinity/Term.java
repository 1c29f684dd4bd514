package io.github.kubevalue.model.scheduler.interpodaffinity;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodAffinity;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PodAntiAffinity;
import io.github.kubevalue.model.core.WeightedPodAffinityTerm;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * An affinity term of a pod, ready to be matched.
 *
 * @param term the term
 * @param namespace the namespace of the pod that has the term
 * @param weight how much it counts; 0 for required terms, negative for anti-affinity
 */
record Term(PodAffinityTerm term, String namespace, int weight) {

    static Seq<Term> requiredAffinity(Pod pod) {
        return affinity(pod)
                .map(PodAffinity::requiredDuringSchedulingIgnoredDuringExecution)
                .getOrElse(Vector.empty())
                .map(term -> of(pod, term, 0));
    }

    static Seq<Term> requiredAntiAffinity(Pod pod) {
        return antiAffinity(pod)
                .map(PodAntiAffinity::requiredDuringSchedulingIgnoredDuringExecution)
                .getOrElse(Vector.empty())
                .map(term -> of(pod, term, 0));
    }

    /** The preferred terms, those of anti-affinity with negative weight. */
    static Seq<Term> preferred(Pod pod) {
        Seq<WeightedPodAffinityTerm> towards = affinity(pod)
                .map(PodAffinity::preferredDuringSchedulingIgnoredDuringExecution)
                .getOrElse(Vector.empty());
        Seq<WeightedPodAffinityTerm> away = antiAffinity(pod)
                .map(PodAntiAffinity::preferredDuringSchedulingIgnoredDuringExecution)
                .getOrElse(Vector.empty());
        return towards.map(term -> of(pod, term.podAffinityTerm(), term.weight()))
                .appendAll(away.map(term -> of(pod, term.podAffinityTerm(), -term.weight())));
    }

    private static Option<PodAffinity> affinity(Pod pod) {
        return pod.spec().affinity().flatMap(Affinity::podAffinity);
    }

    private static Option<PodAntiAffinity> antiAffinity(Pod pod) {
        return pod.spec().affinity().flatMap(Affinity::podAntiAffinity);
    }

    private static Term of(Pod pod, PodAffinityTerm term, int weight) {
        return new Term(term, pod.namespace(), weight);
    }

    /** Which pods it speaks of; none for no pods. */
    Option<LabelSelector> selector() {
        return term.labelSelector();
    }

    String key() {
        return term.topologyKey();
    }

    /** Whether the term speaks of a pod. */
    boolean matches(Pod pod, Snapshot snapshot) {
        // pkg/scheduler/framework/types.go, AffinityTerm.Matches
        return selector().exists(one -> one.matches(pod.metadata().labels())) && reaches(pod.namespace(), snapshot);
    }

    /** Whether the term speaks of pods of a namespace. */
    boolean reaches(String other, Snapshot snapshot) {
        if (term.namespaces().isEmpty() && term.namespaceSelector().isEmpty()) {
            return other.equals(namespace);
        }
        return term.namespaces().contains(other)
                || term.namespaceSelector()
                        .exists(selected -> selected.matches(snapshot.get(Namespace.KIND, other)
                                .map(found -> found.metadata().labels())
                                .getOrElse(TreeMap.empty())));
    }

    /** The namespaces that it speaks of. */
    Seq<String> namespaces(Snapshot snapshot) {
        if (term.namespaces().isEmpty() && term.namespaceSelector().isEmpty()) {
            return Vector.of(namespace);
        }
        Seq<String> selected = term.namespaceSelector()
                .map(one -> snapshot.list(Namespace.KIND)
                        .filter(found -> one.matches(found.metadata().labels()))
                        .map(Namespace::name))
                .getOrElse(Vector.empty());
        return term.namespaces().appendAll(selected).distinct();
    }
}
