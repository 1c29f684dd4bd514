package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.apiserver.ApiServer;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Store;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Iterator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Runs the controllers of a cluster, one piece of work at a time. */
record Engine(Cluster cluster) {
    /** How many changes can be watched from, and undone: a window, as the API server's watch cache has it. */
    private static final int REMEMBERED = 1000;

    Stepped step(Choice choice) {
        Seq<Work> pending = cluster.agenda().pending();
        Seq<Fault> faults = cluster.adversity().hazards().faults();
        int others = Math.max(pending.size(), 1);
        int place = choice.among(Questions.NEXT_WORK, others + faults.size());
        if (place >= others) {
            return struck(faults.get(place - others));
        }
        if (!pending.isEmpty()) {
            Tuple2<Work, Agenda> taken = cluster.agenda().take(place);
            return new Reconciliation(cluster.withAgenda(taken._2), taken._1, choice).stepped();
        }
        return cluster.agenda().nextTimer().map(this::at).getOrElse(() -> Stepped.later(cluster, false));
    }

    /** One of the faults that may happen does. */
    private Stepped struck(Fault fault) {
        Hazards hazards = cluster.adversity().hazards();
        Hazards left = hazards.withFaults(hazards.faults().remove(fault));
        Cluster after = struck(cluster.withAdversity(cluster.adversity().withHazards(left)), fault);
        return new Stepped(after, fault.victim(), Vector.empty(), changes(after.apiServer()), Vector.empty(), false);
    }

    static Cluster struck(Cluster cluster, Fault fault) {
        return fault.accept(new Strike(cluster));
    }

    private Stepped at(Instant time) {
        Instant now = time.isBefore(cluster.now()) ? cluster.now() : time;
        return Stepped.later(
                cluster.withNow(now).withAgenda(cluster.agenda().due(now)),
                cluster.agenda().isRecurring(now));
    }

    /** Returns the cluster with what was written, and with the work that the changes wake. */
    Cluster written(ApiServer server) {
        return written(server, changes(server), Option.none());
    }

    Seq<Change> changes(ApiServer server) {
        return server.store().since(cluster.apiServer().store().revision());
    }

    /** Returns likewise the cluster after those changes, by one who need not look at them. */
    Cluster written(ApiServer server, Seq<Change> changes, Option<Work> knowing) {
        Store store = server.store();
        Agenda agenda = changes.foldLeft(
                cluster.agenda(),
                (all, change) -> cluster.informers()
                        .woken(change, store)
                        .foldLeft(all, (so, work) -> knowing.contains(work) ? so : woken(so, work)));
        return cluster.withApiServer(server.withStore(store.compact(store.revision() - REMEMBERED)))
                .withAgenda(agenda);
    }

    /** Returns the agenda with work to be done now, or once its controller hears of anything. */
    Agenda woken(Agenda agenda, Work work) {
        return cluster.adversity()
                .lag(work.controller(), cluster.now())
                .fold(() -> agenda.with(work), lag -> agenda.later(work, lag.until(), true));
    }

    Convergence converge(Choice choice, Limits limits) {
        Instant until = cluster.now().plus(limits.time());
        Cluster now = cluster;
        Vector<Transition> transitions = Vector.empty();
        Lookout lookout = Lookout.patient();
        int steps = 0;
        while (!now.isSettled()
                && lookout.turn().isEmpty()
                && steps < limits.steps()
                && !now.now().isAfter(until)) {
            Stepped next = new Engine(now).step(choice);
            now = next.cluster();
            transitions = transitions.appendAll(next.transitions());
            lookout = lookout.seen(next);
            steps++;
        }
        return new Convergence(now, at(transitions), steps, transitions, unrest(now, lookout, transitions, limits));
    }

    private static Option<Unrest> unrest(Cluster end, Lookout lookout, Seq<Transition> transitions, Limits limits) {
        if (end.isSettled()) {
            return Option.none();
        }
        return lookout.turn()
                .fold(
                        () -> Option.of(Exhaustion.of(end, transitions, limits)),
                        turn -> turn.livelock().map(Unrest.class::cast));
    }

    Option<Livelock> livelock(Duration horizon, Choice choice) {
        Instant until = cluster.now().plus(horizon);
        Cluster now = cluster;
        Lookout lookout = Lookout.eager(cluster);
        while (lookout.turn().isEmpty() && new Engine(now).isBusyUntil(until)) {
            Stepped next = new Engine(now).step(choice);
            now = next.cluster();
            lookout = lookout.seen(next);
        }
        return lookout.turn().flatMap(Turn::livelock);
    }

    private boolean isBusyUntil(Instant until) {
        Agenda agenda = cluster.agenda();
        return !agenda.pending().isEmpty() || agenda.nextTimer().exists(timer -> !timer.isAfter(until));
    }

    /** Returns the steps until the cluster has settled. */
    Iterator<Stepped> course(Choice choice) {
        return course(choice, now -> !now.isSettled());
    }

    /** Returns the steps that are due until then. */
    Iterator<Stepped> course(Instant until, Choice choice) {
        return course(choice, now -> new Engine(now).isBusyUntil(until));
    }

    private Iterator<Stepped> course(Choice choice, Predicate<Cluster> goesOn) {
        return Iterator.unfoldRight(
                cluster,
                now -> Option.when(goesOn.test(now), () -> new Engine(now).step(choice))
                        .map(next -> Tuple.of(next, next.cluster())));
    }

    Cluster advance(Instant until, Choice choice) {
        return course(until, choice)
                .foldLeft(cluster, (before, next) -> next.cluster())
                .withNow(until);
    }

    Convergence pass(Duration time, Choice choice) {
        Instant until = cluster.now().plus(time);
        Vector<Stepped> course = course(until, choice).toVector();
        Cluster end =
                course.lastOption().map(Stepped::cluster).getOrElse(cluster).withNow(until);
        Vector<Transition> transitions = course.flatMap(Stepped::transitions);
        Option<Unrest> unrest = Option.when(!end.isSettled(), () -> Exhaustion.after(time, end));
        return new Convergence(end, at(transitions), course.size(), transitions, unrest);
    }

    /** When the last of what was written was. */
    private Duration at(Vector<Transition> transitions) {
        return transitions.isEmpty() ? cluster.elapsed() : transitions.last().at();
    }
}
