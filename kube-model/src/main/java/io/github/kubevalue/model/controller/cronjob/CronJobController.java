package io.github.kubevalue.model.controller.cronjob;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.ConcurrencyPolicy;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.CronJobSpec;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.Owners;
import io.github.kubevalue.model.cron.Schedule;
import io.github.kubevalue.model.cron.TimeZones;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Makes the Jobs of CronJobs when they are due.
 *
 * <p>Laws: each scheduled minute has at most one Job, whose name is the lock; under {@code Forbid} no Job starts while one is
 * active. A cluster in which only the next run is left to come has settled.
 */
public final class CronJobController implements Controller {
    // pkg/controller/cronjob/cronjob_controllerv2.go, syncCronJob
    private static final DateTimeFormatter RFC1123Z =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** Returns the controller. */
    public CronJobController() {}

    @Override
    public String name() {
        return "cronjob-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(CronJob.KIND) || kind.equals(Job.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(CronJob.KIND)) {
            return Vector.of(change.key());
        }
        return change.key().kind().equals(Job.KIND) ? Owners.woken(change, CronJob.KIND) : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(CronJob.KIND, key.namespace(), key.name())
                .map(cronJob -> reconcile(snapshot, cronJob, moment.now()))
                .getOrElse(Plan.none());
    }

    private static Plan reconcile(Snapshot snapshot, CronJob cronJob, Instant now) {
        Seq<Job> jobs = snapshot.list(Job.KIND, cronJob.namespace())
                .filter(job -> job.metadata()
                        .controllerRef()
                        .exists(owner -> owner.name().equals(cronJob.name())));
        Sync sync = ActiveJobs.observed(History.cleaned(Sync.of(cronJob), jobs), jobs, snapshot);
        if (cronJob.metadata().isDeleting()) {
            return sync.reported("its Jobs");
        }
        Option<Either<String, ZoneId>> zone = cronJob.spec().timeZone().map(TimeZones::of);
        if (zone.exists(Either::isLeft)) {
            String name = cronJob.spec().timeZone().get();
            return sync.warns(
                            "UnknownTimeZone",
                            "invalid timeZone: \"" + name + "\": " + zone.get().getLeft())
                    .reported("its Jobs");
        }
        return cronJob.spec().suspend().getOrElse(false) ? sync.reported("its Jobs") : scheduled(snapshot, sync, now);
    }

    private static Plan scheduled(Snapshot snapshot, Sync sync, Instant now) {
        CronJobSpec spec = sync.cronJob().spec();
        boolean zoned = spec.schedule().contains("TZ");
        Sync said = zoned
                ? sync.warns(
                        "UnsupportedSchedule",
                        "CRON_TZ or TZ used in schedule \"" + spec.schedule()
                                + "\" is not officially supported, see"
                                + " https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more"
                                + " details")
                : sync;
        String text = zoned
                ? spec.schedule()
                : spec.timeZone().map(name -> "TZ=" + name + " ").getOrElse("") + spec.schedule();
        return Schedule.parse(text)
                .fold(
                        problem -> said.warns(
                                        "UnparseableSchedule",
                                        "unparseable schedule: \"" + spec.schedule() + "\" : " + problem)
                                .reported("its Jobs"),
                        schedule -> new Start(snapshot, schedule, now).plan(said));
    }

    /** The start of the run that is due, if one is. */
    private record Start(Snapshot snapshot, Schedule schedule, Instant now) {

        Plan plan(Sync sync) {
            CronJob cronJob = sync.cronJob();
            Either<String, Due> due = Due.of(cronJob, schedule, now);
            if (due.isLeft()) {
                return sync.warns(
                                "InvalidSchedule",
                                "invalid schedule: " + cronJob.spec().schedule() + " : " + due.getLeft())
                        .reported("its Jobs");
            }
            boolean isMany = due.get().missed() == Due.Missed.MANY;
            return due.get()
                    .recent()
                    .map(time -> plan(isMany ? tooMany(sync) : sync, time))
                    .getOrElse(() -> waiting(sync));
        }

        private static Sync tooMany(Sync sync) {
            return sync.warns(
                    "TooManyMissedTimes",
                    "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew");
        }

        private Plan plan(Sync sync, Instant scheduled) {
            CronJob cronJob = sync.cronJob();
            if (Due.deadline(cronJob).exists(late -> scheduled.plus(late).isBefore(now))) {
                String time = RFC1123Z.format(scheduled.atZone(ZoneOffset.UTC));
                return waiting(sync.warns("MissSchedule", "Missed scheduled time to start a job: " + time));
            }
            if (ActiveJobs.isActive(cronJob, Runs.name(cronJob, scheduled))
                    || cronJob.status().lastScheduleTime().contains(scheduled)) {
                return waiting(sync);
            }
            Option<ConcurrencyPolicy> policy = cronJob.spec().concurrencyPolicy();
            if (policy.contains(ConcurrencyPolicy.FORBID)
                    && !cronJob.status().active().isEmpty()) {
                return waiting(sync.tells(
                        "JobAlreadyActive",
                        "Not starting job because prior execution is running and concurrency policy is Forbid"));
            }
            return started(policy.contains(ConcurrencyPolicy.REPLACE) ? replaced(sync) : sync, scheduled);
        }

        private Sync replaced(Sync sync) {
            return sync.cronJob()
                    .status()
                    .active()
                    .flatMap(active -> ActiveJobs.found(active, snapshot))
                    .foldLeft(sync, (so, job) -> so.deleting(job, "the next run replaces it"));
        }

        private Plan started(Sync sync, Instant scheduled) {
            Job job = Runs.job(sync.cronJob(), scheduled);
            return snapshot.get(Job.KIND, job.namespace(), job.name())
                    .map(there -> resumed(sync, there, scheduled))
                    .getOrElse(() -> next(
                            sync.plan().then(new Write.Create(job), "it is due", new Creation(sync, scheduled)),
                            sync.cronJob()
                                    .withStatus(sync.cronJob().status().withLastScheduleTime(Option.of(scheduled)))));
        }

        /** A Job of the CronJob that the status does not know is noted; anybody else's is left to him. */
        private Plan resumed(Sync sync, Job there, Instant scheduled) {
            if (!Owners.isControlledBy(there, sync.cronJob()) || Runs.isActive(sync.cronJob(), there)) {
                return sync.reported("its Jobs");
            }
            Sync noted = sync.with(Runs.started(sync.cronJob(), there, scheduled));
            return next(noted.reported("a Job is started"), noted.cronJob());
        }

        private Plan waiting(Sync sync) {
            return next(sync.reported("its Jobs"), sync.cronJob());
        }

        private Plan next(Plan plan, CronJob cronJob) {
            return Due.next(cronJob, schedule, now).map(plan::recurAfter).getOrElse(plan);
        }
    }
}
