package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.Claim;
import io.github.kubevalue.model.controller.workload.Owners;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
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

/**
 * Runs the pods of a Job to its end.
 *
 * <p>Laws: no more pods are active than {@code parallelism}; every ended pod is counted once; an indexed Job has at most
 * {@code completions} successes.
 */
public final class JobController implements Controller {
    // job_controller.go, SyncJobBatchPeriod
    static final Duration BATCH = Duration.ofSeconds(1);

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
        return moment.memory(Recollection.class).isDefined() ? Plan.none().remembering(Memory.NONE) : Plan.none();
    }

    private static Plan reconcile(Snapshot snapshot, Job job, Moment moment) {
        // job_controller.go, enqueueSyncJobImmediately, enqueueSyncJobBatched
        Option<Recollection> known = moment.memory(Recollection.class);
        Recollection before = known.getOrElse(Recollection.NONE);
        boolean isNews = !before.generation().equals(job.metadata().generation());
        boolean isDue = before.due().exists(time -> !time.isAfter(moment.now()));
        boolean isOver = job.status().finish().isDefined();
        return isOver || isNews || isDue || known.isEmpty()
                ? synced(snapshot, job, before, moment)
                : gathered(before, moment.now());
    }

    /** What happens to a Job and its pods is looked at no sooner than a while later, together with what happens meanwhile. */
    private static Plan gathered(Recollection before, Instant now) {
        Instant soon = now.plus(BATCH);
        Instant due = before.due().filter(soon::isAfter).getOrElse(soon);
        return Plan.none().requeueAfter(Duration.between(now, due)).remembering(before.dueAt(due));
    }

    private static Plan synced(Snapshot snapshot, Job job, Recollection before, Moment moment) {
        LabelSelector selector = job.spec().selector().getOrElse(LabelSelector.everything());
        Claim<Pod> claim = Claim.of(job, selector, PodIndexes.ORPHANS, snapshot);
        return job.status().finish().isDefined()
                ? claim.plan().then(Tracking.released(claim.mine())).then(forgotten(moment))
                : claim.plan()
                        .then(Sync.of(job, claim.mine(), before, moment.now()).plan());
    }
}
