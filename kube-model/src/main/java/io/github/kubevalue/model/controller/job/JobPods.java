package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.batch.CompletionMode;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.batch.PodReplacementPolicy;
import io.github.kubevalue.model.batch.UncountedTerminatedPods;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The pods of a Job, and how many have succeeded and failed in all, those included that the status has yet to count. A
 * pod carries a finalizer until it is counted, so that it is counted once.
 */
final class JobPods {
    static final String TRACKING = "batch.kubernetes.io/job-tracking";

    private final Job job;
    private final Seq<Pod> pods;
    private final IndexFailures failures = new IndexFailures(this);

    JobPods(Job job, Seq<Pod> pods) {
        this.job = job;
        this.pods = pods;
    }

    Job job() {
        return job;
    }

    /** All its pods, ended ones too. */
    Seq<Pod> pods() {
        return pods;
    }

    /** How the pods of each index failed. */
    IndexFailures failures() {
        return failures;
    }

    static boolean isTracked(Pod pod) {
        return pod.metadata().finalizers().contains(TRACKING);
    }

    boolean isIndexed() {
        return job.spec().completionMode().contains(CompletionMode.INDEXED);
    }

    Seq<Pod> active() {
        return pods.filter(Pod::isActive);
    }

    Seq<Pod> terminating() {
        return pods.filter(Pod::isTerminating);
    }

    /** The pods that succeeded and are not counted yet. */
    Seq<Pod> newSucceeded() {
        return pods.filter(pod -> isTracked(pod)
                && isCountable(pod)
                && isSucceeded(pod)
                && !uncounted().succeeded().contains(uid(pod)));
    }

    /** The pods that failed and are not counted yet, those included that are not to count. */
    Seq<Pod> newFailed() {
        return pods.filter(pod -> isTracked(pod)
                && isCountable(pod)
                && isFailed(pod)
                && !uncounted().failed().contains(uid(pod)));
    }

    static boolean isSucceeded(Pod pod) {
        return pod.status().phase().contains(PodPhase.SUCCEEDED);
    }

    boolean isFailed(Pod pod) {
        // pkg/controller/job/job_controller.go, isPodFailed
        return pod.status().phase().contains(PodPhase.FAILED)
                || !replacesOnlyFailed() && pod.metadata().isDeleting() && !isSucceeded(pod);
    }

    /** Whether a pod is replaced only once it has ended. */
    boolean replacesOnlyFailed() {
        return job.spec().podReplacementPolicy().contains(PodReplacementPolicy.FAILED);
    }

    /** Whether a pod has an index of the Job, if it must have one. */
    boolean isCountable(Pod pod) {
        // job_controller.go, getValidPodsWithFilter
        return !isIndexed() || CompletionIndexes.of(pod).exists(this::isInRange);
    }

    UncountedTerminatedPods uncounted() {
        return job.status()
                .uncountedTerminatedPods()
                .getOrElse(() -> UncountedTerminatedPods.builder().build());
    }

    static String uid(Pod pod) {
        return pod.metadata().uid().getOrElse("");
    }

    /** The indexes that are done; those of no Job that is not indexed. */
    CompletionIndexes completed() {
        return isIndexed() ? said().with(newSucceeded().flatMap(CompletionIndexes::of)) : CompletionIndexes.NONE;
    }

    /** The indexes of which the status says that they are done. */
    CompletionIndexes said() {
        return indexes(job.status().completedIndexes());
    }

    /** Reads indexes of the Job. */
    CompletionIndexes indexes(String text) {
        return CompletionIndexes.parse(text, job.spec().completions().getOrElse(0));
    }

    private boolean isInRange(int index) {
        return index < job.spec().completions().getOrElse(0);
    }

    int succeeded() {
        JobStatus status = job.status();
        return isIndexed()
                ? completed().size()
                : status.succeeded()
                        + uncounted().succeeded().size()
                        + newSucceeded().size();
    }

    int failed() {
        // job_controller.go, nonIgnoredFailedPodsCount
        return job.status().failed()
                + uncounted().failed().size()
                + newFailed().count(pod -> PodFailure.of(job, pod).isCounted());
    }

    /** How often the containers of pods that have not ended have started again, also of those that are to be deleted. */
    int restarts() {
        // job_controller.go, pastBackoffLimitOnFailure
        return pods.reject(Pod::isTerminal)
                .flatMap(pod ->
                        pod.status().containerStatuses().appendAll(pod.status().initContainerStatuses()))
                .map(ContainerStatus::restartCount)
                .sum()
                .intValue();
    }

    /** The lowest indexes that are neither done nor failed nor under way. */
    Seq<Integer> pendingIndexes() {
        // pkg/controller/job/indexed_job_utils.go, firstPendingIndexes
        CompletionIndexes taken = completed()
                .with(active().flatMap(CompletionIndexes::of))
                .with(replacesOnlyFailed() ? terminating().flatMap(CompletionIndexes::of) : Vector.empty())
                .with(failures.failed().getOrElse(CompletionIndexes.NONE).all());
        return Vector.range(0, job.spec().completions().getOrElse(0)).reject(taken.all()::contains);
    }

    /** How many pods are to be active. */
    int wanted() {
        int parallelism = job.spec().parallelism().getOrElse(1);
        Option<Integer> completions = job.spec().completions();
        if (completions.isEmpty()) {
            return succeeded() > 0 ? active().size() : parallelism;
        }
        return Math.max(0, Math.min(parallelism, completions.get() - succeeded()));
    }
}
