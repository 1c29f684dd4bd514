package io.github.kubevalue.model.controller.cronjob;

import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.errors.ApiError;
import io.vavr.control.Option;

/** What a CronJob tells of a Job that cannot be deleted. */
record Deletion(CronJob cronJob) implements Reaction {

    @Override
    public Option<Event> refused(ApiError error) {
        return Option.of(Event.warning(cronJob, "FailedDelete", "Deleted job: " + error.message()));
    }
}
