package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.batch.JobCondition;
import io.github.kubevalue.model.batch.JobConditionType;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** How the conditions of a Job come and change. */
final class Conditions {
    private Conditions() {}

    /** Returns the status in which a verdict is said before it is carried out. */
    static JobStatus judged(JobStatus status, Verdict verdict, Instant now) {
        boolean isSaid =
                status.condition(verdict.target()).exists(said -> said.status().isTrue());
        JobCondition condition =
                condition(verdict.target(), ConditionStatus.TRUE, verdict.reason(), verdict.message(), now);
        return isSaid ? status : status.withConditions(status.conditions().append(condition));
    }

    /** Returns the status of a Job that is at its end. */
    static JobStatus ended(JobStatus status, Verdict verdict, Instant now) {
        JobStatus last = ensured(
                status, condition(verdict.end(), ConditionStatus.TRUE, verdict.reason(), verdict.message(), now));
        return verdict.isSuccess() ? last.withCompletionTime(Option.of(now)) : last;
    }

    /** Returns the status in which it is said whether the Job is suspended. */
    static JobStatus suspension(JobStatus status, boolean suspended, Instant now) {
        JobStatus said = ensured(
                status,
                condition(
                        JobConditionType.SUSPENDED,
                        ConditionStatus.of(suspended),
                        suspended ? "JobSuspended" : "JobResumed",
                        suspended ? "Job suspended" : "Job resumed",
                        now));
        return said.equals(status) ? status : said.withStartTime(suspended ? Option.none() : Option.of(now));
    }

    /** What a condition says is said once, where it stands; that something is not so, only if it was. */
    private static JobStatus ensured(JobStatus status, JobCondition condition) {
        // pkg/controller/job/job_controller.go, ensureJobConditionStatus
        Seq<JobCondition> all = status.conditions();
        Option<JobCondition> said = status.condition(condition.type());
        if (said.isEmpty()) {
            return condition.status().equals(ConditionStatus.FALSE)
                    ? status
                    : status.withConditions(all.append(condition));
        }
        return isSame(said.get(), condition)
                ? status
                : status.withConditions(all.update(all.indexOf(said.get()), condition));
    }

    private static boolean isSame(JobCondition said, JobCondition condition) {
        return said.status().equals(condition.status())
                && said.reason().equals(condition.reason())
                && said.message().equals(condition.message());
    }

    private static JobCondition condition(
            JobConditionType type, ConditionStatus status, String reason, String message, Instant now) {
        return JobCondition.builder()
                .type(type)
                .status(status)
                .reason(reason)
                .message(message)
                .lastProbeTime(now)
                .lastTransitionTime(now)
                .build();
    }
}
