package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.scheduler.Status;
import io.vavr.collection.Seq;

/** The sentence that tells why a pod fits nowhere. */
public final class FitMessage {
    /** What is said in a cluster without nodes. */
    public static final String NO_NODES = "no nodes available to schedule pods";

    private FitMessage() {}

    /** Returns {@code 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable.} */
    public static String of(Evaluation evaluation) {
        return evaluation
                .refusal()
                .map(verdict -> prefix(evaluation.nodes().size())
                        + verdict.status().reasons().mkString(" ", ", ", "."))
                .getOrElse(() -> of(evaluation.nodes().map(NodeVerdict::status)));
    }

    /** Returns the sentence about nodes of which that is said, one status each. */
    public static String of(Seq<Status> statuses) {
        // pkg/scheduler/framework/types.go, FitError.Error: counts are sorted as texts
        Seq<String> counts = statuses.flatMap(Status::reasons)
                .groupBy(reason -> reason)
                .map(entry -> entry._2.size() + " " + entry._1)
                .toVector()
                .sorted();
        return prefix(statuses.size()) + (counts.isEmpty() ? "" : counts.mkString(" ", ", ", "."));
    }

    private static String prefix(int nodes) {
        return "0/" + nodes + " nodes are available:";
    }
}
