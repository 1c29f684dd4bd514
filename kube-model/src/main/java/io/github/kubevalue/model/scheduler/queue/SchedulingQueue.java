package io.github.kubevalue.model.scheduler.queue;

import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.scheduler.queue.QueuedPod.Backoff;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * The pods that wait to be placed. Those that are active are taken one after the other, the most important first. One that no
 * node is found for waits in the pool of unschedulable pods until something happens that may help; then it is active again, after
 * it has backed off. Where no pod is active, none needs to back off but after an error.
 *
 * <p>Laws: each pod is in one place; what is taken is the most important of the active ones; nothing is lost.
 */
// pkg/scheduler/backend/queue/scheduling_queue.go
public final class SchedulingQueue {
    private static final Duration LONGEST_IN_POOL = Duration.ofMinutes(5);
    private static final long FLUSH_SECONDS = 30;

    /** The plugin that keeps pods with scheduling gates out. */
    public static final String GATES = "SchedulingGates";

    private final Backoff backoff;
    private final TreeSet<QueuedPod> active;
    private final TreeSet<QueuedPod> backingOff;
    private final TreeSet<QueuedPod> afterErrors;
    private final Map<Set<String>, TreeMap<ResourceKey, QueuedPod>> pool;
    private final TreeSet<QueuedPod> byAge;
    private final Map<ResourceKey, QueuedPod> pods;
    private final long count;

    private SchedulingQueue(
            Backoff backoff,
            TreeSet<QueuedPod> active,
            TreeSet<QueuedPod> backingOff,
            TreeSet<QueuedPod> afterErrors,
            Map<Set<String>, TreeMap<ResourceKey, QueuedPod>> pool,
            TreeSet<QueuedPod> byAge,
            Map<ResourceKey, QueuedPod> pods,
            long count) {
        this.backoff = backoff;
        this.active = active;
        this.backingOff = backingOff;
        this.afterErrors = afterErrors;
        this.pool = pool;
        this.byAge = byAge;
        this.pods = pods;
        this.count = count;
    }

    /** Returns a queue without pods. */
    public static SchedulingQueue empty(Backoff backoff) {
        Comparator<QueuedPod> byExpiration = Comparator.<QueuedPod, Instant>comparing(
                        pod -> pod.backoffExpiration(backoff))
                .thenComparing(QueuedPod.ORDER);
        return new SchedulingQueue(
                backoff,
                TreeSet.empty(QueuedPod.ORDER),
                TreeSet.empty(byExpiration),
                TreeSet.empty(byExpiration),
                HashMap.empty(),
                TreeSet.empty(QueuedPod.AGE),
                HashMap.empty(),
                0);
    }

    /** The active pods, the next one first. */
    public Seq<QueuedPod> active() {
        return active.toVector();
    }

    /** The pods that back off, the first to be active again first. */
    public Seq<QueuedPod> backingOff() {
        return backingOff.toVector().appendAll(afterErrors);
    }

    /** The pods that wait for something to happen. */
    public Seq<QueuedPod> unschedulable() {
        return pool.values().flatMap(TreeMap::values).toVector().sorted(QueuedPod.ORDER);
    }

    /** Whether some pod waits for something to happen: where none does, it does not matter what happens. */
    public boolean hasUnschedulable() {
        return !pool.isEmpty();
    }

    /** The pod, wherever it waits. */
    public Option<QueuedPod> get(ResourceKey key) {
        return pods.get(key);
    }

    /** Whether there is a pod to be taken. */
    public boolean isReady() {
        return !active.isEmpty() || !backingOff.isEmpty();
    }

    /** Returns the queue with a new pod, which is active. */
    public SchedulingQueue add(ResourceKey key, int priority, Instant now) {
        return pods.containsKey(key) ? this : counted().activated(QueuedPod.of(key, priority, now, count));
    }

    /** Returns the queue with a new pod that its scheduling gates keep from being active. */
    public SchedulingQueue addGated(ResourceKey key, int priority, Instant now) {
        return pods.containsKey(key)
                ? this
                : counted().pooled(QueuedPod.of(key, priority, now, count).gated(GATES));
    }

    /** Returns the queue without a pod. */
    public SchedulingQueue remove(ResourceKey key) {
        return pods.get(key).map(this::without).getOrElse(this);
    }

    /** Returns the pod that is next and the queue without it; none if none is active and none backs off for want of a node. */
    public Option<Tuple2<QueuedPod, SchedulingQueue>> pop() {
        return active.headOption().orElse(backingOff::headOption).map(pod -> Tuple.of(pod, without(pod)));
    }

    /** Returns the queue with a pod that was taken and for which no node was found; without rejectors, something went wrong. */
    // scheduling_queue.go, AddUnschedulableIfNotPresent
    public SchedulingQueue addRefused(QueuedPod pod, Set<String> rejectors, Instant now) {
        return rejectors.isEmpty() ? addFailed(pod, now) : counted().pooled(pod.refused(rejectors, now, count));
    }

    /** Returns the queue with a pod that was taken, and for which plugins have something done before it is bound. */
    public SchedulingQueue addAwaiting(QueuedPod pod, Set<String> plugins) {
        return pooled(pod.awaiting(plugins));
    }

    /** Returns the queue with a pod that was taken, and with which something went wrong: it backs off. */
    public SchedulingQueue addFailed(QueuedPod pod, Instant now) {
        return counted().requeued(pod.failed(now, count), now);
    }

