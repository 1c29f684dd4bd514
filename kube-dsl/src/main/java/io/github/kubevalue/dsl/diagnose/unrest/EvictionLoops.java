package io.github.kubevalue.dsl.diagnose.unrest;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.cluster.Fight;
import io.github.kubevalue.model.cluster.Livelock;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.environment.Descheduler;
import io.github.kubevalue.model.scheduler.attempt.Evaluation;
import io.github.kubevalue.model.scheduler.attempt.NodeVerdict;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Pods are evicted from their node, and the scheduler puts those that replace them back there. */
final class EvictionLoops {
    private EvictionLoops() {}

    static Option<Finding> of(Fight.OverExistence fight, Livelock livelock, Facts facts) {
        return Option.of(fight)
                .filter(over -> over.deleters().contains(Descheduler.NAME))
                .flatMap(over -> Families.workload(over.object(), facts))
                .map(workload -> finding(workload, livelock, facts));
    }

    private static Finding finding(Workload workload, Livelock livelock, Facts facts) {
        Seq<String> nodes =
                workload.pods().flatMap(pod -> pod.spec().nodeName()).distinct().sorted();
        return Finding.error("eviction-loop", workload.object(), workload.specPath())
                .message("the descheduler evicts its pods from " + nodes.mkString(" and ")
                        + " in the hope that others take them, and the scheduler puts those that replace them back"
                        + " there"
                        + LivelockChecks.every(livelock) + ": it never settles")
                .because(workload.pods()
                        .headOption()
                        .toVector()
                        .flatMap(pod -> elsewhere(pod, nodes, facts))
                        .take(5))
                .fix("let the pods run on the other nodes too, have the descheduler ask whether they can (nodeFit:"
                        + " true), or raise its targetThresholds")
                .build();
    }

    /** What the scheduler says of the other nodes. */
    private static Seq<String> elsewhere(Pod pod, Seq<String> nodes, Facts facts) {
        return facts.evaluation(pod)
                .map(Evaluation::nodes)
                .getOrElse(Vector.empty())
                .reject(verdict -> nodes.contains(verdict.node()) || verdict.isFeasible())
                .map(NodeVerdict::toString);
    }
}
