package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.Priorities;
import io.github.kubevalue.model.scheduler.attempt.Profile;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.scheduler.queue.QueuedPod;
import io.github.kubevalue.model.scheduler.queue.SchedulingQueue;
import io.github.kubevalue.model.storage.CSIDriver;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.storage.CSIStorageCapacity;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeAttachment;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Tells the queue what has happened.
 *
 * @param scheduler whose queue it is
 * @param snapshot the objects
 * @param now the virtual time
 */
// pkg/scheduler/eventhandlers.go
record Informer(KubeScheduler scheduler, Snapshot snapshot, Instant now) {
    private static final Set<Kind<?>> KINDS = HashSet.of(
            Node.KIND,
            PersistentVolumeClaim.KIND,
            PersistentVolume.KIND,
            StorageClass.KIND,
            CSINode.KIND,
            CSIDriver.KIND,
            CSIStorageCapacity.KIND,
            VolumeAttachment.KIND);

    static boolean watches(Kind<?> kind) {
        return kind.equals(Pod.KIND) || KINDS.contains(kind);
    }

    /** Whether the scheduler has to know of a change. */
    static boolean concerns(Change change) {
        if (!change.key().kind().equals(Pod.KIND)) {
            return KINDS.contains(change.key().kind())
                    && !ClusterEvent.of(change).isEmpty();
        }
        Option<Pod> before = change.before().map(Pod.class::cast).filter(pod -> !pod.isTerminal());
        Option<Pod> after = change.after().map(Pod.class::cast).filter(pod -> !pod.isTerminal());
        return before.isDefined() != after.isDefined()
                || before.exists(old -> !old.isBound())
                || before.exists(old -> ClusterEvent.ofPod(old, after.get())
                        .exists(event -> event.action() != ClusterEvent.Action.UPDATE));
    }

    /** Returns what is in mind after all that happened. */
    SchedulerMemory informed(SchedulerMemory memory) {
        SchedulerMemory told = memory.seen()
                .flatMap(snapshot::changesSince)
                .fold(() -> listed(memory), changes -> changes.foldLeft(memory, this::told));
        return told.withQueue(told.queue().flushed(now)).withSeen(snapshot.revision());
    }

    /** Looks at all pods that wait, since it is not known what happened. */
    private SchedulerMemory listed(SchedulerMemory memory) {
        Seq<Pod> waiting = snapshot.by(PodIndexes.BY_NODE, "").filter(this::isMine);
        Set<ResourceKey> keys = waiting.map(Pod::key).toSet();
        SchedulingQueue old = memory.queue();
        SchedulingQueue kept = old.active()
                .appendAll(old.backingOff())
                .appendAll(old.unschedulable())
                .map(QueuedPod::key)
                .filter(key -> !keys.contains(key))
                .foldLeft(old, SchedulingQueue::remove);
        SchedulerMemory fresh =
                new SchedulerMemory(memory.seen(), kept, memory.assumed().filterKeys(keys::contains), memory.start());
        SchedulerMemory added =
                waiting.filter(pod -> !fresh.assumed().containsKey(pod.key())).foldLeft(fresh, this::added);
        return added.withQueue(
                added.queue().moved(rejectors -> !rejectors.contains(SchedulingQueue.GATES), pod -> true, now));
    }

    private boolean isMine(Pod pod) {
        return !pod.isBound() && !pod.isTerminal() && scheduler.scheduler(pod).isDefined();
    }

    private SchedulerMemory added(SchedulerMemory memory, Pod pod) {
        int priority = Priorities.of(pod);
        return memory.withQueue(
                isFree(pod)
                        ? memory.queue().add(pod.key(), priority, now)
                        : memory.queue().addGated(pod.key(), priority, now));
    }

    /** Whether no scheduling gate keeps a pod out of the queue. */
    private boolean isFree(Pod pod) {
        return pod.spec().schedulingGates().isEmpty()
                || !scheduler.scheduler(pod).exists(one -> one.profile().isGating());
    }

    private SchedulerMemory told(SchedulerMemory memory, Change change) {
        if (change.key().kind().equals(Pod.KIND)) {
            return ofPod(
                    memory,
                    change.before().map(Pod.class::cast).filter(pod -> !pod.isTerminal()),
                    change.after().map(Pod.class::cast).filter(pod -> !pod.isTerminal()));
        }
        return KINDS.contains(change.key().kind()) ? ClusterEvent.of(change).foldLeft(memory, this::moved) : memory;
    }

