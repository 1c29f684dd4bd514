package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobCondition;
import io.github.kubevalue.model.batch.JobConditionType;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.controller.workload.Claim;
import io.github.kubevalue.model.controller.workload.Owners;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Runs the pods of a Job to its end.
 *
 * <p>Laws: no more pods are active than {@code parallelism}; every ended pod is counted once; an indexed Job has at most
 * {@code completions} successes.
 */
public final class JobController implements Controller {
    private static final String OWN_NAME = "kubernetes.io/job-controller";

    /** Returns the controller. */
    public JobController() {}

    @Override
    public String name() {
        return "job-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Job.KIND) || kind.equals(Pod.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(Job.KIND)) {
            return Vector.of(change.key());
        }
        return change.key().kind().equals(Pod.KIND) ? Owners.woken(change, Job.KIND) : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        Option<Job> job = snapshot.get(Job.KIND, key.namespace(), key.name())
                .filter(found -> found.spec().managedBy().getOrElse(OWN_NAME).equals(OWN_NAME));
        Plan orphaned = snapshot.contains(key) ? Plan.none() : released(snapshot, key);
        return job.map(found -> reconcile(snapshot, found, moment)).getOrElse(() -> orphaned.then(forgotten(moment)));
    }

    /** Pods of a Job that is gone need not wait to be counted. */
    private static Plan released(Snapshot snapshot, ResourceKey key) {
        // job_controller.go, syncOrphanPod
        LabelSelector named = LabelSelector.of("batch.kubernetes.io/job-name", key.name());
        return PodIndexes.selected(snapshot, key.namespace(), named)
                .filter(pod -> JobPods.isTracked(pod)
                        && Owners.controllerKey(pod, Job.KIND).contains(key))
                .foldLeft(Plan.none(), (plan, pod) -> plan.then(Tracking.release(pod)));
    }

    private static Plan forgotten(Moment moment) {
        return moment.memory(BackOff.class).isDefined() ? Plan.none().remembering(Memory.NONE) : Plan.none();
    }

    private static Plan reconcile(Snapshot snapshot, Job job, Moment moment) {
        // pkg/controller/job/job_controller.go, syncJob
        Instant now = moment.now();
        LabelSelector selector = job.spec().selector().getOrElse(LabelSelector.everything());
        Claim<Pod> claim = Claim.of(job, selector, PodIndexes.ORPHANS, snapshot);
        JobPods pods = new JobPods(job, claim.mine());
        if (job.status().finish().isDefined()) {
            return claim.plan().then(Tracking.released(pods)).then(forgotten(moment));
        }
        BackOff backOff =
                moment.memory(BackOff.class).getOrElse(BackOff.NONE).after(pods.newSucceeded(), pods.newFailed());
        Option<Verdict> verdict = Verdict.of(pods, now);
        boolean suspended = job.spec().suspend().getOrElse(false);
        Plan moved =
                job.metadata().isDeleting() ? Plan.none() : moved(pods, verdict, suspended, backOff.left(now), now);
        JobStatus status = status(pods, verdict, suspended, now.truncatedTo(ChronoUnit.SECONDS));
        Plan reported = status.equals(job.status())
                ? Plan.none()
                : Plan.none().then(new Write.UpdateStatus(job.withStatus(status)), "its pods", new Noted(backOff));
        return told(
                        job,
                        status,
                        claim.plan()
                                .then(reported)
                                .then(Tracking.released(pods, verdict))
                                .then(moved))
                .then(deadline(job, status, now));
    }

    /** What ended is remembered once it is noted. (flushUncountedAndRemoveFinalizers) */
    private record Noted(BackOff backOff) implements Reaction {
        @Override
        public Option<Memory> memory() {
            return Option.of(backOff.equals(BackOff.NONE) ? Memory.NONE : backOff);
        }
    }

    private static Plan moved(
            JobPods pods, Option<Verdict> verdict, boolean suspended, Option<Duration> wait, Instant now) {
        if (verdict.isDefined()) {
            return pods.active()
                    .foldLeft(
                            Plan.none(),
                            (plan, pod) -> plan.then(PodsToDo.deleted(
                                    pods.job(), pod, verdict.get().reason())));
        }
        return suspended ? PodsToDo.removed(pods, pods.active(), "the Job is suspended") : PodsToDo.of(pods, wait, now);
    }

    private static JobStatus status(JobPods pods, Option<Verdict> verdict, boolean suspended, Instant now) {
        JobStatus counted = Tracking.counted(pods, verdict)
                .withActive(pods.active().size())
                .withReady(Option.of(pods.active().count(Pod::isReady)))
                .withTerminating(Option.of(pods.terminating().size()));
        if (verdict.isEmpty()) {
            return suspension(counted, suspended, now);
        }
        JobStatus judged = with(counted, verdict.get().condition(verdict.get().target(), now));
        boolean isOver = pods.active().isEmpty() && pods.terminating().isEmpty() && Tracking.isDone(pods);
        return isOver ? ended(judged, verdict.get(), now) : judged;
    }

    private static JobStatus ended(JobStatus status, Verdict verdict, Instant now) {
        JobStatus last = with(status, verdict.condition(verdict.end(), now));
        return verdict.isSuccess() ? last.withCompletionTime(Option.of(now)) : last;
    }

    private static JobStatus suspension(JobStatus status, boolean suspended, Instant now) {
        boolean was = status.condition(JobConditionType.SUSPENDED)
                .exists(condition -> condition.status().isTrue());
        if (suspended == was) {
            return suspended || status.startTime().isDefined() ? status : status.withStartTime(Option.of(now));
        }
        JobCondition condition = JobCondition.builder()
                .type(JobConditionType.SUSPENDED)
                .status(ConditionStatus.of(suspended))
                .reason(suspended ? "JobSuspended" : "JobResumed")
                .message(suspended ? "Job suspended" : "Job resumed")
                .lastProbeTime(now)
                .lastTransitionTime(now)
                .build();
        return with(status, condition).withStartTime(suspended ? Option.none() : Option.of(now));
    }

    private static JobStatus with(JobStatus status, JobCondition condition) {
        boolean isSaid = status.condition(condition.type())
                .exists(current -> current.status().equals(condition.status()));
        Seq<JobCondition> others =
                status.conditions().reject(other -> other.type().equals(condition.type()));
        return isSaid ? status : status.withConditions(others.append(condition));
    }

    private static Plan told(Job job, JobStatus status, Plan plan) {
        Seq<JobCondition> news = status.conditions().reject(job.status().conditions()::contains);
        return news.foldLeft(
                plan, (so, condition) -> event(job, condition).map(so::telling).getOrElse(so));
    }

    private static Option<Event> event(Job job, JobCondition condition) {
        if (condition.type().equals(JobConditionType.COMPLETE)) {
            return Option.of(Event.normal(job, "Completed", "Job completed"));
        }
        if (condition.type().equals(JobConditionType.FAILED)) {
            return Option.of(Event.warning(job, condition.reason(), condition.message()));
        }
        String reason = condition.status().isTrue() ? "Suspended" : "Resumed";
        return condition.type().equals(JobConditionType.SUSPENDED)
                ? Option.of(Event.normal(job, reason, condition.message()))
                : Option.none();
    }

    private static Plan deadline(Job job, JobStatus status, Instant now) {
        return Verdict.until(job.withStatus(status))
                .filter(end -> end.isAfter(now))
                .map(end -> Plan.none().requeueAfter(Duration.between(now, end)))
                .getOrElse(Plan.none());
    }
}
