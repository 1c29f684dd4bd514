package io.github.kubevalue.model.admission.podsecurity;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The labels of a namespace: they must say something, and whoever tightens them is told which pods would not have been
 * admitted. (pod-security-admission/admission/admission.go, ValidateNamespace, EvaluatePodsInNamespace)
 */
record NamespaceReview(AdmissionRequest request, Snapshot snapshot) {
    private static final int MOST_PODS = 3000;

    Review of(Namespace namespace) {
        Policy policy = Policy.of(namespace);
        Option<Policy> before = request.stored(Namespace.KIND).map(Policy::of);
        boolean isNews = before.forAll(old -> !old.faults().equals(policy.faults()));
        if (!policy.faults().isEmpty() && isNews) {
            return Review.refused(ApiError.invalid(Namespace.KIND, namespace.name(), policy.faults()));
        }
        return before.exists(old -> isTighter(policy.enforce(), old.enforce()))
                ? Review.warning(warnings(namespace.name(), policy.enforce()))
                : Review.ALLOWED;
    }

    private static boolean isTighter(LevelVersion now, LevelVersion before) {
        boolean relaxed = now.version().equals(before.version()) && now.level().compareTo(before.level()) <= 0;
        return !now.equals(before) && !now.isPrivileged() && !relaxed;
    }

    private Seq<String> warnings(String namespace, LevelVersion enforce) {
        Seq<Pod> pods = prioritised(snapshot.list(Pod.KIND, namespace));
        Seq<Pod> checked = pods.take(MOST_PODS);
        LinkedHashMap<String, Vector<String>> podsByFault = checked.foldLeft(
                LinkedHashMap.empty(),
                (faults, pod) -> reasons(enforce, pod)
                        .map(reason -> faults.put(
                                reason, faults.getOrElse(reason, Vector.empty()).append(pod.name())))
                        .getOrElse(faults));
        Seq<String> heads = Vector.of(
                        Option.when(
                                checked.size() < pods.size(),
                                () -> "new PodSecurity enforce level only checked against the first " + checked.size()
                                        + " of " + pods.size() + " existing pods"),
                        Option.when(
                                !podsByFault.isEmpty(),
                                () -> "existing pods in namespace \"" + namespace
                                        + "\" violate the new PodSecurity enforce level \"" + enforce + "\""))
                .flatMap(head -> head);
        return heads.appendAll(
                podsByFault.toVector().map(fault -> told(fault._2, fault._1)).sorted());
    }

    private static Option<String> reasons(LevelVersion enforce, Pod pod) {
        Seq<Violation> violations = Checks.violations(enforce, PodView.of(pod.metadata(), pod.spec()));
        return Option.when(
                !violations.isEmpty(), () -> violations.map(Violation::reason).mkString(", "));
    }

    private static String told(Seq<String> pods, String reasons) {
        String others = switch (pods.size()) {
            case 1 -> "";
            case 2 -> " (and 1 other pod)";
            default -> " (and " + (pods.size() - 1) + " other pods)";
        };
        return pods.min().get() + others + ": " + reasons;
    }

    /** The first pod of each controller comes before the others, which are like it. */
    private static Seq<Pod> prioritised(Seq<Pod> pods) {
        Vector<Pod> first = Vector.empty();
        Vector<Pod> others = Vector.empty();
        Set<String> seen = HashSet.empty();
        for (Pod pod : pods) {
            Option<String> controller = pod.metadata().controllerRef().map(OwnerReference::uid);
            if (controller.exists(seen::contains)) {
                others = others.append(pod);
            } else {
                first = first.append(pod);
                seen = seen.addAll(controller);
            }
        }
        return first.appendAll(others);
    }
}
