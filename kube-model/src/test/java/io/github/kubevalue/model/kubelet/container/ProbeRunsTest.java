package io.github.kubevalue.model.kubelet.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.kubelet.container.ProbeRuns.Turn;
import io.github.kubevalue.model.runtime.ProbeAnswer;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProbeRunsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SECONDS = 400;

    @Provide
    Arbitrary<Probe> probes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 15),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 3))
                .as((period, delay, failures, successes) -> Probe.tcp(80)
                        .withPeriodSeconds(Option.of(period))
                        .withInitialDelaySeconds(Option.of(delay))
                        .withFailureThreshold(Option.of(failures))
                        .withSuccessThreshold(Option.of(successes)));
    }

    @Provide
    Arbitrary<ProbeAnswer> answers() {
        return Arbitraries.integers().between(0, 120).set().ofMaxSize(5).map(times -> {
            Vector<Duration> sorted = Vector.ofAll(times).sorted().map(Duration::ofSeconds);
            return new ProbeAnswer(sorted.grouped(2)
                    .map(pair ->
                            new ProbeAnswer.Span(pair.head(), pair.size() > 1 ? Option.of(pair.last()) : Option.none()))
                    .toVector());
        });
    }

    private static boolean succeeds(ProbeAnswer answer, int second) {
        Duration run = Duration.ofSeconds(second);
        return answer.successes()
                .exists(span ->
                        span.from().compareTo(run) <= 0 && span.until().forAll(until -> run.compareTo(until) < 0));
    }

    /** The worker as it is written: run by run. */
    private static Seq<Turn> runByRun(Probe probe, ProbeAnswer answer, int first, Option<Boolean> initial) {
        Vector<Turn> turns = Vector.empty();
        Option<Boolean> result = initial;
        Option<Boolean> last = Option.none();
        int streak = 0;
        for (int second = first;
                second <= SECONDS;
                second += probe.periodSeconds().get()) {
            if (second < probe.initialDelaySeconds().get()) {
                continue;
            }
            boolean success = succeeds(answer, second);
            streak = last.contains(success) ? streak + 1 : 1;
            last = Option.of(success);
            int threshold = success
                    ? probe.successThreshold().get()
                    : probe.failureThreshold().get();
            if (streak >= threshold && !result.contains(success)) {
                result = Option.of(success);
                turns = turns.append(new Turn(START.plusSeconds(second), success));
            }
        }
        return turns;
    }

    @Property
    void readinessTurnsAsTheWorkerFindsIt(@ForAll("probes") Probe probe, @ForAll("answers") ProbeAnswer answer) {
        assertThat(ProbeRuns.triggered(probe, START, START)
                        .turns(answer, START, Option.of(false))
                        .filter(turn -> !turn.at().isAfter(START.plusSeconds(SECONDS))))
                .containsExactlyElementsOf(runByRun(probe, answer, 0, Option.of(false)));
    }

    @Property
    void livenessTurnsAsTheWorkerFindsIt(@ForAll("probes") Probe probe, @ForAll("answers") ProbeAnswer answer) {
        int period = probe.periodSeconds().get();
        assertThat(ProbeRuns.ticking(probe, START)
                        .turns(answer, START, Option.of(true))
                        .take(1))
                .containsExactlyElementsOf(
                        runByRun(probe, answer, period, Option.of(true)).take(1));
        assertThat(ProbeRuns.ticking(probe, START)
                        .turns(answer, START, Option.none())
                        .head())
                .isEqualTo(runByRun(probe, answer, period, Option.none()).head());
    }
}
