package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.canonical.Hash;
import io.github.kubevalue.model.store.Store;
import java.time.Duration;
import java.time.Instant;

/** Numbers by which states of a cluster are told apart, modulo what a {@link Canonical} form leaves out. */
public final class Fingerprint {
    private Fingerprint() {}

    /** Returns the number of what is waited for: it does not matter in whatever order it was asked for. */
    static long awaited(Cluster cluster) {
        return waiting(cluster, true);
    }

    /** Returns the number of all that a cluster holds beside its objects. */
    public static long besideObjects(Cluster cluster) {
        long memories =
                cluster.memories().foldLeft(0L, (sum, each) -> sum + Hash.of(number(each._1), each._2.hashCode()));
        return Hash.of(waiting(cluster, false) + memories, adversity(cluster));
    }

    private static long waiting(Cluster cluster, boolean isOfAwaited) {
        Agenda agenda = cluster.agenda();
        Instant now = cluster.now();
        long pending = agenda.pending().foldLeft(0L, (sum, work) -> sum + number(work, Duration.ZERO, agenda));
        return agenda.timers()
                .filter(timer -> timer.awaited() || !isOfAwaited)
                .foldLeft(
                        pending,
                        (sum, timer) ->
                                sum + Hash.mixed(number(timer.work(), Duration.between(now, timer.at()), agenda)));
    }

    private static long number(Work work, Duration left, Agenda agenda) {
        return Hash.of(number(work), left.toNanos() * 31 + agenda.failures(work));
    }

    private static long number(Work work) {
        return Hash.of(Hash.of(work.controller()), Canonical.hash(work.key()));
    }

    private static long adversity(Cluster cluster) {
        Adversity adversity = cluster.adversity();
        if (adversity.equals(Adversity.NONE)) {
            return 0;
        }
        long revision = cluster.snapshot().revision();
        long down = adversity.downUntil().map(until -> left(cluster, until)).getOrElse(0L);
        long lags = adversity
                .lags()
                .foldLeft(
                        0L,
                        (sum, lag) -> sum
                                + Hash.of(
                                        Hash.of(lag._1),
                                        left(cluster, lag._2.until()) * 31
                                                + lag._2.seen().revision()));
        long own = adversity.own().foldLeft(0L, (sum, each) -> sum + Hash.of(number(each._1), revision - each._2));
        long left = Hash.of(adversity.hazards().hashCode(), adversity.refusals().hashCode());
        return Hash.of(Hash.of(left, down), Hash.of(lags, own)) + past(cluster);
    }

    private static long left(Cluster cluster, Instant until) {
        return Math.max(0, Duration.between(cluster.now(), until).toMillis());
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
