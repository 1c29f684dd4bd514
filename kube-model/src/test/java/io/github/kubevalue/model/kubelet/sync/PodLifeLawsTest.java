package io.github.kubevalue.model.kubelet.sync;

import static io.github.kubevalue.model.scheduler.Objects.annotated;
import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.scheduler.Rig;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PodLifeLawsTest {

    private static final ResourceRequirements LIMITED = ResourceRequirements.builder()
            .limits(TreeMap.of("memory", Quantity.parse("100Mi")))
            .build();

    @Provide
    Arbitrary<Pod> pods() {
        Arbitrary<String> policies = Arbitraries.of("Always", "OnFailure", "Never");
        Arbitrary<Option<Probe>> probes = Combinators.combine(
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(1, 3))
                .as((period, delay, failures) -> Option.of(Probe.tcp(80)
                        .withPeriodSeconds(Option.of(period))
                        .withInitialDelaySeconds(Option.of(delay))
                        .withFailureThreshold(Option.of(failures))))
                .injectNull(0.3)
                .map(probe -> probe == null ? Option.none() : probe);
        Arbitrary<Container> apps = Combinators.combine(probes, probes, probes)
                .as((startup, ready, live) -> container("app")
                        .withResources(LIMITED)
                        .withStartupProbe(startup)
                        .withReadinessProbe(ready)
                        .withLivenessProbe(live));
        Arbitrary<Integer> inits = Arbitraries.integers().between(0, 2);
        return Combinators.combine(apps, inits, policies, behaviours()).as((app, count, policy, said) -> {
            Vector<Container> init = Vector.range(0, count)
                    .map(i -> container("init" + i).withRestartPolicy(Option.when(i == 1, RestartPolicy.ALWAYS)));
            return annotated(
                    pod(
                            "web",
                            spec -> spec.withContainers(Vector.of(app))
                                    .withInitContainers(init)
                                    .withRestartPolicy(Option.of(new RestartPolicy(policy)))),
                    said.toJavaArray(String[]::new));
        });
    }

    private static Arbitrary<Vector<String>> behaviours() {
        Arbitrary<Vector<String>> one = Arbitraries.of(
                Vector.empty(),
                Vector.of("start-after", "4s"),
                Vector.of("ready-after", "25s"),
                Vector.of("ready", "never"),
                Vector.of("live", "never"),
                Vector.of("exit-code", "1"),
                Vector.of("exit-after", "15s"),
                Vector.of("exit-after", "20m"),
                Vector.of("image-pull", "fail"),
                Vector.of("image-pull", "fail 2"),
                Vector.of("exit-code", "1", "exit-runs", "3"),
                Vector.of("ready", "5s-40s,90s-"),
                Vector.of("live", "0s-45s"),
                Vector.of("live", "0s-20m"),
                Vector.of("stop-after", "never"),
                Vector.of("stop-after", "20s"),
                Vector.of("memory", "10Mi,200Mi@50s"),
                Vector.of("exit-after.init0", "3s"),
                Vector.of("exit-code.init0", "2"));
        return Combinators.combine(one, one, one).as((a, b, c) -> a.appendAll(b).appendAll(c));
    }

    private static Rig rig(Pod pod) {
        return new Rig(Choice.first(), new Kubelet()).put(node("n1")).put(on("n1", pod));
    }

    private static int restarts(Rig rig) {
        return rig.pod("web")
                .status()
                .containerStatuses()
                .map(ContainerStatus::restartCount)
                .sum()
                .intValue();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyPodSettles(@ForAll("pods") Pod pod) {
        assertThat(rig(pod).settle().pod("web").status().phase()).isNotEmpty();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void atRestNothingIsWritten(@ForAll("pods") Pod pod) {
        Rig rig = rig(pod).settle();
        long revision = rig.store().revision();
        assertThat(rig.again(rig.pod("web").key()).store().revision()).isEqualTo(revision);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void restartsOnlyGrow(@ForAll("pods") Pod pod) {
        Rig rig = rig(pod);
        int before = 0;
        for (int minute = 0; minute < 30; minute++) {
            int now = restarts(rig.until(Duration.ofMinutes(minute)));
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aPodThatHasEndedStaysAsItIs(@ForAll("pods") Pod pod) {
        Rig rig = rig(pod).settle();
        Pod settled = rig.pod("web");
        if (settled.isTerminal()) {
            assertThat(rig.until(Duration.ofDays(1)).pod("web")).isEqualTo(settled);
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aReadyPodRunsAllItsContainers(@ForAll("pods") Pod pod) {
        Rig rig = rig(pod);
        for (int second = 0; second < 60; second += 5) {
            Pod now = rig.until(Duration.ofSeconds(second)).pod("web");
            assertThat(!now.isReady() || now.status().containerStatuses().forAll(one -> one.ready() && one.isRunning()))
                    .isTrue();
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void aContainerNeverWaitsForMoreThanFiveMinutes(@ForAll("pods") Pod pod) {
        Rig rig = rig(pod);
        for (int minute = 0; minute < 60; minute += 2) {
            Option<String> message = rig.until(Duration.ofMinutes(minute))
                    .pod("web")
                    .status()
                    .containerStatus("app")
                    .flatMap(ContainerStatus::state)
                    .flatMap(state -> state.waiting())
                    .flatMap(waiting -> waiting.message());
            assertThat(message.filter(text -> text.startsWith("back-off "))
                            .map(text -> DurationText.parse(text.split(" ")[1]))
                            .getOrElse(Duration.ZERO))
                    .isLessThanOrEqualTo(Duration.ofMinutes(5));
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void aPodThatIsDeletedIsGoneWhenItsGraceIsOver(@ForAll("pods") Pod pod, @ForAll @IntRange(max = 40) int grace) {
        Rig rig = rig(pod).until(Duration.ofSeconds(60));
        rig.write(Write.delete(rig.pod("web")).withGrace(grace));
        // every container has two seconds at least, and a sidecar waits within the grace
        rig.until(Duration.ofSeconds(60L + grace + 2));
        assertThat(rig.store().contains(pod.key())).isFalse();
    }
}
