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
 * @param spells when its probes begin to fail and to succeed, as long as they run
 * @param failure when a startup or liveness probe has it killed; none if never
 */
record Health(Option<Instant> started, Seq<Turn> readiness, Seq<Spell> spells, Option<ProbeFailure> failure) {

    static Health of(Container container, ContainerBehaviour behaviour, Instant running) {
        ProbeAnswer startup = ProbeAnswer.from(behaviour.readyAfter());
        Option<ProbeRuns> starting = container.startupProbe().map(probe -> ProbeRuns.ticking(probe, running));
        Option<Turn> started = starting.map(
                        runs -> runs.turns(startup, running, Option.none()).head())
                .orElse(Option.of(new Turn(running, true)));
        Instant from = started.get().at();
        Seq<Spell> first = spells("startup", starting, startup, running)
                .reject(spell -> spell.at().isAfter(from));
        if (!started.exists(Turn::succeeds)) {
            ProbeFailure failure =
                    new ProbeFailure(from, container.startupProbe().get(), "startup");
            return new Health(Option.none(), Vector.empty(), first, Option.of(failure));
        }
        Option<ProbeRuns> runs = container.readinessProbe().map(probe -> ProbeRuns.triggered(probe, running, from));
        Seq<Turn> readiness = runs.map(all -> all.turns(behaviour.readiness(), running, Option.of(false)))
                .getOrElse(() -> unprobed(behaviour.readiness(), running, from));
        Option<ProbeRuns> living = container
                .livenessProbe()
                .map(probe -> ProbeRuns.ticking(probe, running).from(from));
        Option<ProbeFailure> failure = living.flatMap(all -> all.turns(behaviour.liveness(), running, Option.of(true))
                .headOption()
                .map(turn -> new ProbeFailure(turn.at(), all.probe(), "liveness")));
        Seq<Spell> spells = first.appendAll(spells("liveness", living, behaviour.liveness(), running))
                .appendAll(spells("readiness", runs, behaviour.readiness(), running))
                .reject(spell -> failure.exists(end -> spell.at().isAfter(end.at())));
        return new Health(Option.of(from), readiness, spells, failure);
    }

    /** The spells of a probe from the first that fails. */
    private static Seq<Spell> spells(String type, Option<ProbeRuns> runs, ProbeAnswer answer, Instant running) {
        return runs.toVector()
                .flatMap(all -> all.spells(answer, running).map(turn -> Spell.of(type, all.probe(), turn)))
                .dropWhile(Spell::succeeds);
    }

    /** The probes that fail now, one after the other run. */
    Seq<Spell> failing(Instant now) {
        return spells.filter(spell -> !spell.at().isAfter(now))
                .groupBy(Spell::type)
                .values()
                .map(Seq::last)
                .reject(Spell::succeeds)
                .toVector();
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
        return readiness
                .map(Turn::at)
                .appendAll(spells.map(Spell::at))
                .appendAll(started)
                .appendAll(failure.map(ProbeFailure::at));
    }
}
