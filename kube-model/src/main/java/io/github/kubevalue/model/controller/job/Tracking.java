package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.batch.UncountedTerminatedPods;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The count of ended pods, in two steps that may be cut anywhere: the uids of pods that have ended are noted and their
 * finalizers taken off; those that are noted and have no finalizer any more are counted.
 */
final class Tracking {
    private Tracking() {}

    /** Returns the status with those counted that can be, and those noted that have ended since. */
    static JobStatus counted(JobPods pods) {
        // pkg/controller/job/job_controller.go, trackJobStatusAndRemoveFinalizers
        Seq<String> held = pods.pods().filter(JobPods::isTracked).map(JobPods::uid);
        UncountedTerminatedPods noted = pods.uncounted();
        int doneSucceeded = noted.succeeded().count(uid -> !held.contains(uid));
        int doneFailed = noted.failed().count(uid -> !held.contains(uid));
        UncountedTerminatedPods next = noted.withSucceeded(noted.succeeded()
                        .filter(held::contains)
                        .appendAll(
                                pods.isIndexed()
                                        ? Vector.<String>empty()
                                        : pods.newSucceeded().map(JobPods::uid)))
                .withFailed(noted.failed()
                        .filter(held::contains)
                        .appendAll(pods.newFailed().map(JobPods::uid)));
        JobStatus status = pods.job().status();
        return status.withSucceeded(pods.isIndexed() ? pods.completed().size() : status.succeeded() + doneSucceeded)
                .withCompletedIndexes(pods.isIndexed() ? pods.completed().toString() : status.completedIndexes())
                .withFailed(status.failed() + doneFailed)
                .withUncountedTerminatedPods(Option.of(next));
    }

    /** Whether all that has ended is counted. */
    static boolean isDone(JobPods pods) {
        return pods.uncounted().succeeded().isEmpty()
                && pods.uncounted().failed().isEmpty()
                && pods.newFailed().isEmpty()
                && pods.newSucceeded().isEmpty();
    }

    /** Returns the plan that lets go of the pods that are noted. */
    static Plan released(JobPods pods) {
        Seq<String> failed =
                pods.newFailed().map(JobPods::uid).appendAll(pods.uncounted().failed());
        return pods.pods()
                .filter(pod -> JobPods.isTracked(pod) && (pod.isTerminal() || failed.contains(JobPods.uid(pod))))
                .foldLeft(Plan.none(), (plan, pod) -> plan.then(release(pod)));
    }

    static Plan release(Pod pod) {
        Seq<String> left = pod.metadata().finalizers().remove(JobPods.TRACKING);
        return Plan.of(new Write.Update(pod.withMetadata(pod.metadata().withFinalizers(left))), "it is counted");
    }
}
