package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.kubelet.container.ProbeRuns.Turn;
import io.github.kubevalue.model.runtime.ContainerBehaviour;
import io.github.kubevalue.model.runtime.ProbeAnswer;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What the probes of a running container find out, and when.
 *
 * @param started when it counts as started; none if never
 * @param readiness when it becomes ready and unready, in order
 * @param unready when its readiness probe fails at first, and after it has succeeded
 * @param failure when a startup or liveness probe has it killed; none if never
 */
record Health(Option<Instant> started, Seq<Turn> readiness, Seq<Instant> unready, Option<ProbeFailure> failure) {

    static Health of(Container container, ContainerBehaviour behaviour, Instant running) {
        ProbeAnswer startup = ProbeAnswer.from(behaviour.readyAfter());
        Option<Turn> started = container
                .startupProbe()
                .map(probe -> ProbeRuns.ticking(probe, running)
                        .turns(startup, running, Option.none())
                        .head())
                .orElse(Option.of(new Turn(running, true)));
        if (!started.exists(Turn::succeeds)) {
            ProbeFailure failure = new ProbeFailure(
                    started.get().at(), container.startupProbe().get(), "startup");
            return new Health(Option.none(), Vector.empty(), Vector.empty(), Option.of(failure));
        }
        Instant from = started.get().at();
        Option<ProbeRuns> runs = container.readinessProbe().map(probe -> ProbeRuns.triggered(probe, running, from));
        Seq<Turn> readiness = runs.map(all -> all.turns(behaviour.readiness(), running, Option.of(false)))
                .getOrElse(() -> unprobed(behaviour.readiness(), running, from));
        Option<ProbeFailure> failure = container
                .livenessProbe()
                .flatMap(probe -> ProbeRuns.ticking(probe, running)
                        .from(from)
                        .turns(behaviour.liveness(), running, Option.of(true))
                        .headOption()
                        .map(turn -> new ProbeFailure(turn.at(), probe, "liveness")));
        Seq<Instant> unready = runs.toVector().flatMap(all -> all.firstFailures(behaviour.readiness(), running));
        return new Health(Option.of(from), readiness, unready, failure);
    }

    /** Without a readiness probe: at once, unless its annotations say when it is and when it is not. */
    private static Seq<Turn> unprobed(ProbeAnswer answer, Instant running, Instant started) {
        return ProbeRuns.answers(answer, running)
                .map(turn -> turn.at().isBefore(started) ? new Turn(started, turn.succeeds()) : turn);
    }

    boolean isStarted(Instant now) {
        return started.exists(at -> !at.isAfter(now));
    }

    boolean isReady(Instant now) {
        return isStarted(now)
                && readiness.findLast(turn -> !turn.at().isAfter(now)).exists(Turn::succeeds);
    }

    /** The times at which something changes. */
    Seq<Instant> turns() {
        return readiness.map(Turn::at).appendAll(unready).appendAll(started).appendAll(failure.map(ProbeFailure::at));
    }
}
