package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobCondition;
import io.github.kubevalue.model.batch.JobConditionType;
import io.vavr.control.Option;

/** The end of a Job: complete or failed. */
final class Finish {
    private Finish() {}

    static boolean isFinished(Job job) {
        return condition(job).isDefined();
    }

    /** The condition that says that the Job is at its end. */
    static Option<JobCondition> condition(Job job) {
        return job.status()
                .condition(JobConditionType.COMPLETE)
                .orElse(() -> job.status().condition(JobConditionType.FAILED))
                .filter(condition -> condition.status().isTrue());
    }
}
