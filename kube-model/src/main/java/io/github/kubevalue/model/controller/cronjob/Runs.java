package io.github.kubevalue.model.controller.cronjob;

import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.cron.TimeZones;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The Jobs of a CronJob: how they are named, made and referred to. */
final class Runs {
    private static final String SCHEDULED = "batch.kubernetes.io/cronjob-scheduled-timestamp";

    private Runs() {}

    /** The name of the run of that minute, which is also the lock that keeps it from being made twice. */
    static String name(CronJob cronJob, Instant scheduled) {
        return cronJob.name() + "-" + scheduled.getEpochSecond() / 60;
    }

    static Job job(CronJob cronJob, Instant scheduled) {
        // pkg/controller/cronjob/utils.go, getJobFromTemplate2
        ObjectMeta given = cronJob.spec().jobTemplate().metadata();
        ZoneId zone = cronJob.spec()
                .timeZone()
                .flatMap(name -> TimeZones.of(name).toOption())
                .getOrElse(ZoneOffset.UTC);
        String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(scheduled.atZone(zone));
        return Job.builder()
                .metadata(ObjectMeta.builder()
                        .namespace(cronJob.namespace())
                        .name(name(cronJob, scheduled))
                        .labels(given.labels())
                        .annotations(given.annotations().put(SCHEDULED, time))
                        .ownerReferences(Vector.of(OwnerReference.controller(cronJob)))
                        .build())
                .spec(cronJob.spec().jobTemplate().spec())
                .build();
    }

    static CronJob started(CronJob cronJob, Job job, Instant scheduled) {
        ObjectReference reference =
                ObjectReference.to(job).withResourceVersion(job.metadata().resourceVersion());
        return cronJob.withStatus(cronJob.status()
                .withActive(cronJob.status().active().append(reference))
                .withLastScheduleTime(Option.of(scheduled)));
    }

    static CronJob without(CronJob cronJob, Option<String> uid) {
        return cronJob.withStatus(cronJob.status()
                .withActive(
                        cronJob.status().active().reject(active -> active.uid().equals(uid))));
    }

    static boolean isActive(CronJob cronJob, Job job) {
        return cronJob.status()
                .active()
                .exists(active -> active.uid().equals(job.metadata().uid()));
    }
}
