package io.github.kubevalue.model.controller.cronjob;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;

/**
 * What a reconciliation has come to so far.
 *
 * @param before the CronJob as it is stored
 * @param cronJob the CronJob with the status that it should have
 * @param plan what is to be done, but for the status
 */
record Sync(CronJob before, CronJob cronJob, Plan plan) {

    static Sync of(CronJob cronJob) {
        return new Sync(cronJob, cronJob, Plan.none());
    }

    Sync with(CronJob next) {
        return new Sync(before, next, plan);
    }

    Sync then(Plan next) {
        return new Sync(before, cronJob, plan.then(next));
    }

    Sync tells(String reason, String message) {
        return new Sync(before, cronJob, plan.telling(Event.normal(before, reason, message)));
    }

    Sync warns(String reason, String message) {
        return new Sync(before, cronJob, plan.telling(Event.warning(before, reason, message)));
    }

    /** Deletes a Job and forgets it. */
    Sync deleting(Job job, String why) {
        // pkg/controller/cronjob/cronjob_controllerv2.go, deleteJob
        Plan deleted = plan.then(Write.delete(job), why, new Deletion(before));
        return new Sync(before, Runs.without(cronJob, job.metadata().uid()), deleted)
                .tells("SuccessfulDelete", "Deleted job " + job.name());
    }

    /** The plan with the status, if that has changed. */
    Plan reported(String why) {
        return cronJob.equals(before) ? plan : plan.then(new Write.UpdateStatus(cronJob), why);
    }
}
