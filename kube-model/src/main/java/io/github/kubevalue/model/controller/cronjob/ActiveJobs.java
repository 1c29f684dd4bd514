package io.github.kubevalue.model.controller.cronjob;

import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.CronJobStatus;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobConditionType;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** What a CronJob says of its Jobs: those that have ended or are gone are active no more. */
final class ActiveJobs {
    // pkg/controller/cronjob/cronjob_controllerv2.go, syncCronJob
    private ActiveJobs() {}

    static Sync observed(Sync sync, Seq<Job> jobs, Snapshot snapshot) {
        Sync seen = jobs.foldLeft(sync, ActiveJobs::observed);
        return seen.cronJob()
                .status()
                .active()
                .reject(active -> found(active, snapshot).isDefined())
                .foldLeft(
                        seen,
                        (so, gone) -> so.with(Runs.without(so.cronJob(), gone.uid()))
                                .tells(
                                        "MissingJob",
                                        "Active job went missing: "
                                                + gone.name().getOrElse("")));
    }

    private static Sync observed(Sync sync, Job job) {
        boolean known = Runs.isActive(sync.cronJob(), job);
        return job.status()
                .finish()
                .map(condition -> succeeded(known ? completed(sync, job, condition.type()) : sync, job))
                .getOrElse(
                        known
                                ? sync
                                : sync.warns(
                                        "UnexpectedJob",
                                        "Saw a job that the controller did not create or forgot: " + job.name()));
    }

    private static Sync completed(Sync sync, Job job, JobConditionType how) {
        return sync.with(Runs.without(sync.cronJob(), job.metadata().uid()))
                .tells("SawCompletedJob", "Saw completed job: " + job.name() + ", condition: " + how);
    }

    private static Sync succeeded(Sync sync, Job job) {
        CronJobStatus status = sync.cronJob().status();
        Option<Instant> end = job.status()
                .condition(JobConditionType.COMPLETE)
                .filter(condition -> condition.status().isTrue())
                .flatMap(condition -> job.status().completionTime())
                .filter(time -> status.lastSuccessfulTime().forAll(time::isAfter));
        return end.isEmpty() ? sync : sync.with(sync.cronJob().withStatus(status.withLastSuccessfulTime(end)));
    }

    /** The Job of that name, whoever controls it. */
    static Option<Job> found(ObjectReference active, Snapshot snapshot) {
        return snapshot.get(
                Job.KIND, active.namespace().getOrElse(""), active.name().getOrElse(""));
    }

    /** Whether a Job of that name is active. */
    static boolean isActive(CronJob cronJob, String name) {
        return cronJob.status().active().exists(active -> active.name().contains(name));
    }
}
