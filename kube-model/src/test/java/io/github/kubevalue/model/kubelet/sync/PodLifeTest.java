package io.github.kubevalue.model.kubelet.sync;

import static io.github.kubevalue.model.scheduler.Objects.annotated;
import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.ConfigMapVolumeSource;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStateWaiting;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.EnvVarSource;
import io.github.kubevalue.model.core.Lifecycle;
import io.github.kubevalue.model.core.LifecycleHandler;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodReadinessGate;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.core.SecretKeySelector;
import io.github.kubevalue.model.core.SleepAction;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.scheduler.Rig;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodLifeTest {
    private static Rig rig(Pod pod) {
        return new Rig(Choice.first(), new Kubelet()).put(node("n1")).put(on("n1", pod));
    }

    private static Pod app(UnaryOperator<Container> more) {
        return pod("web", spec -> spec.withContainers(Vector.of(more.apply(container("app")))));
    }

    private static Pod policy(Pod pod, RestartPolicy policy) {
        return pod.withSpec(pod.spec().withRestartPolicy(Option.of(policy)));
    }

    private static long secondsUntil(Rig rig, String condition) {
        Instant at = rig.pod("web")
                .condition(condition)
                .filter(one -> one.status().isTrue())
                .flatMap(PodCondition::lastTransitionTime)
                .getOrElseThrow(() -> new AssertionError(condition + " does not hold"));
        return Duration.between(Rig.START, at).toSeconds();
    }

    private static String phase(Rig rig) {
        return rig.pod("web").status().phase().get().toString();
    }

    /** Of container app: what it waits for, how it ended, or that it runs. */
    private static String state(Rig rig) {
        return state(rig, "app");
    }

    private static String state(Rig rig, String container) {
        ContainerState state =
                rig.pod("web").status().containerStatus(container).get().state().get();
        return state.waiting()
                .flatMap(ContainerStateWaiting::reason)
                .orElse(state.terminated().flatMap(ContainerStateTerminated::reason))
                .getOrElse("Running");
    }

    private static int restarts(Rig rig) {
        return rig.pod("web").status().containerStatus("app").get().restartCount();
    }

    @Test
    void aServerIsReadyAtOnce() {
        Rig rig = rig(pod("web")).settle();
        assertThat(phase(rig)).isEqualTo("Running");
        assertThat(rig.pod("web").isReady()).isTrue();
        assertThat(rig.pod("web").status().podIP()).contains("10.244.1.2");
        assertThat(rig.pod("web").status().hostIP()).contains("172.31.0.11");
        assertThat(rig.pod("web").status().qosClass().get().toString()).isEqualTo("BestEffort");
        assertThat(rig.pod("web").status().conditions().map(PodCondition::type))
                .containsExactly(
                        "PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled");
        assertThat(rig.events().map(Event::reason)).containsExactly("Pulled", "Created", "Started");
        assertThat(rig.elapsed()).isEqualTo(Duration.ZERO);
    }

    @Test
    void conditionsOfOthersStandBeforeThoseOfTheKubelet() {
        // pkg/kubelet/kubelet_pods.go, generateAPIPodStatus
        Pod gated = pod("web");
        Pod said = gated.withStatus(gated.status()
                .withCondition(PodCondition.of("PodScheduled", true))
                .withCondition(PodCondition.of("example.com/gate", true)));
        Seq<PodCondition> conditions = rig(said).settle().pod("web").status().conditions();
        assertThat(conditions.map(PodCondition::type))
                .startsWith("example.com/gate")
                .endsWith("PodScheduled")
                .hasSize(6);
        assertThat(conditions.last().observedGeneration())
                .isEqualTo(rig(said).pod("web").metadata().generation());
    }

    @Test
    void atRestNothingIsWritten() {
        Rig rig = rig(pod("web")).settle();
        long revision = rig.store().revision();
        rig.put(rig.pod("web")).settle();
        assertThat(rig.store().revision()).isEqualTo(revision);
    }

    @Test
    void aPodOnTheHostsNetworkHasItsAddress() {
        Rig rig = rig(pod("web", spec -> spec.withHostNetwork(Option.of(true)))).settle();
        assertThat(rig.pod("web").status().podIP()).contains("172.31.0.11");
    }

    @Test
    void aContainerStartsAfterItsTime() {
        Rig rig = rig(annotated(pod("web"), "start-after", "3s")).settle(Duration.ZERO);
        assertThat(phase(rig)).isEqualTo("Pending");
        assertThat(state(rig)).isEqualTo("ContainerCreating");
        assertThat(secondsUntil(rig.settle(), "Ready")).isEqualTo(3);
    }

    @Nested
    class Probes {
        private Probe every(int period, int delay, int successes) {
            return Probe.tcp(80)
                    .withPeriodSeconds(Option.of(period))
                    .withInitialDelaySeconds(Option.of(delay))
                    .withSuccessThreshold(Option.of(successes));
        }

        @ParameterizedTest
        @CsvSource({
            "10, 0, 1, 0s, 0",
            "10, 0, 1, 1s, 10",
            "10, 0, 1, 10s, 10",
            "10, 0, 1, 11s, 20",
            "10, 5, 1, 0s, 10",
            "10, 20, 1, 0s, 20",
            "3, 0, 2, 7s, 12",
        })
        void readinessIsFoundByTheFirstRunThatSucceeds(int period, int delay, int successes, String after, int ready) {
            Pod pod = app(container -> container.withReadinessProbe(Option.of(every(period, delay, successes))));
            Rig rig = rig(annotated(pod, "ready-after", after)).settle();
            assertThat(secondsUntil(rig, "Ready")).isEqualTo(ready);
            assertThat(phase(rig)).isEqualTo("Running");
        }

        @Test
        void aPodThatIsNeverReadyRunsUnready() {
            Pod pod = app(container -> container.withReadinessProbe(Option.of(every(10, 0, 1))));
            Rig rig = rig(annotated(pod, "ready", "never")).settle();
            assertThat(phase(rig)).isEqualTo("Running");
            assertThat(rig.pod("web").readyCondition().get().reason()).contains("ContainersNotReady");
            assertThat(rig.pod("web").readyCondition().get().message())
                    .contains("containers with unready status: [app]");
            assertThat(rig.events().map(Event::reason).count("Unhealthy"::equals))
                    .isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({"0, 0s, 0", "0, 4s, 1", "7, 4s, 0", "7, 20s, 1"})
        void theFirstRunThatFailsIsTold(int delay, String after, int told) {
            Pod pod = app(container -> container.withReadinessProbe(Option.of(every(5, delay, 1))));
            Rig rig = rig(annotated(pod, "ready-after", after)).settle();
            assertThat(rig.events().map(Event::reason).count("Unhealthy"::equals))
                    .isEqualTo(told);
        }

        // kuberuntime_container.go, killContainer, with the grace period of the probe
        @Test
        void aContainerIsToldToEndBeforeItHasTimeToDoSo() {
            Probe live = every(5, 0, 1).withTerminationGracePeriodSeconds(Option.of(7L));
            Pod pod = app(container -> container.withLivenessProbe(Option.of(live)));
            Rig rig =
                    rig(annotated(pod, "live", "never", "stop-after", "never")).until(Duration.ofSeconds(14));
            assertThat(rig.events().map(Event::reason)).doesNotContain("Killing");
            rig.until(Duration.ofSeconds(15));
            assertThat(rig.events().map(Event::reason)).endsWith("Unhealthy", "Killing");
            assertThat(restarts(rig.until(Duration.ofSeconds(21)))).isZero();
            assertThat(restarts(rig.until(Duration.ofSeconds(22)))).isEqualTo(1);
            assertThat(rig.events().map(Event::reason).count("Killing"::equals)).isEqualTo(1);
        }

        @Test
        void aStartupProbeHoldsReadinessBack() {
            Pod pod = app(container -> container
                    .withStartupProbe(Option.of(every(5, 0, 1).withFailureThreshold(Option.of(10))))
                    .withReadinessProbe(Option.of(every(10, 0, 1))));
            assertThat(secondsUntil(rig(pod).settle(), "Ready")).isEqualTo(5);
            assertThat(secondsUntil(rig(annotated(pod, "ready-after", "12s")).settle(), "Ready"))
                    .isEqualTo(15);
        }

        @Test
        void aStartupProbeThatFailsTooOftenRestartsTheContainer() {
            Pod pod = app(container -> container.withStartupProbe(Option.of(every(5, 0, 1))));
            Rig rig = rig(annotated(pod, "ready-after", "1m")).until(Duration.ofSeconds(15));
            assertThat(restarts(rig)).isEqualTo(1);
            assertThat(rig.events().map(Event::reason)).contains("Unhealthy", "Killing");
        }

        @Test
        void aContainerThatIsNotLiveIsRestarted() {
            Pod pod = app(container -> container.withLivenessProbe(Option.of(every(10, 0, 1))));
            Rig rig = rig(annotated(pod, "live", "never")).until(Duration.ofSeconds(29));
            assertThat(restarts(rig)).isZero();
            assertThat(restarts(rig.until(Duration.ofSeconds(30)))).isEqualTo(1);
            // each restart looks at how long ago the run before the one that is killed has ended
            assertThat(restarts(rig.until(Duration.ofMinutes(2)))).isEqualTo(4);
            assertThat(state(rig.until(Duration.ofSeconds(149)))).isEqualTo("Running");
            assertThat(state(rig.until(Duration.ofSeconds(150)))).isEqualTo("CrashLoopBackOff");
            assertThat(restarts(rig.until(Duration.ofSeconds(189)))).isEqualTo(4);
            assertThat(restarts(rig.until(Duration.ofSeconds(190)))).isEqualTo(5);
        }
    }

    @Nested
    class Restarts {
        @Test
        void theBackOffDoublesUpToFiveMinutes() {
            Rig rig = rig(annotated(pod("web"), "exit-code", "1")).settle();
            assertThat(state(rig)).isEqualTo("CrashLoopBackOff");
            assertThat(restarts(rig)).isEqualTo(1);
            assertThat(phase(rig)).isEqualTo("Running");
            assertThat(rig.pod("web").isReady()).isFalse();
            int[] restartTimes = {10, 30, 70, 150, 310, 610, 910};
            for (int i = 0; i < restartTimes.length; i++) {
                assertThat(restarts(rig.until(Duration.ofSeconds(restartTimes[i] - 1))))
                        .isEqualTo(i + 1);
                assertThat(restarts(rig.until(Duration.ofSeconds(restartTimes[i]))))
                        .isEqualTo(i + 2);
            }
        }

        @Test
        void theWaitIsSaid() {
            Rig rig = rig(annotated(pod("web"), "exit-code", "1")).until(Duration.ofSeconds(40));
            assertThat(rig.pod("web")
                            .status()
                            .containerStatuses()
                            .head()
                            .state()
                            .get()
                            .waiting()
                            .get()
                            .message())
                    .contains("back-off 40s restarting failed container=app pod=web_demo(uid-web)");
        }

        @Test
        void aRunOfMoreThanTenMinutesForgetsTheBackOff() {
            Rig rig = rig(annotated(pod("web"), "exit-code", "1", "exit-after", "11m"));
            rig.until(Duration.ofMinutes(34));
            assertThat(restarts(rig)).isEqualTo(3);
            assertThat(state(rig)).isEqualTo("Running");
            assertThat(rig.settle().elapsed()).isEqualTo(Duration.ofMinutes(34));
        }

        @ParameterizedTest
        @CsvSource({
            "Never, 1, Failed, Error",
            "Never, 0, Succeeded, Completed",
            "OnFailure, 0, Succeeded, Completed",
            "OnFailure, 1, Running, CrashLoopBackOff",
            "Always, 0, Running, CrashLoopBackOff"
        })
        void thePolicyDecidesWhatAnEndMeans(String policy, String code, String phase, String state) {
            Pod pod = policy(annotated(pod("web"), "exit-code", code), new RestartPolicy(policy));
            Rig rig = rig(pod).settle();
            assertThat(phase(rig)).isEqualTo(phase);
            assertThat(state(rig)).isEqualTo(state);
        }

        @Test
        void aJobsPodSucceedsAtOnce() {
            Pod pod = policy(pod("web"), RestartPolicy.NEVER);
            OwnerReference job = OwnerReference.builder()
                    .kind("Job")
                    .name("j")
                    .uid("u")
                    .controller(true)
                    .build();
            Rig rig = rig(pod.withMetadata(pod.metadata().withOwnerReferences(Vector.of(job))))
                    .settle();
            assertThat(phase(rig)).isEqualTo("Succeeded");
            assertThat(rig.pod("web").readyCondition().get().reason()).contains("PodCompleted");
        }

        @Test
        void anImageThatCannotBePulledIsTriedAgain() {
            Rig rig = rig(annotated(pod("web"), "image-pull", "fail")).settle(Duration.ZERO);
            assertThat(state(rig)).isEqualTo("ErrImagePull");
            assertThat(state(rig.settle())).isEqualTo("ImagePullBackOff");
            assertThat(phase(rig)).isEqualTo("Pending");
            assertThat(state(rig.until(Duration.ofSeconds(10)))).isEqualTo("ErrImagePull");
            assertThat(state(rig.until(Duration.ofSeconds(11)))).isEqualTo("ImagePullBackOff");
            assertThat(state(rig.until(Duration.ofSeconds(30)))).isEqualTo("ErrImagePull");
        }
    }

    @Nested
    class InitContainers {
        private Pod with(Container... initial) {
            return pod("web", spec -> spec.withInitContainers(Vector.of(initial)));
        }

        @Test
        void theyRunOneAfterTheOther() {
            Pod pod = annotated(
                    with(container("first"), container("second")), "exit-after.first", "5s", "exit-after.second", "7s");
            Rig rig = rig(pod).until(Duration.ofSeconds(5));
            assertThat(state(rig, "first")).isEqualTo("Completed");
            assertThat(state(rig, "second")).isEqualTo("Running");
            assertThat(state(rig)).isEqualTo("PodInitializing");
            assertThat(phase(rig)).isEqualTo("Pending");
            assertThat(rig.pod("web").condition("Initialized").get().message())
                    .contains("containers with incomplete status: [second]");
            rig.settle();
            assertThat(secondsUntil(rig, "Initialized")).isEqualTo(12);
            assertThat(secondsUntil(rig, "Ready")).isEqualTo(12);
        }

        @Test
        void aFailureIsRetriedWithBackOff() {
            Rig rig = rig(annotated(with(container("first")), "exit-code.first", "3"))
                    .settle();
            assertThat(state(rig, "first")).isEqualTo("CrashLoopBackOff");
            assertThat(phase(rig)).isEqualTo("Pending");
        }

        @Test
        void aFailureEndsAPodThatIsNeverRestarted() {
            Pod pod = policy(annotated(with(container("first")), "exit-code.first", "3"), RestartPolicy.NEVER);
            assertThat(phase(rig(pod).settle())).isEqualTo("Failed");
        }

        @Test
        void aSidecarOnlyHasToStart() {
            Container sidecar = container("proxy").withRestartPolicy(Option.of(RestartPolicy.ALWAYS));
            Rig rig = rig(annotated(with(sidecar), "start-after.proxy", "2s")).settle();
            assertThat(state(rig, "proxy")).isEqualTo("Running");
            assertThat(secondsUntil(rig, "Ready")).isEqualTo(2);
        }

        @Test
        void aSidecarDoesNotKeepAPodAlive() {
            Container sidecar = container("proxy").withRestartPolicy(Option.of(RestartPolicy.ALWAYS));
            Pod pod = policy(annotated(with(sidecar), "exit-after", "5s"), RestartPolicy.NEVER);
            Rig rig = rig(pod).settle();
            assertThat(phase(rig)).isEqualTo("Succeeded");
            assertThat(state(rig, "proxy")).isEqualTo("Completed");
        }
    }

    @Nested
    class WhatIsMissing {
        @Test
        void aSecretForTheEnvironmentIsWaitedFor() {
            EnvVar password = EnvVar.builder()
                    .name("PASSWORD")
                    .valueFrom(EnvVarSource.builder()
                            .secretKeyRef(SecretKeySelector.builder()
                                    .name("db")
                                    .key("password")
                                    .build())
                            .build())
                    .build();
            Rig rig = rig(app(container -> container.withEnv(Vector.of(password))))
                    .settle();
            assertThat(state(rig)).isEqualTo("CreateContainerConfigError");
            assertThat(rig.events().map(Event::reason)).endsWith("Pulled", "Failed");
            assertThat(rig.events().map(Event::message)).endsWith("Error: secret \"db\" not found");
            rig.put(io.github.kubevalue.model.core.Secret.named("demo", "db")).settle();
            assertThat(rig.events().last().message()).isEqualTo("Error: couldn't find key password in Secret demo/db");
            rig.put(io.github.kubevalue.model.core.Secret.named("demo", "db")
                            .withData(TreeMap.of("password", "c2VjcmV0")))
                    .settle();
            assertThat(rig.pod("web").isReady()).isTrue();
        }

        @Test
        void aVolumeIsWaitedFor() {
            Volume config = Volume.builder()
                    .name("config")
                    .configMap(ConfigMapVolumeSource.builder().name("settings").build())
                    .build();
            Rig rig =
                    rig(pod("web", spec -> spec.withVolumes(Vector.of(config)))).settle();
            assertThat(state(rig)).isEqualTo("ContainerCreating");
            assertThat(rig.pod("web").status().podIP()).isEmpty();
            assertThat(rig.events().map(Event::message))
                    .containsExactly(
                            "MountVolume.SetUp failed for volume \"config\" : configmap \"settings\" not found");
            rig.put(ConfigMap.named("demo", "settings")).settle();
            assertThat(rig.pod("web").isReady()).isTrue();
        }

        @Test
        void aReadinessGateIsWaitedFor() {
            Rig rig = rig(pod(
                            "web",
                            spec -> spec.withReadinessGates(Vector.of(PodReadinessGate.builder()
                                    .conditionType("lb/ready")
                                    .build()))))
                    .settle();
            assertThat(rig.pod("web").readyCondition().get().message())
                    .contains("corresponding condition of pod readiness gate \"lb/ready\" does not exist.");
            Pod pod = rig.pod("web");
            rig.put(pod.withStatus(pod.status().withCondition(PodCondition.of("lb/ready", true))))
                    .settle();
            assertThat(rig.pod("web").isReady()).isTrue();
        }
    }

    @Nested
    class TheEnd {
        @Test
        void aDeletedPodEndsGracefully() {
            Rig rig = rig(app(container -> container.withLifecycle(Option.of(Lifecycle.builder()
                    .preStop(LifecycleHandler.builder()
                            .sleep(SleepAction.builder().seconds(5).build())
                            .build())
                    .build()))));
            Pod running = rig.settle().pod("web");
            rig.write(Write.delete(running).withGrace(30)).until(Duration.ofSeconds(4));
            assertThat(rig.pod("web").isReady()).isTrue();
            assertThat(rig.settle().elapsed()).isEqualTo(Duration.ofSeconds(5));
            assertThat(rig.store().contains(running.key())).isFalse();
            assertThat(rig.events().last().message()).isEqualTo("Stopping container app");
        }

        @Test
        void aPodMayBeActiveForItsDeadlineOnly() {
            Rig rig = rig(pod("web", spec -> spec.withActiveDeadlineSeconds(Option.of(60L))))
                    .settle();
            assertThat(phase(rig)).isEqualTo("Failed");
            assertThat(rig.pod("web").status().reason()).contains("DeadlineExceeded");
            assertThat(rig.elapsed()).isEqualTo(Duration.ofSeconds(60));
        }

        @Test
        void aNodeTurnsAwayWhatItHasNoRoomFor() {
            Rig rig = rig(requesting("web", "5", "1Gi")).settle();
            assertThat(phase(rig)).isEqualTo("Failed");
            assertThat(rig.pod("web").status().reason()).contains("OutOfcpu");
            assertThat(rig.pod("web").status().message())
                    .contains("Pod was rejected: Node didn't have enough resource: cpu, requested: 5000, used: 0, "
                            + "capacity: 4000");
        }
    }
}
