package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.runtime.ProbeAnswer;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * When a probe runs, and when its result turns.
 *
 * <p>A worker probes every {@code periodSeconds}. Startup and liveness probes tick from the start of the container, so
 * the first runs after one period; a readiness probe is run as soon as the container has started, and ticks from
 * there. A run within {@code initialDelaySeconds} is skipped.
 *
 * @param probe the probe
 * @param since when the worker began to tick
 * @param earliest before when runs are skipped
 */
record ProbeRuns(Probe probe, Instant since, Instant earliest) {
    // pkg/kubelet/prober/worker.go, run and doProbe; prober_manager.go, UpdatePodStatus (the manual trigger)

    /**
     * The result of a probe becomes another.
     *
     * @param at when
     * @param succeeds what it is from then on
     */
    record Turn(Instant at, boolean succeeds) {}

    /** The runs of a startup or liveness probe. */
    static ProbeRuns ticking(Probe probe, Instant started) {
        Instant first = started.plus(period(probe));
        Instant delayed = started.plus(delay(probe));
        return new ProbeRuns(probe, started, first.isAfter(delayed) ? first : delayed);
    }

    /** The runs of a readiness probe of a container that passed its startup probe at that time. */
    static ProbeRuns triggered(Probe probe, Instant started, Instant passed) {
        Instant delayed = started.plus(delay(probe));
        return new ProbeRuns(probe, passed, passed.isAfter(delayed) ? passed : delayed);
    }

    /** Likewise, not counting runs before that time. */
    ProbeRuns from(Instant time) {
        return new ProbeRuns(probe, since, time.isAfter(earliest) ? time : earliest);
    }

    /** The first run at that time or later. */
    private Instant runFrom(Instant time) {
        Instant from = time.isBefore(earliest) ? earliest : time;
        long behind = Duration.between(since, from).toNanos();
        long period = period(probe).toNanos();
        return since.plusNanos(-Math.floorDiv(-behind, period) * period);
    }

    /**
     * The turns of the result, in order.
     *
     * @param answer what the process answers
     * @param started when the process started
     * @param initial the result before the first turn; none if any result is a turn
     */
    Seq<Turn> turns(ProbeAnswer answer, Instant started, Option<Boolean> initial) {
        Seq<Turn> answers = answers(answer, started);
        Vector<Turn> turns = Vector.empty();
        Option<Boolean> result = initial;
        Option<Boolean> last = Option.none();
        long streak = 0;
        for (int i = 0; i < answers.size(); i++) {
            Turn segment = answers.get(i);
            Instant first = runFrom(segment.at);
            Option<Instant> end = i + 1 < answers.size() ? Option.of(answers.get(i + 1).at) : Option.none();
            long runs = end.map(until -> runs(first, until)).getOrElse(Long.MAX_VALUE);
            if (runs == 0) {
                continue;
            }
            streak = last.contains(segment.succeeds) ? streak : 0;
            long missing = Math.max(1, threshold(segment.succeeds) - streak);
            if (missing <= runs && !result.contains(segment.succeeds)) {
                turns = turns.append(new Turn(first.plus(period(probe).multipliedBy(missing - 1)), segment.succeeds));
                result = Option.of(segment.succeeds);
            }
            last = Option.of(segment.succeeds);
            streak = end.isEmpty() ? streak : streak + runs;
        }
        return turns;
    }

    /** The runs that are the first to go as they do, after the process has started or after those that went otherwise. */
    Seq<Turn> spells(ProbeAnswer answer, Instant started) {
        Seq<Turn> answers = answers(answer, started);
        Seq<Option<Instant>> ends = answers.tail().map(Turn::at).map(Option::of).append(Option.none());
        return answers.zip(ends)
                .map(segment -> segment.map1(turn -> new Turn(runFrom(turn.at), turn.succeeds)))
                .filter(segment -> segment._2.forAll(segment._1.at::isBefore))
                .map(segment -> segment._1);
    }

    /** How many runs there are from a first one until some time. */
    private long runs(Instant first, Instant until) {
        return first.isBefore(until)
                ? (Duration.between(first, until).toNanos() - 1) / period(probe).toNanos() + 1
                : 0;
    }

    private int threshold(boolean success) {
        return success
                ? probe.successThreshold().getOrElse(1)
                : probe.failureThreshold().getOrElse(3);
    }

    /** What the process answers, and from when on. */
    static Seq<Turn> answers(ProbeAnswer answer, Instant started) {
        Seq<Turn> all = answer.successes()
                .flatMap(span -> Vector.of(new Turn(started.plus(span.from()), true))
                        .appendAll(span.until().map(until -> new Turn(started.plus(until), false))));
        boolean fromTheStart = all.headOption().exists(first -> first.at.equals(started));
        return fromTheStart ? all : all.prepend(new Turn(started, false));
    }

    static Duration period(Probe probe) {
        return Duration.ofSeconds(Math.max(1, probe.periodSeconds().getOrElse(10)));
    }

    private static Duration delay(Probe probe) {
        return Duration.ofSeconds(probe.initialDelaySeconds().getOrElse(0));
    }
}
