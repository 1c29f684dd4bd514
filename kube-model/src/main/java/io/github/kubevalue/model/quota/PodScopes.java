package io.github.kubevalue.model.quota;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PodQOSClass;
import io.github.kubevalue.model.core.ResourceQuotaScope;
import io.github.kubevalue.model.core.ScopedResourceSelectorRequirement;
import io.github.kubevalue.model.core.WeightedPodAffinityTerm;
import io.github.kubevalue.model.resource.QualityOfService;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The scopes of pods. (pkg/quota/v1/evaluator/core/pods.go, podMatchesScopeFunc) */
final class PodScopes {
    private PodScopes() {}

    static boolean include(ScopedResourceSelectorRequirement scope, Pod pod) {
        ResourceQuotaScope name = scope.scopeName();
        if (name.equals(ResourceQuotaScope.TERMINATING)) {
            return isTerminating(pod);
        }
        if (name.equals(ResourceQuotaScope.NOT_TERMINATING)) {
            return !isTerminating(pod);
        }
        if (name.equals(ResourceQuotaScope.BEST_EFFORT)) {
            return isBestEffort(pod);
        }
        if (name.equals(ResourceQuotaScope.NOT_BEST_EFFORT)) {
            return !isBestEffort(pod);
        }
        if (name.equals(ResourceQuotaScope.PRIORITY_CLASS)) {
            return Scopes.selects(scope, pod.spec().priorityClassName());
        }
        return name.equals(ResourceQuotaScope.CROSS_NAMESPACE_POD_AFFINITY)
                && pod.spec().affinity().exists(PodScopes::isAcrossNamespaces);
    }

    /** Whether a pod will be ended some time: the scope says nothing of its deletion. */
    static boolean isTerminating(Pod pod) {
        return pod.spec().activeDeadlineSeconds().exists(seconds -> seconds >= 0);
    }

    private static boolean isBestEffort(Pod pod) {
        return QualityOfService.of(pod.spec()).equals(PodQOSClass.BEST_EFFORT);
    }

    private static boolean isAcrossNamespaces(Affinity affinity) {
        return terms(affinity)
                .exists(term ->
                        !term.namespaces().isEmpty() || term.namespaceSelector().isDefined());
    }

    private static Seq<PodAffinityTerm> terms(Affinity affinity) {
        Seq<PodAffinityTerm> with = affinity.podAffinity()
                .map(pods -> pods.requiredDuringSchedulingIgnoredDuringExecution()
                        .appendAll(pods.preferredDuringSchedulingIgnoredDuringExecution()
                                .map(WeightedPodAffinityTerm::podAffinityTerm)))
                .getOrElse(Vector.empty());
        Seq<PodAffinityTerm> without = affinity.podAntiAffinity()
                .map(pods -> pods.requiredDuringSchedulingIgnoredDuringExecution()
                        .appendAll(pods.preferredDuringSchedulingIgnoredDuringExecution()
                                .map(WeightedPodAffinityTerm::podAffinityTerm)))
                .getOrElse(Vector.empty());
        return with.appendAll(without);
    }
}
