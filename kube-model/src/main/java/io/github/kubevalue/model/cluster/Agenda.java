package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedSet;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What is to be done: now, each piece of work once however often it was asked for, in the order of asking; and later, by
 * timers, which go when their work is done before.
 */
public final class Agenda {
    static final Agenda EMPTY =
            new Agenda(Vector.empty(), HashSet.empty(), TreeSet.empty(), HashMap.empty(), HashMap.empty(), 0, 0);

    private final Vector<Work> pending;
    private final Set<Work> known;
    private final SortedSet<Timer> timers;
    private final Map<Work, Vector<Timer>> timersOf;
    private final Map<Work, Integer> failures;
    private final int awaited;
    private final long count;

    private Agenda(
            Vector<Work> pending,
            Set<Work> known,
            SortedSet<Timer> timers,
            Map<Work, Vector<Timer>> timersOf,
            Map<Work, Integer> failures,
            int awaited,
            long count) {
        this.pending = pending;
        this.known = known;
        this.timers = timers;
        this.timersOf = timersOf;
        this.failures = failures;
        this.awaited = awaited;
        this.count = count;
    }

    /** What is to be done now, in the order of asking. */
    public Seq<Work> pending() {
        return pending;
    }

    /** What is to be done later, by time. */
    public Seq<Timer> timers() {
        return timers.toVector();
    }

    /** Whether something will happen before which the cluster has not settled. */
    public boolean isAwaited() {
        return !pending.isEmpty() || awaited > 0;
    }

    /** When the next timer is due. */
    public Option<Instant> nextTimer() {
        return timers.headOption().map(Timer::at);
    }

    /** Whether something is due by then on which settling does not wait. */
    boolean isRecurring(Instant now) {
        return timers.takeWhile(timer -> !timer.at().isAfter(now)).exists(timer -> !timer.awaited());
    }

    Agenda with(Work work) {
        return known.contains(work)
                ? this
                : new Agenda(pending.append(work), known.add(work), timers, timersOf, failures, awaited, count);
    }

    /** Returns the piece of work at that place, and the agenda without it and its timers; the head takes its place. */
    Tuple2<Work, Agenda> take(int place) {
        Work work = pending.get(place);
        Vector<Work> left = place == 0
                ? pending.tail()
                : pending.update(place, pending.head()).tail();
        Agenda agenda = new Agenda(left, known.remove(work), timers, timersOf, failures, awaited, count);
        return Tuple.of(work, agenda.withoutTimers(work));
    }

    private Agenda withoutTimers(Work work) {
        return timersOf.get(work)
                .map(old -> new Agenda(
                        pending,
                        known,
                        old.foldLeft(timers, SortedSet::remove),
                        timersOf.remove(work),
                        failures,
                        awaited - old.count(Timer::awaited),
                        count))
                .getOrElse(this);
    }

    Agenda later(Work work, Instant at, boolean isAwaited) {
        Timer timer = new Timer(at, count, isAwaited, work);
        Vector<Timer> all = timersOf.getOrElse(work, Vector.empty()).append(timer);
        return new Agenda(
                pending,
                known,
                timers.add(timer),
                timersOf.put(work, all),
                failures,
                isAwaited ? awaited + 1 : awaited,
                count + 1);
    }

    /** Returns the agenda on which all that is due by then is to be done now. */
    public Agenda due(Instant now) {
        Agenda agenda = this;
        while (agenda.nextTimer().exists(at -> !at.isAfter(now))) {
            Work work = agenda.timers.head().work();
            agenda = agenda.withoutTimers(work).with(work);
        }
        return agenda;
    }

    /** Returns an agenda with that work alone, which has failed so often in a row. */
    public static Agenda of(Work work, int failures) {
        Agenda alone = EMPTY.with(work);
        return failures == 0 ? alone : alone.with(HashMap.of(work, failures));
    }

    boolean isPending(Work work) {
        return known.contains(work);
    }

    /** Returns the agenda after a controller started anew: what it had to do is lost, and it looks at all those keys. */
    Agenda restarted(String controller, Seq<ResourceKey> keys) {
        return keys.foldLeft(without(controller), (agenda, key) -> agenda.with(new Work(controller, key)));
    }

    /** Returns the agenda without all work of a controller. */
    private Agenda without(String controller) {
        Seq<Work> waiting =
                timersOf.keySet().toVector().filter(work -> work.controller().equals(controller));
        Agenda left = waiting.foldLeft(this, Agenda::withoutTimers);
        return new Agenda(
                pending.reject(work -> work.controller().equals(controller)),
                known.filter(work -> !work.controller().equals(controller)),
                left.timers,
                left.timersOf,
                failures.filterKeys(work -> !work.controller().equals(controller)),
                left.awaited,
                count);
    }

    /** How often in a row that work has failed. */
    public int failures(Work work) {
        return failures.getOrElse(work, 0);
    }

    Agenda failed(Work work) {
        return with(failures.put(work, failures(work) + 1));
    }

    Agenda succeeded(Work work) {
        return failures.containsKey(work) ? with(failures.remove(work)) : this;
    }

    private Agenda with(Map<Work, Integer> counted) {
        return new Agenda(pending, known, timers, timersOf, counted, awaited, count);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Agenda agenda
                        && pending.equals(agenda.pending)
                        && failures.equals(agenda.failures)
                        && timers.equals(agenda.timers);
    }

    @Override
    public int hashCode() {
        return pending.hashCode() * 31 + timers.hashCode();
    }

    /** Returns how much is pending, and how many timers are set. */
    @Override
    public String toString() {
        return pending.size() + " pending, " + timers.size() + " timers";
    }
}
