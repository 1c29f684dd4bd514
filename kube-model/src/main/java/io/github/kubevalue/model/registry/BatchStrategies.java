package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.CronJobStatus;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.defaulting.JobDefaults;
import io.github.kubevalue.model.validation.batch.CronJobRules;
import io.github.kubevalue.model.validation.batch.JobRules;
import io.github.kubevalue.model.validation.batch.JobUpdateRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group batch. */
final class BatchStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(
            Strategy.of(Job.KIND)
                    .withWarnings(job -> Warnings.nameOfPods(job).appendAll(WorkloadWarnings.job(job)))
                    .withWarningsOfChanged(WorkloadWarnings::job)
                    .withOrphansDependents(true)
                    .withDefaults(JobDefaults::job)
                    .withFaults(JobRules::faults)
                    .withUpdates(JobUpdateRules::updated)
                    .withPrepared(PreparedObjects::job)
                    .withGeneration(Job::spec)
                    .withStatus(
                            Job::status, Job::withStatus, JobStatus.builder().build()),
            Strategy.of(CronJob.KIND)
                    .withWarnings(job -> Warnings.nameOfPods(job).appendAll(WorkloadWarnings.cronJob(job)))
                    .withUpdateWarnings(WorkloadWarnings::cronJob)
                    .withDefaults(JobDefaults::cronJob)
                    .withFaults(CronJobRules::faults)
                    .withUpdates(CronJobRules::updated)
                    .withGeneration(CronJob::spec)
                    .withStatus(
                            CronJob::status,
                            CronJob::withStatus,
                            CronJobStatus.builder().build()));

    private BatchStrategies() {}
}
