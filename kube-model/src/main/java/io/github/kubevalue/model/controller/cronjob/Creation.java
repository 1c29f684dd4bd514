package io.github.kubevalue.model.controller.cronjob;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.controller.Step;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What follows the creation of a Job: it is told and noted in the status; and its refusal.
 *
 * @param sync what the status is to say beside it
 * @param scheduled the time for which the Job is
 */
record Creation(Sync sync, Instant scheduled) implements Reaction {

    @Override
    public Option<Event> written(KubeObject job) {
        return Option.of(Event.normal(sync.before(), "SuccessfulCreate", "Created job " + job.name()));
    }

    @Override
    public Option<Step> next(KubeObject object) {
        return object instanceof Job job
                ? Option.of(Step.of(
                        new Write.UpdateStatus(Runs.started(sync.cronJob(), job, scheduled)), "a Job is started"))
                : Option.none();
    }

    @Override
    public Option<Event> refused(ApiError error) {
        return Option.of(Event.warning(sync.before(), "FailedCreate", "Error creating job: " + error.message()));
    }

    @Override
    public Option<Step> instead(ApiError error) {
        return Option.when(
                !sync.cronJob().equals(sync.before()),
                () -> Step.of(new Write.UpdateStatus(sync.cronJob()), "its Jobs"));
    }
}
