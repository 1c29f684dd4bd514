package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * One piece of work being done: a controller looks at a key, as it sees the cluster, and writes. What may go wrong is drawn.
 *
 * @param cluster the cluster, from whose agenda the work was taken
 * @param work the work
 * @param choice decides
 */
record Reconciliation(Cluster cluster, Work work, Choice choice) {
    private static final Duration FIRST_RETRY = Duration.ofMillis(5);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1000);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ApiError UNAVAILABLE =
            ApiError.serviceUnavailable("the server is currently unable to handle the request");

    Stepped stepped() {
        Snapshot seen = seen();
        Memory memory = cluster.memories()
                .get(work)
                .orElse(() -> cluster.caches().get(work))
                .getOrElse(Memory.NONE);
        Plan plan = controller().reconcile(seen, work.key(), new Moment(cluster.now(), choice, memory));
        Execution all = execution(plan, Integer.MAX_VALUE);
        Option<Integer> crash = crash(plan, all);
        Execution done = crash.map(made -> execution(plan, made)).getOrElse(all);
        Seq<Change> changes = new Engine(cluster).changes(done.server());
        Seq<Event> told = plan.events().appendAll(done.told());
        String reporter = Components.reporter(work.controller());
        Cluster written = new Engine(cluster)
                .written(done.server(), changes, Option.when(isOver(plan, crash, done), work))
                .withEventLog(cluster.eventLog()
                        .with(work, plan.ongoing(), reporter, cluster.now())
                        .with(told, reporter, cluster.now()));
        Cluster after = crash.isDefined()
                ? new Restart(written, work.controller()).cluster()
                : remembering(written, plan, done).withAgenda(rescheduled(written.agenda(), plan, done));
        Cluster end = after.withAgenda(caughtUp(after.agenda(), seen)).withAdversity(adversity(seen, crash, done));
        return new Stepped(end, work.controller(), done.transitions(), changes, told, false);
    }

    /** Whether all is done that the controller would do if it looked at what it has written. */
    private static boolean isOver(Plan plan, Option<Integer> crash, Execution done) {
        return plan.isConclusive() && crash.isEmpty() && done.error().isEmpty();
    }

    private Controller controller() {
        return cluster.informers()
                .controller(work.controller())
                .getOrElseThrow(() -> new IllegalStateException("no controller " + work.controller()));
    }

    /** The cluster as the controller sees it. */
    private Snapshot seen() {
        Adversity adversity = cluster.adversity();
        return adversity
                .lag(work.controller(), cluster.now())
                .map(Adversity.Lag::seen)
                .getOrElse(() -> adversity.hazards().staleReads() == 0 ? cluster.snapshot() : older());
    }

    private Snapshot older() {
        Store store = cluster.apiServer().store();
        long oldest = Math.max(cluster.adversity().oldest(work, store.revision()), store.compacted());
        int back = choice.among(Questions.STALENESS, (int) (store.revision() - oldest) + 1);
        return back == 0 ? store : store.at(store.revision() - back).get();
    }

    /** After how many requests the controller stops, of all that it would make; none if it does not. */
    private Option<Integer> crash(Plan plan, Execution all) {
        if (cluster.adversity().hazards().crashes() == 0 || plan.steps().isEmpty()) {
            return Option.none();
        }
        int drawn = choice.among(Questions.CRASH, Math.max(1, all.requests()) + 1);
        return Option.when(drawn > 0, drawn);
    }

    private Execution execution(Plan plan, int most) {
        Execution start = Execution.of(cluster.apiServer(), Cluster.EPOCH, cluster.now(), work)
                .upTo(most);
        boolean isRefused = !plan.steps().isEmpty() && cluster.adversity().refuses(work.controller(), cluster.now());
        return isRefused ? start.failed(plan.steps().head(), UNAVAILABLE) : start.all(plan.steps());
    }

    private Adversity adversity(Snapshot seen, Option<Integer> crash, Execution done) {
        Adversity before = cluster.adversity();
        if (before.equals(Adversity.NONE)) {
            return before;
        }
        Hazards hazards = before.hazards();
        boolean isStale = hazards.staleReads() > 0
                && seen.revision() < cluster.snapshot().revision()
                && before.lag(work.controller(), cluster.now()).isEmpty();
        Hazards left = new Hazards(
                hazards.staleReads() - (isStale ? 1 : 0),
                hazards.staleness(),
                hazards.crashes() - (crash.isDefined() ? 1 : 0),
                hazards.faults());
        Adversity so = isUnavailable(done) && before.refusals().containsKey(work.controller())
                ? before.refusing(work.controller(), -1)
                : before;
        long revision = done.server().store().revision();
        boolean isWritten = revision > cluster.snapshot().revision();
        return (isWritten ? so.written(work, revision) : so).withHazards(left);
    }

    private static boolean isUnavailable(Execution done) {
        return done.error().exists(error -> error.is(ApiError.Reason.SERVICE_UNAVAILABLE));
    }

    /** What the controller has not seen yet wakes it once it sees it. */
    private Agenda caughtUp(Agenda agenda, Snapshot seen) {
        Store store = cluster.apiServer().store();
        if (seen.revision() >= store.revision() || agenda.isPending(work)) {
            return agenda;
        }
        boolean isMissed = store.compacted() > seen.revision()
                || store.since(seen.revision())
                        .exists(change -> controller().wakes(change, store).contains(work.key()));
        return isMissed ? new Engine(cluster).woken(agenda, work) : agenda;
    }

    private Cluster remembering(Cluster so, Plan plan, Execution done) {
        Option<Memory> said = done.memory().orElse(plan.memory());
        if (said.isEmpty()) {
            return so;
        }
        Memory memory = said.get();
        return memory.isCache()
                ? so.withCaches(so.caches().put(work, memory))
                : so.withMemories(with(so.memories(), memory))
                        .withCaches(so.caches().remove(work));
    }

    private Map<Work, Memory> with(Map<Work, Memory> memories, Memory memory) {
        return memory.equals(Memory.NONE) ? memories.remove(work) : memories.put(work, memory);
    }

    private Agenda rescheduled(Agenda agenda, Plan plan, Execution done) {
        Instant now = cluster.now();
        if (done.error().isDefined()) {
            int failures = agenda.failures(work);
            Duration delay = backOff(failures);
            boolean isAwaited = delay.compareTo(PATIENCE) < 0 || isUnavailable(done);
            return agenda.failed(work).later(work, now.plus(delay), isAwaited);
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
}
