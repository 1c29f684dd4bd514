package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobConditionType;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.controller.Step;
import io.github.kubevalue.model.controller.workload.PodCreation;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One look at a Job that is not at its end: first pods are made or deleted; then what has ended is noted in the status, let go, and
 * counted in the status.
 *
 * @param pods the Job, begun if it may be, and its pods
 * @param stored the Job as it is stored
 * @param before what was remembered
 * @param now the time
 */
record Sync(JobPods pods, Job stored, Recollection before, Instant now) {
    // pkg/controller/job/job_controller.go, syncJob

    static Sync of(Job job, Seq<Pod> pods, Recollection before, Instant now) {
        boolean isBeginning =
                job.status().startTime().isEmpty() && !job.spec().suspend().getOrElse(false);
        Job begun = isBeginning ? job.withStatus(job.status().withStartTime(Option.of(toSecond(now)))) : job;
        return new Sync(new JobPods(begun, pods), job, before, now);
    }

    private static Instant toSecond(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    Plan plan() {
        BackOff backOff = before.backOff().after(pods.newSucceeded(), pods.newFailed());
        Option<Verdict> early = Verdict.of(pods, now);
        boolean isManaged = early.isEmpty() && !pods.job().metadata().isDeleting();
        Managed managed = early.map(verdict -> PodsToDo.ended(pods, verdict.reason()))
                .getOrElse(() -> isManaged ? PodsToDo.of(pods, backOff.left(now), now) : Managed.asIs(pods));
        Option<Verdict> verdict = early.orElse(() -> Verdict.completions(pods, managed.active()));
        JobStatus said = verdict.isEmpty() && isManaged
                ? Conditions.suspension(pods.job().status(), isSuspended(), toSecond(now))
                : pods.job().status();
        JobStatus counts = said.withActive(managed.active())
                .withReady(Option.of(managed.ready()))
                .withTerminating(Option.of(managed.terminating()));
        Option<Instant> due = due(early, managed);
        Recollection after =
                new Recollection(before.backOff(), stored.metadata().generation(), due);
        Plan plan = moved(managed, counts)
                .then(tracked(managed, verdict, counts, after.withBackOff(backOff)))
                .remembering(after);
        return due.map(time -> plan.requeueAfter(Duration.between(now, time))).getOrElse(plan);
    }

    private boolean isSuspended() {
        return stored.spec().suspend().getOrElse(false);
    }

    /** When to look again, whatever happens: at the deadline, or when a pod may be made. */
    private Option<Instant> due(Option<Verdict> early, Managed managed) {
        Option<Instant> deadline = early.isDefined() ? Option.none() : Verdict.until(pods.job());
        // enqueueSyncJobWithDelay
        Option<Instant> retry = managed.later()
                .map(wait -> now.plus(wait.compareTo(JobController.BATCH) < 0 ? JobController.BATCH : wait));
        return deadline.toVector().appendAll(retry).min();
    }

    private Plan moved(Managed managed, JobStatus counts) {
        String why = pods.succeeded() + " succeeded, " + pods.active().size() + " active";
        Plan plan = managed.gone();
        int active = pods.active().size();
        for (Pod pod : managed.made()) {
            plan = plan.then(new Write.Create(pod), why, new Creation(stored, counts.withActive(active)));
            active++;
        }
        return plan;
    }

    /** A pod that is refused is not active, nor are those after it. */
    private static final class Creation extends PodCreation {
        private final Job job;
        private final JobStatus status;

        Creation(Job job, JobStatus status) {
            super(job);
            this.job = job;
            this.status = status;
        }

        @Override
        public Option<Step> instead(ApiError error) {
            return status.equals(job.status())
                    ? Option.none()
                    : Option.of(Step.of(new Write.UpdateStatus(job.withStatus(status)), error.message()));
        }
    }

    private Plan tracked(Managed managed, Option<Verdict> verdict, JobStatus counts, Recollection after) {
        Instant second = toSecond(now);
        Tracking tracking = Tracking.of(pods, verdict);
        JobStatus noted = tracking.noted(counts);
        JobStatus judged =
                verdict.map(end -> Conditions.judged(noted, end, second)).getOrElse(noted);
        JobStatus counted = tracking.counted(judged);
        boolean isOver =
                verdict.isDefined() && !tracking.isLimited() && Tracking.isDone(counted) && managed.terminating() == 0;
        JobStatus last = isOver ? Conditions.ended(counted, verdict.get(), second) : counted;
        Plan plan = reported(stored.status(), judged, new Noted(after))
                .then(Tracking.released(tracking.done().removeAll(managed.released())))
                .then(reported(judged, last, isOver ? new Ended(stored, verdict.get()) : Reaction.NONE));
        Plan told = suspension(judged).map(plan::telling).getOrElse(plan);
        return isOver && isTooMuch(last) ? told.telling(tooMany()) : told;
    }

    private Plan reported(JobStatus from, JobStatus to, Reaction reaction) {
        return to.equals(from)
                ? Plan.none()
                : Plan.none().then(new Write.UpdateStatus(stored.withStatus(to)), "its pods", reaction);
    }

    private Option<Event> suspension(JobStatus status) {
        return status.condition(JobConditionType.SUSPENDED)
                .filter(condition -> !stored.status().conditions().contains(condition))
                .map(condition -> Event.normal(
                        stored, condition.status().isTrue() ? "Suspended" : "Resumed", condition.message()));
    }

    private boolean isTooMuch(JobStatus last) {
        return stored.spec().completions().exists(wanted -> last.succeeded() > wanted)
                && last.condition(JobConditionType.COMPLETE).isDefined();
    }

    private Event tooMany() {
        return Event.warning(
                stored, "TooManySucceededPods", "Too many succeeded pods running after completion count reached");
    }

    /** What ended is remembered once it is noted. (flushUncountedAndRemoveFinalizers) */
    private record Noted(Recollection after) implements Reaction {
        @Override
        public Option<Memory> memory() {
            return Option.of(after);
        }
    }

    /** The end is told once it is written. (recordJobFinished) */
    private record Ended(Job job, Verdict verdict) implements Reaction {
        @Override
        public Option<Event> written(KubeObject object) {
            return Option.of(
                    verdict.isSuccess()
                            ? Event.normal(job, "Completed", "Job completed")
                            : Event.warning(job, verdict.reason(), verdict.message()));
        }
    }
}
