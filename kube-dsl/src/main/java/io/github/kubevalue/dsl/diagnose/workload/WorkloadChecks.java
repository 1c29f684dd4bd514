package io.github.kubevalue.dsl.diagnose.workload;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Trouble;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentCondition;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Workloads that do not get where they are to go, or take each other's pods. */
public final class WorkloadChecks {
    private WorkloadChecks() {}

    /** A rollout that makes no progress, or a Deployment whose pods are refused. */
    public static Seq<Finding> stuckRollouts(Facts facts) {
        return facts.workloads()
                .flatMap(workload -> workload.object() instanceof Deployment deployment
                        ? stuck(workload, deployment)
                        : Option.none());
    }

    private static Option<Finding> stuck(Workload workload, Deployment deployment) {
        Option<DeploymentCondition> stalled = deployment
                .status()
                .condition(DeploymentConditionType.PROGRESSING)
                .filter(condition -> !condition.status().isTrue());
        Option<DeploymentCondition> refused = deployment
                .status()
                .condition(DeploymentConditionType.REPLICA_FAILURE)
                .filter(condition -> condition.status().isTrue());
        return refused.orElse(stalled)
                .filter(condition -> !condition.reason().equals("DeploymentPaused"))
                .map(condition -> Finding.error("rollout-stuck", deployment, "spec.template")
                        .message("the rollout does not get on: " + condition.message())
                        .because(stalled.toVector()
                                .appendAll(refused)
                                .map(each -> "condition " + each.type() + "=" + each.status() + ", reason "
                                        + each.reason() + ": " + each.message())
                                .appendAll(workload.pods()
                                        .filter(pod -> !pod.isReady())
                                        .map(Trouble::of)
                                        .take(2)))
                        .fix("see why its new pods do not become ready; kubectl rollout undo goes back")
                        .build());
    }

    /** Two workloads of a namespace of which each selects the other's pods too. */
    public static Seq<Finding> overlappingSelectors(Facts facts) {
        return facts.workloads()
                .groupBy(Workload::namespace)
                .values()
                .toVector()
                .flatMap(workloads -> workloads
                        .zipWithIndex()
                        .flatMap(first -> workloads
                                .drop(first._2 + 1)
                                .filter(second -> overlap(first._1, second))
                                .map(second -> overlapping(first._1, second))))
                .sortBy(Finding::object);
    }

    private static boolean overlap(Workload first, Workload second) {
        Option<LabelSelector> one = selector(first.object());
        Option<LabelSelector> other = selector(second.object());
        return one.isDefined()
                && other.isDefined()
                && (one.get().matches(second.labels()) && other.get().matches(first.labels()));
    }

    private static Finding overlapping(Workload first, Workload second) {
        return Finding.warning("selectors-overlap", second.object(), "spec.selector")
                .message(first.object().key() + " and " + second.object().key() + " select each other's pods")
                .addBecause("the pods of both have the labels "
                        + second.labels()
                                .filter((key, value) -> first.labels().get(key).contains(value))
                                .toVector()
                                .map(label -> label._1 + "=" + label._2)
                                .mkString(","))
                .fix("give each a label that the other does not have, in selector and template")
                .build();
    }

    private static Option<LabelSelector> selector(KubeObject object) {
        if (object instanceof Deployment deployment) {
            return Option.some(deployment.spec().selector());
        }
        if (object instanceof StatefulSet set) {
            return Option.some(set.spec().selector());
        }
        if (object instanceof DaemonSet set) {
            return Option.some(set.spec().selector());
        }
        return object instanceof ReplicaSet set ? Option.some(set.spec().selector()) : Option.none();
    }

    /** Annotations that say how containers behave, and cannot be read. */
    public static Seq<Finding> unreadableAnnotations(Facts facts) {
        return facts.workloads()
                .flatMap(workload -> PodBehaviour.of(workload.example())
                        .problems()
                        .map(problem -> Finding.unreadable(
                                workload.object(),
                                workload.path(),
                                problem.annotation(),
                                problem.value(),
                                problem.detail(),
                                "its default holds instead")));
    }
}