    /**
     * Returns the queue after something happened: the pods of the pool that it may help are active, or back off first.
     *
     * @param worth which plugins, of those that refused a pod, it is worth asking; where none is, no pod is looked at
     * @param helps whether it may help a pod
     */
    // scheduling_queue.go, moveAllToActiveOrBackoffQueue
    public SchedulingQueue moved(Predicate<Set<String>> worth, Predicate<QueuedPod> helps, Instant now) {
        return pool.filterKeys(worth)
                .values()
                .flatMap(TreeMap::values)
                .filter(helps)
                .foldLeft(this, (queue, pod) -> queue.without(pod).requeued(pod, now));
    }

    /** Returns the queue where a pod of the pool is active, or backs off first. */
    public SchedulingQueue moved(ResourceKey key, Instant now) {
        return pods.get(key)
                .filter(this::isPooled)
                .map(pod -> without(pod).requeued(pod, now))
                .getOrElse(this);
    }

    /** Returns the queue at a later time: whoever has backed off is active, and whoever was in the pool for 5 minutes is again. */
    public SchedulingQueue flushed(Instant now) {
        SchedulingQueue queue = Vector.of(backingOff, afterErrors)
                .flatMap(pods -> pods.takeWhile(pod -> !pod.isBackingOff(backoff, now)))
                .foldLeft(this, (all, pod) -> all.without(pod).activated(pod));
        return byAge.takeWhile(pod -> pod.since().plus(LONGEST_IN_POOL).isBefore(now))
                .foldLeft(queue, (all, pod) -> all.without(pod).requeued(pod, now));
    }

    /** When the pool has to be looked at next though nothing happens; none if no pod is in it. */
    public Option<Instant> nextFlush() {
        return byAge.headOption().map(pod -> flushAfter(pod.since().plus(LONGEST_IN_POOL)));
    }

    /** When the pool is flushed next after a time: twice a minute. */
    private static Instant flushAfter(Instant time) {
        return Instant.ofEpochSecond((time.getEpochSecond() / FLUSH_SECONDS + 1) * FLUSH_SECONDS);
    }

    /** When the first pod has backed off after an error. */
    public Option<Instant> nextExpiration() {
        return afterErrors
                .headOption()
                .map(pod -> pod.backoffExpiration(backoff).plusSeconds(1));
    }

    /** Returns what tells this queue from others at a time: how long its pods have waited, not since when. */
    public Object asOf(Instant now) {
        return Vector.of(
                        active,
                        backingOff,
                        afterErrors,
                        pool.values().flatMap(TreeMap::values).toSortedSet(QueuedPod.AGE))
                .map(pods -> pods.toVector().map(pod -> pod.asOf(backoff, now)));
    }

    private static boolean isGated(QueuedPod pod) {
        return pod.rejectors().contains(GATES);
    }

    private boolean isPooled(QueuedPod pod) {
        return pool.get(pod.rejectors()).exists(group -> group.containsKey(pod.key()));
    }

    // scheduling_queue.go, requeuePodWithQueueingStrategy
    private SchedulingQueue requeued(QueuedPod pod, Instant now) {
        if (!pod.isBackingOff(backoff, now)) {
            return activated(pod);
        }
        boolean isError = pod.rejectors().isEmpty();
        return new SchedulingQueue(
                backoff,
                active,
                isError ? backingOff : backingOff.add(pod),
                isError ? afterErrors.add(pod) : afterErrors,
                pool,
                byAge,
                pods.put(pod.key(), pod),
                count);
    }

    private SchedulingQueue activated(QueuedPod pod) {
        return new SchedulingQueue(
                backoff, active.add(pod), backingOff, afterErrors, pool, byAge, pods.put(pod.key(), pod), count);
    }

    private SchedulingQueue pooled(QueuedPod pod) {
        TreeMap<ResourceKey, QueuedPod> group = pool.getOrElse(pod.rejectors(), TreeMap.empty());
        return new SchedulingQueue(
                backoff,
                active,
                backingOff,
                afterErrors,
                pool.put(pod.rejectors(), group.put(pod.key(), pod)),
                isGated(pod) ? byAge : byAge.add(pod),
                pods.put(pod.key(), pod),
                count);
    }

    private SchedulingQueue without(QueuedPod pod) {
        return new SchedulingQueue(
                backoff,
                active.remove(pod),
                backingOff.remove(pod),
                afterErrors.remove(pod),
                unpooled(pod),
                byAge.remove(pod),
                pods.remove(pod.key()),
                count);
    }

    private Map<Set<String>, TreeMap<ResourceKey, QueuedPod>> unpooled(QueuedPod pod) {
        return pool.get(pod.rejectors())
                .map(group -> group.remove(pod.key()))
                .map(left -> left.isEmpty() ? pool.remove(pod.rejectors()) : pool.put(pod.rejectors(), left))
                .getOrElse(pool);
    }

    private SchedulingQueue counted() {
        return new SchedulingQueue(backoff, active, backingOff, afterErrors, pool, byAge, pods, count + 1);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof SchedulingQueue queue
                        && active().equals(queue.active())
                        && backingOff().equals(queue.backingOff())
                        && pool.equals(queue.pool);
    }

    @Override
    public int hashCode() {
        return pods.hashCode();
    }

    /** Returns {@code 2 active, 0 backing off, 1 unschedulable}. */
    @Override
    public String toString() {
        return active.size() + " active, " + backingOff().size() + " backing off, "
                + unschedulable().size() + " unschedulable";
    }
}
