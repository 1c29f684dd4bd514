package io.github.kubevalue.model.controller.cronjob;

import io.github.kubevalue.model.batch.CronJobSpec;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobCondition;
import io.github.kubevalue.model.batch.JobConditionType;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/** The Jobs that have ended: the oldest beyond the limits go. */
final class History {
    // pkg/controller/cronjob/utils.go, byJobStartTime: those that never started come last
    static final Comparator<Job> BY_START = Comparator.<Job, Instant>comparing(
                    job -> job.status().startTime().getOrElse(Instant.MAX))
            .thenComparing(Job::name);

    private History() {}

    static Sync cleaned(Sync sync, Seq<Job> jobs) {
        // pkg/controller/cronjob/cronjob_controllerv2.go, cleanupFinishedJobs
        CronJobSpec spec = sync.cronJob().spec();
        Sync fewer = cleaned(sync, ended(jobs, JobConditionType.COMPLETE), spec.successfulJobsHistoryLimit());
        return cleaned(fewer, ended(jobs, JobConditionType.FAILED), spec.failedJobsHistoryLimit());
    }

    private static Seq<Job> ended(Seq<Job> jobs, JobConditionType how) {
        return jobs.filter(job -> job.status().finish().map(JobCondition::type).contains(how));
    }

    private static Sync cleaned(Sync sync, Seq<Job> jobs, Option<Integer> limit) {
        return jobs.sorted(BY_START)
                .take(jobs.size() - limit.getOrElse(jobs.size()))
                .foldLeft(sync, (so, job) -> so.deleting(job, "beyond the history limit"));
    }
}