    private SchedulerMemory ofPod(SchedulerMemory memory, Option<Pod> before, Option<Pod> after) {
        if (before.exists(Pod::isBound)) {
            return memory.queue().hasUnschedulable() ? ofBound(memory, before.get(), after) : memory;
        }
        if (after.exists(Pod::isBound)) {
            SchedulerMemory without = memory.withQueue(
                            memory.queue().remove(after.get().key()))
                    .forgetting(after.get().key());
            return moved(without, ClusterEvent.added(after.get()));
        }
        return after.filter(this::isMine).fold(() -> gone(memory, before), pod -> waiting(memory, before, pod));
    }

    private SchedulerMemory ofBound(SchedulerMemory memory, Pod before, Option<Pod> after) {
        return after.fold(
                () -> moved(memory, ClusterEvent.deleted(before)),
                pod -> ClusterEvent.ofPod(before, pod).foldLeft(memory, this::moved));
    }

    private SchedulerMemory gone(SchedulerMemory memory, Option<Pod> before) {
        return before.map(pod -> {
                    SchedulerMemory without =
                            memory.withQueue(memory.queue().remove(pod.key())).forgetting(pod.key());
                    return pod.nominatedNode().isDefined() ? yielded(without, pod) : without;
                })
                .getOrElse(memory);
    }

    /** A pod that waits is new, or has changed. */
    // scheduling_queue.go, Update
    private SchedulerMemory waiting(SchedulerMemory memory, Option<Pod> before, Pod pod) {
        Option<QueuedPod> queued = memory.queue().get(pod.key());
        if (queued.isEmpty()) {
            return before.isEmpty() || !memory.assumed().containsKey(pod.key()) ? added(memory, pod) : memory;
        }
        SchedulerMemory moved = before.filter(
                        old -> ClusterEvent.ofPod(old, pod).exists(event -> helps(queued.get(), event)))
                .map(old -> memory.withQueue(memory.queue().moved(pod.key(), now)))
                .getOrElse(memory);
        boolean yields = before.exists(old -> old.nominatedNode().isDefined()
                && !old.status().nominatedNodeName().equals(pod.status().nominatedNodeName()));
        return yields ? yielded(moved, before.get()) : moved;
    }

    /** Room that was kept for a pod is free for those that are not more important. */
    private SchedulerMemory yielded(SchedulerMemory memory, Pod pod) {
        ClusterEvent event = ClusterEvent.deleted(pod);
        return memory.withQueue(memory.queue()
                .moved(
                        rejectors -> true,
                        queued -> queued.priority() <= Priorities.of(pod) && helps(queued, event),
                        now));
    }

    private SchedulerMemory moved(SchedulerMemory memory, ClusterEvent event) {
        if (event.action() == ClusterEvent.Action.UPDATE && event.kind().equals(Pod.KIND)) {
            return memory;
        }
        return memory.withQueue(memory.queue()
                .moved(
                        rejectors -> scheduler.profiles().exists(profile -> heeds(profile, rejectors, event)),
                        queued -> helps(queued, event),
                        now));
    }

    private static boolean heeds(Profile profile, Set<String> rejectors, ClusterEvent event) {
        return rejectors.contains(SchedulingQueue.GATES)
                || profile.refusing().exists(plugin -> rejectors.contains(plugin.name()) && plugin.heeds(event));
    }

    /** Whether one of the plugins that refused a pod takes it that it could now run. */
    // scheduling_queue.go, isPodWorthRequeuing
    private boolean helps(QueuedPod queued, ClusterEvent event) {
        Option<Pod> pod =
                snapshot.get(Pod.KIND, queued.key().namespace(), queued.key().name());
        return pod.exists(waiting -> scheduler.scheduler(waiting).exists(one -> helps(one, queued, waiting, event)));
    }

    private boolean helps(Scheduler one, QueuedPod queued, Pod waiting, ClusterEvent event) {
        if (queued.rejectors().contains(SchedulingQueue.GATES)) {
            return event.is(Pod.KIND, ClusterEvent.Action.UPDATE_POD_SCHEDULING_GATES_ELIMINATED)
                    && event.isOf(waiting);
        }
        return one.profile()
                .refusing()
                .filter(plugin -> queued.rejectors().contains(plugin.name()))
                .exists(plugin -> plugin.heeds(event) && plugin.mayHelp(event, waiting, snapshot));
    }
}
