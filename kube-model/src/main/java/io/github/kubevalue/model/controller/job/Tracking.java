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
import java.util.function.Predicate;

/**
 * The count of ended pods, in steps that may be cut anywhere: the uids of pods that have ended are noted in the status, their
 * finalizers are taken off, and those that are noted and have no finalizer any more are counted.
 *
 * @param pods the pods
 * @param done those that lose their finalizer
 * @param isFailed whether the Job has failed, so that pods that have not ended count as failed
 */
record Tracking(JobPods pods, Seq<Pod> done, boolean isFailed) {
    // pkg/controller/job/job_controller.go, MaxUncountedPods
    private static final int MOST_UNCOUNTED = 500;

    static Tracking of(JobPods pods, Option<Verdict> verdict) {
        boolean isFailed = verdict.exists(end -> !end.isSuccess());
        boolean isOver = pods.job().metadata().isDeleting() || verdict.isDefined();
        Tracking all = new Tracking(pods, removable(pods, isOver), isFailed);
        int known =
                pods.uncounted().succeeded().size() + pods.uncounted().failed().size();
        return all.done().size() + known < MOST_UNCOUNTED ? all : all.limited();
    }

    /** The pods that have ended, or must not hold up the end of the Job. */
    private static Seq<Pod> removable(JobPods pods, boolean isOver) {
        // canRemoveFinalizer: a pod that failed is kept for the one that is to replace it
        Set<Pod> kept = isOver
                ? HashSet.empty()
                : pods.failures().replaceable().values().toSet();
        Seq<Pod> tracked = pods.pods()
                .filter(pod -> JobPods.isTracked(pod) && (isOver || JobPods.isSucceeded(pod) || pods.isFailed(pod)))
                .reject(kept::contains);
        return pods.isIndexed()
                ? tracked.sortBy(pod -> CompletionIndexes.of(pod).getOrElse(-1))
                : tracked;
    }

    /** Returns this with no more pods than a status may note at once. */
    private Tracking limited() {
        int noted = stillHeld(pods.uncounted().succeeded()).size()
                + stillHeld(pods.uncounted().failed()).size();
        Vector<Pod> taken = Vector.empty();
        for (Pod pod : done) {
            taken = taken.append(pod);
            noted += isNewSuccess(pod) || isNewFailure(pod) ? 1 : 0;
            if (noted >= MOST_UNCOUNTED) {
                break;
            }
        }
        return new Tracking(pods, taken, isFailed);
    }

    /** Whether a status notes no more pods at once, so that the Job is looked at again before it is at its end. */
    boolean isLimited() {
        UncountedTerminatedPods noted = noted();
        int indexes = pods.isIndexed() ? done.count(this::isNewSuccess) : 0;
        return indexes + noted.succeeded().size() + noted.failed().size() >= MOST_UNCOUNTED;
    }

    private boolean isNewSuccess(Pod pod) {
        if (!JobPods.isSucceeded(pod) || pods.uncounted().failed().contains(JobPods.uid(pod))) {
            return false;
        }
        return pods.isIndexed()
                ? CompletionIndexes.of(pod)
                        .exists(index ->
                                pods.isCountable(pod) && !pods.said().all().contains(index))
                : !pods.uncounted().succeeded().contains(JobPods.uid(pod));
    }

    private boolean isNewFailure(Pod pod) {
        return !JobPods.isSucceeded(pod)
                && (pods.isFailed(pod) || isFailed)
                && pods.isCountable(pod)
                && !pods.uncounted().failed().contains(JobPods.uid(pod))
                && PodFailure.of(pods.job(), pod).isCounted();
    }

    /** Returns the status with those counted that can be, and those noted that have ended since. */
    JobStatus noted(JobStatus status) {
        // trackJobStatusAndRemoveFinalizers
        JobStatus counted =
                counted(status, pods.uncounted(), this::isHeld).withUncountedTerminatedPods(Option.of(noted()));
        return pods.isIndexed()
                ? counted.withSucceeded(pods.completed().size())
                        .withCompletedIndexes(pods.completed().toString())
                        .withFailedIndexes(pods.failures().failed().map(CompletionIndexes::toString))
                : counted;
    }

    private UncountedTerminatedPods noted() {
        Seq<String> succeeded = pods.isIndexed()
                ? Vector.empty()
                : done.filter(this::isNewSuccess).map(JobPods::uid);
        return pods.uncounted()
                .withSucceeded(stillHeld(pods.uncounted().succeeded()).appendAll(succeeded))
                .withFailed(stillHeld(pods.uncounted().failed())
                        .appendAll(done.filter(this::isNewFailure).map(JobPods::uid)));
    }

    private boolean isHeld(String uid) {
        return pods.pods()
                .exists(pod -> JobPods.isTracked(pod) && JobPods.uid(pod).equals(uid));
    }

    private Seq<String> stillHeld(Seq<String> uids) {
        return uids.filter(this::isHeld);
    }

    /** Returns the status once the pods have lost their finalizers. */
    JobStatus counted(JobStatus status) {
        Set<String> released = done.map(JobPods::uid).toSet();
        UncountedTerminatedPods noted = status.uncountedTerminatedPods()
                .getOrElse(() -> UncountedTerminatedPods.builder().build());
        return counted(status, noted, uid -> isHeld(uid) && !released.contains(uid));
    }

    private static JobStatus counted(JobStatus status, UncountedTerminatedPods noted, Predicate<String> isHeld) {
        // cleanUncountedPodsWithoutFinalizers
        Seq<String> succeeded = noted.succeeded().filter(isHeld);
        Seq<String> failed = noted.failed().filter(isHeld);
        return status.withSucceeded(status.succeeded() + noted.succeeded().size() - succeeded.size())
                .withFailed(status.failed() + noted.failed().size() - failed.size())
                .withUncountedTerminatedPods(
                        Option.of(noted.withSucceeded(succeeded).withFailed(failed)));
    }

    /** Whether nothing is noted that is not counted. */
    static boolean isDone(JobStatus status) {
        return status.uncountedTerminatedPods()
                .forAll(noted -> noted.succeeded().isEmpty() && noted.failed().isEmpty());
    }

    /** Returns the plan that lets go of pods. */
    static Plan released(Seq<Pod> pods) {
        return pods.filter(JobPods::isTracked).foldLeft(Plan.none(), (plan, pod) -> plan.then(release(pod)));
    }

    static Plan release(Pod pod) {
        return Plan.of(
                new Write.Update(pod.withMetadata(pod.metadata().withoutFinalizer(JobPods.TRACKING))), "it is counted");
    }
}
