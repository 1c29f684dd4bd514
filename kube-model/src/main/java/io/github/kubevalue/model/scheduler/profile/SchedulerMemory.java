package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.scheduler.queue.QueuedPod;
import io.github.kubevalue.model.scheduler.queue.QueuedPod.Backoff;
import io.github.kubevalue.model.scheduler.queue.SchedulingQueue;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What kube-scheduler has in mind.
 *
 * @param seen the revision up to which it knows what happened; none if it has just started
 * @param queue the pods that wait
 * @param assumed the pods that it has bound, as they will be, as long as it has not seen it happen
 * @param start with which node its next search begins
 */
record SchedulerMemory(Option<Long> seen, SchedulingQueue queue, Map<ResourceKey, Pod> assumed, int start)
        implements Memory {

    static SchedulerMemory none(Backoff backoff) {
        return new SchedulerMemory(Option.none(), SchedulingQueue.empty(backoff), HashMap.empty(), 0);
    }

    SchedulerMemory withSeen(long revision) {
        return new SchedulerMemory(Option.of(revision), queue, assumed, start);
    }

    SchedulerMemory withQueue(SchedulingQueue other) {
        return new SchedulerMemory(seen, other, assumed, start);
    }

    SchedulerMemory withStart(int other) {
        return new SchedulerMemory(seen, queue, assumed, other);
    }

    SchedulerMemory assuming(Pod bound) {
        return new SchedulerMemory(seen, queue, assumed.put(bound.key(), bound), start);
    }

    SchedulerMemory forgetting(ResourceKey pod) {
        return new SchedulerMemory(seen, queue, assumed.remove(pod), start);
    }

    /** The pod that is next, and what is in mind without it. */
    Option<Tuple2<QueuedPod, SchedulerMemory>> pop() {
        return queue.pop().map(taken -> Tuple.of(taken._1, withQueue(taken._2)));
    }

    @Override
    public Object asOf(Instant now) {
        return Tuple.of(
                queue.asOf(now),
                assumed.values().map(Canonical::hash).toVector().sorted(),
                start);
    }

    /** What backs off is waited for, what is assumed is what objects will be, and where a search begins settles ties. */
    @Override
    public Object deciding(Instant now) {
        return NONE;
    }

    /** Compares all but the revision: what is known of is not what it is known by. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SchedulerMemory memory
                && queue.equals(memory.queue)
                && assumed.equals(memory.assumed)
                && start == memory.start;
    }

    @Override
    public int hashCode() {
        return queue.hashCode() * 31 + assumed.hashCode();
    }
}
