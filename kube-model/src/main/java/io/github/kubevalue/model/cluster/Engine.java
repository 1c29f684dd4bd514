package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.apiserver.ApiServer;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Store;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Iterator;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Runs the controllers of a cluster, one piece of work at a time. */
record Engine(Cluster cluster) {
    static final String NEXT_WORK = "which work next";

    /** How many changes can be watched from, and undone: a window, as the API server's watch cache has it. */
    private static final int REMEMBERED = 1000;

    private static final Duration FIRST_RETRY = Duration.ofMillis(5);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1000);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Stepped step(Choice choice) {
        Seq<Work> pending = cluster.agenda().pending();
        if (!pending.isEmpty()) {
            return run(choice, pending.size() == 1 ? 0 : choice.among(NEXT_WORK, pending.size()));
        }
        return cluster.agenda().nextTimer().map(this::at).getOrElse(() -> Stepped.later(cluster, false));
    }

    private Stepped at(Instant time) {
        Instant now = time.isBefore(cluster.now()) ? cluster.now() : time;
        return Stepped.later(
                cluster.withNow(now).withAgenda(cluster.agenda().due(now)),
                cluster.agenda().isRecurring(now));
    }

    private Stepped run(Choice choice, int place) {
        Tuple2<Work, Agenda> taken = cluster.agenda().take(place);
        Work work = taken._1;
        Controller controller = cluster.controllers()
                .find(other -> other.name().equals(work.controller()))
                .getOrElseThrow(() -> new IllegalStateException("no controller " + work.controller()));
        Memory memory = cluster.memories().getOrElse(work, Memory.NONE);
        Plan plan = controller.reconcile(cluster.snapshot(), work.key(), new Moment(cluster.now(), choice, memory));
        Execution done = Execution.of(cluster.apiServer(), Cluster.EPOCH, cluster.now(), work)
                .all(plan.steps());
        Seq<Change> changes = changes(done.server());
        Seq<Event> told = plan.events().appendAll(done.told());
        Cluster after = new Engine(cluster.withAgenda(taken._2))
                .written(done.server(), changes)
                .withEventLog(cluster.eventLog().with(told, Components.reporter(work.controller()), cluster.now()));
        Cluster knowing = after.withMemories(remembered(work, plan, done));
        Agenda agenda = rescheduled(after.agenda(), work, plan, done);
        return new Stepped(knowing.withAgenda(agenda), work.controller(), done.transitions(), changes, told, false);
    }

    private Map<Work, Memory> remembered(Work work, Plan plan, Execution done) {
        Map<Work, Memory> before = cluster.memories();
        return done.memory()
                .orElse(plan.memory())
                .map(memory -> memory.equals(Memory.NONE) ? before.remove(work) : before.put(work, memory))
                .getOrElse(before);
    }

    private Agenda rescheduled(Agenda agenda, Work work, Plan plan, Execution done) {
        Instant now = cluster.now();
        if (done.error().isDefined()) {
            int failures = agenda.failures(work);
            Duration delay = backOff(failures);
            return agenda.failed(work).later(work, now.plus(delay), delay.compareTo(PATIENCE) < 0);
        }
        Agenda quiet = agenda.succeeded(work);
        Agenda awaited = plan.requeueAfter()
                .map(delay -> quiet.later(work, now.plus(delay), true))
                .getOrElse(quiet);
        return plan.recurAfter()
                .map(delay -> awaited.later(work, now.plus(delay), false))
                .getOrElse(awaited);
    }

    /** Returns the delay after that many failures: 5 ms, 10 ms, 20 ms, … up to 1000 s. */
    private static Duration backOff(int failures) {
        // client-go/util/workqueue/default_rate_limiters.go, ItemExponentialFailureRateLimiter
        Duration delay = failures < 20 ? FIRST_RETRY.multipliedBy(1L << failures) : LAST_RETRY;
        return delay.compareTo(LAST_RETRY) < 0 ? delay : LAST_RETRY;
    }

    /** Returns the cluster with what was written, and with the work that the changes wake. */
    Cluster written(ApiServer server) {
        return written(server, changes(server));
    }

    private Seq<Change> changes(ApiServer server) {
        return server.store().since(cluster.apiServer().store().revision());
    }

    private Cluster written(ApiServer server, Seq<Change> changes) {
        Store store = server.store();
        Agenda agenda = changes.foldLeft(
                cluster.agenda(),
                (woken, change) -> cluster.controllers()
                        .foldLeft(
                                woken,
                                (so, controller) -> controller
                                        .wakes(change, store)
                                        .foldLeft(so, (all, key) -> all.with(new Work(controller.name(), key)))));
        return cluster.withApiServer(server.withStore(store.compact(store.revision() - REMEMBERED)))
                .withAgenda(agenda);
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
        Duration at =
                transitions.isEmpty() ? cluster.elapsed() : transitions.last().at();
        return new Convergence(now, at, steps, transitions, unrest(now, lookout, transitions, limits));
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
        return Iterator.unfoldRight(
                cluster,
                now -> Option.when(!now.isSettled(), () -> new Engine(now).step(choice))
                        .map(next -> Tuple.of(next, next.cluster())));
    }

    Cluster advance(Instant until, Choice choice) {
        Cluster now = cluster;
        while (new Engine(now).isBusyUntil(until)) {
            now = new Engine(now).step(choice).cluster();
        }
        return now.withNow(until);
    }
}
