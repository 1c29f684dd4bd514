package io.github.kubevalue.model.quota;

import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.Kind;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/** Who measures what. (pkg/quota/v1/evaluator/core/registry.go, pkg/quota/v1/install/registry.go) */
public final class Evaluators {
    private static final Map<String, Evaluator> SPECIAL = HashMap.of(
            Pod.KIND.groupResource(), new PodEvaluator(),
            Service.KIND.groupResource(), new ServiceEvaluator(),
            PersistentVolumeClaim.KIND.groupResource(), new ClaimEvaluator());

    /** Kinds that were counted under their own names before all kinds could be counted. */
    private static final Set<String> ALIASED =
            HashSet.of("configmaps", "resourcequotas", "replicationcontrollers", "secrets");

    private static final Set<String> IGNORED = HashSet.of(
            "bindings",
            "componentstatuses",
            "tokenreviews.authentication.k8s.io",
            "selfsubjectreviews.authentication.k8s.io",
            "subjectaccessreviews.authorization.k8s.io",
            "selfsubjectaccessreviews.authorization.k8s.io",
            "localsubjectaccessreviews.authorization.k8s.io",
            "selfsubjectrulesreviews.authorization.k8s.io",
            "events",
            "events.events.k8s.io");

    private Evaluators() {}

    /** Returns who measures objects of a kind; none for kinds that no quota limits. */
    public static Option<Evaluator> of(Kind<?> kind) {
        String resource = kind.groupResource();
        return Option.when(
                kind.isNamespaced() && !IGNORED.contains(resource),
                () -> SPECIAL.getOrElse(resource, new CountEvaluator(resource, ALIASED.contains(resource))));
    }

    /** Whether some kind uses that resource. */
    static boolean isTracked(String resource) {
        return resource.startsWith(CountEvaluator.PREFIX)
                || ALIASED.contains(resource)
                || SPECIAL.values().exists(evaluator -> evaluator.tracks(resource));
    }
}
