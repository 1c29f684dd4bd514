package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.canonical.Hash;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Numbers by which states of a cluster are told apart, modulo what a {@link Canonical} form leaves out. What it has read once it
 * does not read again.
 */
public final class Fingerprint {
    private static final int REMEMBERED = 10_000;

    private final Map<Work, Long> works = new HashMap<>();
    private final Map<Instant, Map<Memory, Long>> known = new HashMap<>();

    /** Returns the number of what is waited for: it does not matter in whatever order it was asked for. */
    static long awaited(Cluster cluster) {
        return new Fingerprint().waiting(cluster.agenda(), cluster.now(), true);
    }

    /** Returns the number of all that a cluster holds beside its objects. */
    public long besideObjects(Cluster cluster) {
        return Hash.of(
                beside(cluster.agenda(), cluster.memories(), cluster.now()),
                ahead(cluster.adversity(), cluster.now()) + unseen(cluster));
    }

    /** Returns the number of what may go wrong where all is seen as it is. */
    public long ahead(Adversity adversity, Instant now) {
        if (adversity.equals(Adversity.NONE)) {
            return 0;
        }
        long left = Hash.of(adversity.hazards().hashCode(), adversity.refusals().hashCode());
        return Hash.of(
                left, adversity.downUntil().map(until -> left(now, until)).getOrElse(0L));
    }

    /** Returns the number of what waits and is remembered. */
    public long beside(Agenda agenda, io.vavr.collection.Map<Work, Memory> memories, Instant now) {
        long remembered = memories.foldLeft(0L, (sum, each) -> sum + Hash.of(number(each._1), number(each._2, now)));
        return waiting(agenda, now, false) + remembered;
    }

    private long waiting(Agenda agenda, Instant now, boolean isOfAwaited) {
        long pending = agenda.pending().foldLeft(0L, (sum, work) -> sum + number(work, Duration.ZERO, agenda));
        return agenda.timers()
                .filter(timer -> timer.awaited() || !isOfAwaited)
                .foldLeft(
                        pending,
                        (sum, timer) ->
                                sum + Hash.mixed(number(timer.work(), Duration.between(now, timer.at()), agenda)));
    }

    private long number(Work work, Duration left, Agenda agenda) {
        return Hash.of(number(work), left.toNanos() * 31 + agenda.failures(work));
    }

    private long number(Work work) {
        return works.computeIfAbsent(work, each -> Hash.of(Hash.of(each.controller()), Canonical.hash(each.key())));
    }

    private long number(Memory memory, Instant now) {
        Map<Memory, Long> numbers = known.computeIfAbsent(now, any -> new IdentityHashMap<>());
        if (numbers.size() > REMEMBERED) {
            numbers.clear();
        }
        return numbers.computeIfAbsent(memory, each -> Hash.mixed(each.asOf(now).hashCode()));
    }

    /** What is not seen as it is. */
    private long unseen(Cluster cluster) {
        Adversity adversity = cluster.adversity();
        long revision = cluster.snapshot().revision();
        long lags = adversity
                .lags()
                .foldLeft(
                        0L,
                        (sum, lag) -> sum
                                + Hash.of(
                                        Hash.of(lag._1),
                                        left(cluster.now(), lag._2.until()) * 31
                                                + lag._2.seen().revision()));
        long own = adversity.own().foldLeft(0L, (sum, each) -> sum + Hash.of(number(each._1), revision - each._2));
        return lags + Hash.mixed(own) - Hash.mixed(0) + past(cluster);
    }

    private static long left(Instant now, Instant until) {
        return Math.max(0, Duration.between(now, until).toMillis());
    }

    /** As far as it may still be seen, the past is part of the state. */
    private static long past(Cluster cluster) {
        if (cluster.adversity().hazards().staleReads() == 0) {
            return 0;
        }
        Store store = cluster.apiServer().store();
        long from = Math.max(store.revision() - cluster.adversity().hazards().staleness(), store.compacted());
        return store.since(from).foldLeft(1L, (hash, change) -> Hash.of(hash, Canonical.hash(change.before())));
    }
}
