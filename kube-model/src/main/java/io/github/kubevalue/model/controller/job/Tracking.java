package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.batch.UncountedTerminatedPods;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The count of ended pods, in two steps that may be cut anywhere: the uids of pods that have ended are noted and their
 * finalizers taken off; those that are noted and have no finalizer any more are counted.
 */
final class Tracking {
    private Tracking() {}

    /**
     * Returns the status with those counted that can be, and those noted that have ended since. At the end of a Job that failed,
     * pods that have not ended count as failed.
     */
    static JobStatus counted(JobPods pods, Option<Verdict> verdict) {
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
                                        : pods.newSucceeded()
                                                .map(JobPods::uid)
                                                .reject(noted.failed()::contains)))
                .withFailed(noted.failed()
                        .filter(held::contains)
                        .appendAll(failed(pods, verdict).map(JobPods::uid)));
        JobStatus status = pods.job().status();
        return status.withSucceeded(pods.isIndexed() ? pods.completed().size() : status.succeeded() + doneSucceeded)
                .withCompletedIndexes(pods.isIndexed() ? pods.completed().toString() : status.completedIndexes())
                .withFailed(status.failed() + doneFailed)
                .withFailedIndexes(pods.failures().failed().map(CompletionIndexes::toString))
                .withUncountedTerminatedPods(Option.of(next));
    }

    /** The pods to note as failed. */
    private static Seq<Pod> failed(JobPods pods, Option<Verdict> verdict) {
        boolean isFailed = verdict.exists(end -> !end.isSuccess());
        Seq<Pod> failed = pods.newFailed();
        Seq<Pod> others = pods.pods()
                .filter(pod -> isFailed
                        && JobPods.isTracked(pod)
                        && pods.isCountable(pod)
                        && !JobPods.isSucceeded(pod)
                        && !pods.uncounted().failed().contains(JobPods.uid(pod)))
                .removeAll(failed);
        Set<Pod> kept = kept(pods, verdict);
        return failed.reject(kept::contains)
                .appendAll(others)
                .filter(pod -> PodFailure.of(pods.job(), pod).isCounted());
    }

    /** The pods that failed but are kept, for those that are to replace them. */
    private static Set<Pod> kept(JobPods pods, Option<Verdict> verdict) {
        // canRemoveFinalizer
        boolean isOver = pods.job().metadata().isDeleting() || verdict.isDefined();
        return isOver ? HashSet.empty() : pods.failures().replaceable().values().toSet();
    }

    /** Whether all that has ended is counted. */
    static boolean isDone(JobPods pods) {
        return pods.uncounted().succeeded().isEmpty()
                && pods.uncounted().failed().isEmpty()
                && pods.pods().forAll(pod -> !JobPods.isTracked(pod));
    }

    /** Returns the plan that lets go of the pods that are noted, or need not be. */
    static Plan released(JobPods pods, Option<Verdict> verdict) {
        boolean isOver = pods.job().metadata().isDeleting() || verdict.isDefined();
        return pods.pods()
                .filter(pod -> JobPods.isTracked(pod) && (isOver || JobPods.isSucceeded(pod) || pods.isFailed(pod)))
                .removeAll(kept(pods, verdict))
                .foldLeft(Plan.none(), (plan, pod) -> plan.then(release(pod)));
    }

    /** Returns the plan that lets go of all pods of a Job that is at its end. */
    static Plan released(JobPods pods) {
        return pods.pods().filter(JobPods::isTracked).foldLeft(Plan.none(), (plan, pod) -> plan.then(release(pod)));
    }

    static Plan release(Pod pod) {
        return Plan.of(
                new Write.Update(pod.withMetadata(pod.metadata().withoutFinalizer(JobPods.TRACKING))), "it is counted");
    }
}
