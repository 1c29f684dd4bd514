package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobConditionType;
import io.github.kubevalue.model.core.RestartPolicy;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Why a Job is at its end, although its pods may not be.
 *
 * @param target the interim condition: {@code SuccessCriteriaMet} or {@code FailureTarget}
 * @param reason why, in one word
 * @param message why, for people
 */
record Verdict(JobConditionType target, String reason, String message) {

    /** Returns the verdict on a Job before its pods are made or deleted, if there is one; once said, it stays. */
    static Option<Verdict> of(JobPods pods, Instant now) {
        // pkg/controller/job/job_controller.go, syncJob
        return said(pods.job(), JobConditionType.SUCCESS_CRITERIA_MET)
                .orElse(() -> said(pods.job(), JobConditionType.FAILURE_TARGET))
                .orElse(() -> failurePolicy(pods))
                .orElse(() -> backoffLimit(pods))
                .orElse(() -> deadline(pods.job(), now))
                .orElse(() -> failedIndexes(pods))
                .orElse(() -> successPolicy(pods));
    }

    private static Option<Verdict> said(Job job, JobConditionType type) {
        return job.status()
                .condition(type)
                .filter(condition -> condition.status().isTrue())
                .map(condition -> new Verdict(type, condition.reason(), condition.message()));
    }

    private static Option<Verdict> failurePolicy(JobPods pods) {
        // getFailJobMessage
        return pods.pods()
                .filter(pods::isFailed)
                .flatMap(pod -> PodFailure.of(pods.job(), pod).message())
                .headOption()
                .map(message -> failure("PodFailurePolicy", message));
    }

    private static Verdict failure(String reason, String message) {
        return new Verdict(JobConditionType.FAILURE_TARGET, reason, message);
    }

    private static Option<Verdict> failedIndexes(JobPods pods) {
        int failed = pods.failures().failed().getOrElse(CompletionIndexes.NONE).size();
        if (pods.job().spec().maxFailedIndexes().exists(most -> failed > most)) {
            return Option.of(failure(
                    "MaxFailedIndexesExceeded", "Job has exceeded the specified maximal number of failed indexes"));
        }
        int settled = failed + pods.completed().size();
        boolean isOver =
                failed > 0 && settled >= pods.job().spec().completions().getOrElse(0);
        return Option.when(isOver, () -> failure("FailedIndexes", "Job has failed indexes"));
    }

    private static Option<Verdict> successPolicy(JobPods pods) {
        return Option.when(pods.isIndexed(), pods.completed())
                .flatMap(succeeded -> SuccessRules.met(pods.job(), succeeded))
                .map(message -> new Verdict(JobConditionType.SUCCESS_CRITERIA_MET, "SuccessPolicy", message));
    }

    private static Option<Verdict> backoffLimit(JobPods pods) {
        int limit = pods.job().spec().backoffLimit().getOrElse(6);
        boolean restarts = pods.job().spec().template().spec().restartPolicy().contains(RestartPolicy.ON_FAILURE);
        boolean isOver = pods.failed() > limit || restarts && pods.restarts() > 0 && pods.restarts() >= limit;
        return Option.when(
                isOver, () -> failure("BackoffLimitExceeded", "Job has reached the specified backoff limit"));
    }

    private static Option<Verdict> deadline(Job job, Instant now) {
        return until(job)
                .filter(end -> !now.isBefore(end))
                .map(end -> failure("DeadlineExceeded", "Job was active longer than specified deadline"));
    }

    /** When the Job must be at its end. */
    static Option<Instant> until(Job job) {
        return job.status()
                .startTime()
                .filter(start -> !job.spec().suspend().getOrElse(false))
                .flatMap(start -> job.spec().activeDeadlineSeconds().map(start::plusSeconds));
    }

    /** Returns the verdict on a Job that had none, when so many pods are active. */
    static Option<Verdict> completions(JobPods pods, int active) {
        boolean isComplete = pods.job()
                        .spec()
                        .completions()
                        .map(wanted -> pods.succeeded() >= wanted)
                        .getOrElse(() -> pods.succeeded() > 0)
                && active == 0;
        return isComplete
                ? Option.of(new Verdict(
                        JobConditionType.SUCCESS_CRITERIA_MET,
                        "CompletionsReached",
                        "Reached expected number of succeeded pods"))
                : Option.none();
    }

    boolean isSuccess() {
        return target.equals(JobConditionType.SUCCESS_CRITERIA_MET);
    }

    /** The last condition, which stands once all pods have ended. */
    JobConditionType end() {
        return isSuccess() ? JobConditionType.COMPLETE : JobConditionType.FAILED;
    }
}
