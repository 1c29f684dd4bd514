package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.runtime.ContainerBehaviour;
import io.github.kubevalue.model.runtime.ProbeAnswer;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What the probes of a running container find out, and when.
 *
 * @param started when it counts as started
 * @param ready when it counts as ready; none if never
 * @param failed when a startup or liveness probe has it killed; none if never
 * @param failing the probe that has it killed, as messages name it
 */
record Health(Option<Instant> started, Option<Instant> ready, Option<Instant> failed, String failing) {

    static Health of(Container container, ContainerBehaviour behaviour, Instant running) {
        ProbeAnswer startup = new ProbeAnswer.From(behaviour.readyAfter());
        Option<ProbeTimes> startupTimes = container.startupProbe().map(probe -> ProbeTimes.ticking(probe, running));
        Option<Instant> startupFailed = startupTimes.flatMap(times -> times.fails(startup, running));
        if (startupFailed.isDefined()) {
            return new Health(Option.none(), Option.none(), startupFailed, "startup");
        }
        Instant started =
                startupTimes.flatMap(times -> times.passes(startup, running)).getOrElse(running);
        Option<Instant> ready = container
                .readinessProbe()
                .fold(
                        () -> unprobed(behaviour.readiness(), running, started),
                        probe -> ProbeTimes.triggered(probe, running, started).passes(behaviour.readiness(), running));
        Option<Instant> failed = container
                .livenessProbe()
                .filter(probe -> behaviour.liveness() instanceof ProbeAnswer.Never)
                .flatMap(probe ->
                        ProbeTimes.ticking(probe, running).from(started).fails(behaviour.liveness(), running));
        return new Health(Option.of(started), ready, failed, "liveness");
    }

    /** Without a readiness probe: at once, unless its annotations say when or that it never is. */
    private static Option<Instant> unprobed(ProbeAnswer answer, Instant running, Instant started) {
        return answer instanceof ProbeAnswer.From from
                ? Option.of(Vector.of(started, running.plus(from.after())).max().get())
                : Option.none();
    }

    boolean isStarted(Instant now) {
        return started.exists(at -> !at.isAfter(now));
    }

    boolean isReady(Instant now) {
        return isStarted(now) && ready.exists(at -> !at.isAfter(now));
    }

    boolean isFailed(Instant now) {
        return failed.exists(at -> !at.isAfter(now));
    }

    /** The times at which something changes. */
    Seq<Instant> turns() {
        return Vector.of(started, ready, failed).flatMap(at -> at);
    }
}
