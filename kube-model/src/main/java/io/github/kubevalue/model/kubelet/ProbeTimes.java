package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.runtime.ProbeAnswer;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * When a probe runs, and when its result counts.
 *
 * <p>A worker probes every {@code periodSeconds}. Startup and liveness probes tick from the start of the container, so
 * the first runs after one period; a readiness probe is run as soon as the container has started, and ticks from
 * there. A run within {@code initialDelaySeconds} is skipped.
 *
 * @param probe the probe
 * @param since when the worker began to tick
 * @param earliest before when runs are skipped
 */
record ProbeTimes(Probe probe, Instant since, Instant earliest) {
    // pkg/kubelet/prober/worker.go, run and doProbe; prober_manager.go, UpdatePodStatus (the manual trigger)

    /** The times of a startup or liveness probe. */
    static ProbeTimes ticking(Probe probe, Instant started) {
        Instant first = started.plus(period(probe));
        Instant delayed = started.plus(delay(probe));
        return new ProbeTimes(probe, started, first.isAfter(delayed) ? first : delayed);
    }

    /** The times of a readiness probe of a container that passed its startup probe at that time. */
    static ProbeTimes triggered(Probe probe, Instant started, Instant passed) {
        Instant delayed = started.plus(delay(probe));
        return new ProbeTimes(probe, passed, passed.isAfter(delayed) ? passed : delayed);
    }

    /** The first run at that time or later. */
    private Instant runFrom(Instant time) {
        Instant from = time.isBefore(earliest) ? earliest : time;
        long behind = Duration.between(since, from).toNanos();
        long period = period(probe).toNanos();
        return since.plusNanos(-Math.floorDiv(-behind, period) * period);
    }

    /** From when on the probe counts as passed, if the process answers it like that. */
    Option<Instant> passes(ProbeAnswer answer, Instant started) {
        if (!(answer instanceof ProbeAnswer.From from)) {
            return Option.none();
        }
        int further = probe.successThreshold().getOrElse(1) - 1;
        return Option.of(runFrom(started.plus(from.after())).plus(period(probe).multipliedBy(further)));
    }

    /** When the probe counts as failed before it has passed for the first time; none if it passes in time. */
    Option<Instant> fails(ProbeAnswer answer, Instant started) {
        int further = probe.failureThreshold().getOrElse(3) - 1;
        Instant failed = runFrom(since).plus(period(probe).multipliedBy(further));
        boolean inTime = answer instanceof ProbeAnswer.From from
                && !runFrom(started.plus(from.after())).isAfter(failed);
        return Option.when(!inTime, failed);
    }

    /** Likewise, not counting runs before that time. */
    ProbeTimes from(Instant time) {
        return new ProbeTimes(probe, since, time.isAfter(earliest) ? time : earliest);
    }

    private static Duration period(Probe probe) {
        return Duration.ofSeconds(Math.max(1, probe.periodSeconds().getOrElse(10)));
    }

    private static Duration delay(Probe probe) {
        return Duration.ofSeconds(probe.initialDelaySeconds().getOrElse(0));
    }
}
