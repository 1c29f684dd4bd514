package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.canonical.Hash;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Store;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** What tells states of a cluster apart beside their objects, modulo what a {@link Canonical} form leaves out. */
public final class Fingerprint {
    private Fingerprint() {}

    /** Returns the number of what is waited for: it does not matter in whatever order it was asked for. */
    static long awaited(Cluster cluster) {
        Agenda agenda = cluster.agenda();
        long pending = agenda.pending().foldLeft(0L, (sum, work) -> sum + number(work, Duration.ZERO, agenda));
        return agenda.timers()
                .filter(Timer::awaited)
                .foldLeft(
                        pending,
                        (sum, timer) -> sum
                                + Hash.mixed(
                                        number(timer.work(), Duration.between(cluster.now(), timer.at()), agenda)));
    }

    /** Returns the number of what controllers remember that decides what they do next. */
    static long remembered(Cluster cluster) {
        return cluster.memories()
                .foldLeft(
                        0L,
                        (sum, each) -> sum
                                + Hash.of(
                                        number(each._1, Duration.ZERO, Agenda.EMPTY),
                                        each._2.deciding(cluster.now()).hashCode()));
    }

    private static long number(Work work, Duration left, Agenda agenda) {
        long key = Hash.of(Hash.of(work.controller()), Canonical.hash(work.key()));
        return Hash.of(key, left.toNanos() * 31 + agenda.failures(work));
    }

    /** Returns what tells apart what may go wrong, where all is seen as it is; it compares by value. */
    public static Object ahead(Adversity adversity, Instant now) {
        return Tuple.of(
                adversity.hazards(), adversity.refusals(), adversity.downUntil().map(until -> left(now, until)));
    }

    /**
     * Returns what tells apart what is not seen as it is: it compares by value.
     *
     * @param object returns likewise what tells apart an object
     */
    public static Object unseen(Cluster cluster, Function<KubeObject, ?> object) {
        Adversity adversity = cluster.adversity();
        long revision = cluster.snapshot().revision();
        Object lags = adversity
                .lags()
                .mapValues(lag ->
                        Tuple.of(left(cluster.now(), lag.until()), lag.seen().revision()));
        Object own = adversity
                .own()
                .toVector()
                .map(each -> Tuple.of(each._1.controller(), Canonical.family(each._1.key()), revision - each._2))
                .sorted();
        return Tuple.of(lags, own, past(cluster).map(before -> before.map(object)));
    }

    private static Option<Long> left(Instant now, Instant until) {
        return Option.of(Duration.between(now, until).toMillis()).filter(millis -> millis > 0);
    }

    /** As far as it may still be seen, the past is part of the state: what each change put an end to. */
    private static Seq<Option<KubeObject>> past(Cluster cluster) {
        if (cluster.adversity().hazards().staleReads() == 0) {
            return Vector.empty();
        }
        Store store = cluster.apiServer().store();
        long from = Math.max(store.revision() - cluster.adversity().hazards().staleness(), store.compacted());
        return store.since(from).map(change -> change.before());
    }
}
