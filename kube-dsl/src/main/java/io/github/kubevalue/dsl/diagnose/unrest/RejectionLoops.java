package io.github.kubevalue.dsl.diagnose.unrest;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.cluster.Fight;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Pods that name their node themselves have no room there, go, and others are made at once. */
final class RejectionLoops {
    private static final String KUBELET = "kubelet";
    private static final String SCHEDULER = "default-scheduler";

    private RejectionLoops() {}

    static Option<Finding> of(Fight.OverExistence fight, Facts facts) {
        return Option.of(fight)
                .filter(over ->
                        over.deleters().contains(KUBELET) || over.deleters().contains(SCHEDULER))
                .flatMap(over -> Families.workload(over.object(), facts)
                        .filter(workload -> workload.spec().nodeName().isDefined())
                        .map(workload -> finding(workload, over, refused(over, facts))));
    }

    private static Seq<Pod> refused(Fight.OverExistence fight, Facts facts) {
        return facts.snapshot()
                .list(Pod.KIND)
                .filter(pod -> pod.status().phase().contains(PodPhase.FAILED)
                        && Canonical.family(pod.key()).equals(fight.object()));
    }

    private static Finding finding(Workload workload, Fight.OverExistence fight, Seq<Pod> refused) {
        String node = workload.spec().nodeName().getOrElse("");
        String end = fight.deleters().contains(KUBELET)
                ? "the kubelet refuses those that do not fit"
                : "it deletes them for pods that are more important";
        return Finding.error("node-name-without-room", workload.object(), workload.specField("nodeName"))
                .message("its pods are put on node " + node + " past the scheduler, which would wait for room; " + end
                        + reason(refused) + ", and others are made at once: it never settles")
                .because(refused.flatMap(pod -> pod.status().message()).take(1))
                .fix("use a nodeSelector in the place of nodeName, ask for less, or have no more pods than fit")
                .build();
    }

    private static String reason(Seq<Pod> refused) {
        return refused.flatMap(pod -> pod.status().reason())
                .headOption()
                .map(reason -> " (" + reason + ", " + refused.size() + " so far)")
                .getOrElse("");
    }
}
