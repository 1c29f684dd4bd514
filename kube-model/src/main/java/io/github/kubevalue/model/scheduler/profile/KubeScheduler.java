package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.coordination.Lease;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.nodetable.NodeTable;
import io.github.kubevalue.model.scheduler.attempt.Decision;
import io.github.kubevalue.model.scheduler.attempt.Profile;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.scheduler.queue.QueuedPod;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * kube-scheduler: takes one pod after the other from its queue, and binds it or says why not.
 *
 * <p>It works on one key, that of the lease by which there is but one of it. Each time it looks at what has happened since the last
 * time, as a watch would tell it, and takes the pod that is then the next.
 *
 * <p>Laws: a pod is bound at most once, and only to a node that passed all filters; a pod that fits nowhere gets the condition
 * {@code PodScheduled=False} and is tried again when something happens that may help.
 */
public final class KubeScheduler implements Controller {
    /** What it works on. */
    public static final ResourceKey KEY = Lease.KIND.key("kube-system", "kube-scheduler");

    private final KubeSchedulerConfiguration configuration;
    private final Seq<Profile> profiles;
    private final Map<String, Scheduler> schedulers;

    /** Returns the scheduler that is so configured. */
    public KubeScheduler(KubeSchedulerConfiguration configuration) {
        this.configuration = configuration;
        this.profiles = configuration.profiles();
        this.schedulers = profiles.toSortedMap(Profile::name, Scheduler::new);
    }

    @Override
    public String name() {
        return DefaultProfile.NAME;
    }

    @Override
    public Catalog catalog() {
        return profiles.map(Profile::catalog).foldLeft(Catalog.EMPTY, Catalog::plus);
    }

    /** The profiles, as they are configured. */
    public Seq<Profile> profiles() {
        return profiles;
    }

    /** The scheduler that places pods which ask for it by that name. */
    public Option<Scheduler> scheduler(String name) {
        return schedulers.get(name);
    }

    /** The scheduler of a pod; none if it asks for another than these. */
    public Option<Scheduler> scheduler(Pod pod) {
        return schedulers.get(pod.spec().schedulerName().getOrElse(DefaultProfile.NAME));
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return Informer.watches(kind);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        return Informer.concerns(change) ? Vector.of(KEY) : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        SchedulerMemory known = new Informer(this, snapshot, moment.now())
                .informed(
                        moment.memory(SchedulerMemory.class).getOrElse(SchedulerMemory.none(configuration.backoff())));
        Option<Tuple2<QueuedPod, SchedulerMemory>> next = known.pop();
        Plan plan = next.map(taken -> attempt(snapshot, taken._1, taken._2, moment))
                .getOrElse(Plan.none().remembering(known));
        return timed(plan, moment.now(), snapshot);
    }

    /** Returns the plan to look again as long as pods wait. */
    private static Plan timed(Plan plan, Instant now, Snapshot snapshot) {
        SchedulerMemory memory = (SchedulerMemory) plan.memory().get();
        if (memory.queue().isReady()) {
            return plan.requeueAfter(Duration.ZERO);
        }
        Plan flushed = memory.queue()
                .nextFlush()
                .map(time -> plan.recurAfter(Duration.between(now, time)))
                .getOrElse(plan);
        // without nodes an attempt is an error, and there is one for ever
        return memory.queue()
                .nextExpiration()
                .map(time -> Duration.between(now, time))
                .map(delay -> snapshot.view(NodeTable.NODES).size() > 0
                        ? flushed.requeueAfter(delay)
                        : flushed.recurAfter(delay))
                .getOrElse(flushed);
    }

    private Plan attempt(Snapshot snapshot, QueuedPod taken, SchedulerMemory left, Moment moment) {
        Option<Pod> pod =
                snapshot.get(Pod.KIND, taken.key().namespace(), taken.key().name());
        Option<Scheduler> scheduler = pod.flatMap(this::scheduler);
        if (pod.isEmpty() || scheduler.isEmpty()) {
            return Plan.none().remembering(left);
        }
        if (pod.get().metadata().isDeleting()) {
            return Reports.skipped(pod.get()).remembering(left);
        }
        Decision decision =
                scheduler.get().decide(snapshot, pod.get(), left.assumed().values(), left.start(), moment.choice());
        return new Reports(pod.get(), taken, left.withStart(decision.next()), moment.now())
                .of(decision, snapshot, scheduler.get().profile().preBinds());
    }
}
