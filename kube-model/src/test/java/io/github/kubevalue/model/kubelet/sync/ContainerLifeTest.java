package io.github.kubevalue.model.kubelet.sync;

import static io.github.kubevalue.model.scheduler.Objects.annotated;
import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerRestartRule;
import io.github.kubevalue.model.core.ContainerRestartRuleAction;
import io.github.kubevalue.model.core.ContainerRestartRuleOnExitCodes;
import io.github.kubevalue.model.core.ContainerRestartRuleOnExitCodesOperator;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.ExecAction;
import io.github.kubevalue.model.core.Lifecycle;
import io.github.kubevalue.model.core.LifecycleHandler;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.core.PullPolicy;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.core.SecurityContext;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.scheduler.Rig;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What containers are said to do, and what their kubelet makes of it. */
class ContainerLifeTest {
    private static Rig rig(Pod pod, String... said) {
        return new Rig(Choice.first(), new Kubelet()).put(node("n1")).put(on("n1", annotated(pod, said)));
    }

    private static Pod app(UnaryOperator<Container> more) {
        return pod("web", spec -> spec.withContainers(Vector.of(more.apply(container("app")))));
    }

    private static ContainerStatus status(Rig rig, String name) {
        return rig.pod("web").status().containerStatus(name).get();
    }

    private static ContainerStatus status(Rig rig) {
        return status(rig, "app");
    }

    private static ContainerStateTerminated end(ContainerStatus status) {
        return status.end().get();
    }

    /** What a container waits for, how it ended, or that it runs. */
    private static String state(ContainerStatus status) {
        return status.state()
                .get()
                .waiting()
                .flatMap(waiting -> waiting.reason())
                .orElse(status.state().get().terminated().flatMap(end -> end.reason()))
                .getOrElse("Running");
    }

    private static Seq<String> told(Rig rig) {
        return rig.events().map(Event::message);
    }

    private static LifecycleHandler exec() {
        return LifecycleHandler.builder()
                .exec(ExecAction.builder().addCommand("do").build())
                .build();
    }

    private static Rig at(Rig rig, int seconds) {
        return rig.until(Duration.ofSeconds(seconds));
    }

    @Nested
    class Memory {
        private final Pod limited = app(container -> container.withResources(ResourceRequirements.builder()
                .limits(TreeMap.of("memory", Quantity.parse("100Mi")))
                .build()));

        @Test
        void aContainerThatExceedsItsLimitIsKilled() {
            Rig rig = at(rig(limited, "memory", "50Mi,101Mi@30s"), 29);
            assertThat(state(status(rig))).isEqualTo("Running");
            at(rig, 30);
            assertThat(status(rig).restartCount()).isEqualTo(1);
            assertThat(end(status(rig.settle(Duration.ofSeconds(40)))).reason()).contains("OOMKilled");
            assertThat(end(status(rig)).exitCode()).isEqualTo(137);
        }

        @Test
        void aContainerThatUsesItsLimitIsNot() {
            assertThat(status(rig(limited, "memory", "100Mi").settle()).restartCount())
                    .isZero();
        }
    }

    @Nested
    class Ends {
        @Test
        void aContainerMayGetOverItsCrashes() {
            Rig rig = rig(app(container -> container), "exit-code", "1", "exit-runs", "3")
                    .settle();
            assertThat(state(status(rig))).isEqualTo("CrashLoopBackOff");
            at(rig, 30);
            assertThat(status(rig).restartCount()).isEqualTo(3);
            assertThat(rig.settle().pod("web").isReady()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "Never, 42, Running",
            "Never, 1, Failed",
            "OnFailure, 0, Succeeded",
            "Always, 0, Running",
        })
        void aRuleGoesBeforeThePolicyOfTheContainer(String policy, String code, String phase) {
            ContainerRestartRule rule = ContainerRestartRule.builder()
                    .action(ContainerRestartRuleAction.RESTART)
                    .exitCodes(ContainerRestartRuleOnExitCodes.builder()
                            .operator(ContainerRestartRuleOnExitCodesOperator.IN)
                            .addValue(42)
                            .build())
                    .build();
            Pod pod = app(container -> container
                    .withRestartPolicy(Option.of(new RestartPolicy(policy)))
                    .withRestartPolicyRules(Vector.of(rule)));
            Pod never = pod.withSpec(pod.spec().withRestartPolicy(Option.of(RestartPolicy.NEVER)));
            assertThat(rig(never, "exit-code", code)
                            .settle()
                            .pod("web")
                            .status()
                            .phase()
                            .get()
                            .toString())
                    .isEqualTo(phase);
        }
    }

    @Nested
    class Probes {
        private Probe every(int period) {
            return Probe.tcp(80).withPeriodSeconds(Option.of(period));
        }

        @Test
        void aPodBecomesUnreadyAndReadyAgain() {
            Rig rig = rig(app(container -> container.withReadinessProbe(Option.of(every(5)))), "ready", "0s-20s,38s-");
            assertThat(at(rig, 29).pod("web").isReady()).isTrue();
            assertThat(at(rig, 30).pod("web").isReady()).isFalse();
            assertThat(at(rig, 39).pod("web").isReady()).isFalse();
            assertThat(at(rig, 40).pod("web").isReady()).isTrue();
            assertThat(told(rig)).contains("Readiness probe failed: the process does not answer");
            assertThat(rig.settle().elapsed()).isEqualTo(Duration.ofSeconds(40));
        }

        @Test
        void aContainerThatStopsBeingLiveIsKilledOnceForEachRun() {
            Rig rig = rig(app(container -> container.withLivenessProbe(Option.of(every(10)))), "live", "0s-1m");
            assertThat(status(at(rig, 79)).restartCount()).isZero();
            assertThat(status(at(rig, 80)).restartCount()).isEqualTo(1);
            assertThat(end(status(at(rig, 81)).withState(Option.none())).exitCode())
                    .isEqualTo(137);
            assertThat(told(rig)).contains("Container app failed liveness probe, will be restarted");
            assertThat(status(at(rig, 160)).restartCount()).isEqualTo(2);
        }

        @Test
        void aContainerThatIsNeverRestartedEnds() {
            Pod pod = app(container -> container.withLivenessProbe(Option.of(every(10))));
            Pod never = pod.withSpec(pod.spec().withRestartPolicy(Option.of(RestartPolicy.NEVER)));
            Rig rig = rig(never, "live", "never").settle();
            assertThat(rig.pod("web").status().phase().get().toString()).isEqualTo("Failed");
            assertThat(told(rig)).contains("Container app failed liveness probe");
        }

        @ParameterizedTest
        @CsvSource({"never, 5, 35", "never, 1, 32", "3s, 5, 33", "9s, 5, 35"})
        void aProbeHasAGraceOfItsOwn(String stop, long grace, int restart) {
            Rig rig = rig(
                    app(container -> container.withLivenessProbe(
                            Option.of(every(10).withTerminationGracePeriodSeconds(Option.of(grace))))),
                    "live",
                    "never",
                    "stop-after",
                    stop);
            assertThat(status(at(rig, restart - 1)).restartCount()).isZero();
            assertThat(status(at(rig, restart)).restartCount()).isEqualTo(1);
        }

        @Test
        void aContainerThatIsKilledSeldomNeverWaitsAndThePodIsAtRest() {
            Rig rig = rig(app(container -> container.withLivenessProbe(Option.of(every(10)))), "live", "0s-20m");
            assertThat(rig.settle().elapsed()).isLessThan(Duration.ofHours(2));
            assertThat(state(status(rig.until(Duration.ofDays(1))))).isEqualTo("Running");
        }
    }

    @Nested
    class Users {
        private static final String WHOSE = " (pod: \"web_demo(%s)\", container: app)";

        private Pod nonRoot(Option<Long> ofPod, Option<Long> ofContainer) {
            return pod(
                    "web",
                    spec -> spec.withSecurityContext(Option.of(PodSecurityContext.builder()
                                    .runAsNonRoot(true)
                                    .runAsUser(ofPod)
                                    .build()))
                            .withContainers(Vector.of(container("app")
                                    .withSecurityContext(Option.of(SecurityContext.builder()
                                            .runAsUser(ofContainer)
                                            .build())))));
        }

        @ParameterizedTest
        @CsvSource({
            "0, , , container's runAsUser breaks non-root policy",
            "5, 0, , container's runAsUser breaks non-root policy",
            "0, 5, 0, ''",
            "5, , 0, ''",
            ", , , ''",
            ", , 101, ''",
            ", , 0, container has runAsNonRoot and image will run as root",
            ", , www, 'container has runAsNonRoot and image has non-numeric user (www), cannot verify user is non-root'",
        })
        void rootIsRefusedWhereNobodyMayBe(Long ofPod, Long ofContainer, String ofImage, String fault) {
            Pod pod = nonRoot(Option.of(ofPod), Option.of(ofContainer));
            Rig rig = (ofImage == null ? rig(pod) : rig(pod, "image-user", ofImage)).settle();
            if (fault.isEmpty()) {
                assertThat(rig.pod("web").isReady()).isTrue();
                return;
            }
            String message =
                    fault + WHOSE.formatted(rig.pod("web").metadata().uid().get());
            assertThat(state(status(rig))).isEqualTo("CreateContainerConfigError");
            assertThat(status(rig).state().get().waiting().get().message()).contains(message);
            assertThat(told(rig)).endsWith("Error: " + message);
        }
    }

    @Nested
    class Hooks {
        private Pod hooked(UnaryOperator<Lifecycle> more) {
            return app(container -> container.withLifecycle(
                    Option.of(more.apply(Lifecycle.builder().build()))));
        }

        @Test
        void aContainerIsNotReportedBeforeItsPostStartHandlerIsDone() {
            Pod pod = hooked(lifecycle -> lifecycle.withPostStart(Option.of(exec())));
            Rig rig = at(rig(pod, "post-start", "5s"), 4);
            assertThat(state(status(rig))).isEqualTo("ContainerCreating");
            assertThat(rig.events().map(Event::reason)).containsExactly("Pulled", "Created", "Started");
            assertThat(at(rig, 5).pod("web").isReady()).isTrue();
            assertThat(rig.events().map(Event::reason)).containsExactly("Pulled", "Created", "Started");
            assertThat(status(rig).state().get().running().get().startedAt()).contains(Rig.START);
        }

        @Test
        void aPostStartHandlerThatFailsKillsTheContainer() {
            Pod pod = hooked(lifecycle -> lifecycle.withPostStart(Option.of(exec())));
            Rig rig = rig(pod, "post-start", "1s fail").settle();
            assertThat(state(status(rig))).isEqualTo("CrashLoopBackOff");
            assertThat(told(rig)).contains("PostStartHook failed", "FailedPostStartHook");
            assertThat(rig.pod("web").isReady()).isFalse();
        }

        @Test
        void laterContainersWaitForTheirTurn() {
            Pod pod = pod(
                    "web",
                    spec -> spec.withContainers(Vector.of(
                            container("app")
                                    .withLifecycle(Option.of(Lifecycle.builder()
                                            .postStart(exec())
                                            .build())),
                            container("log"))));
            Rig rig = at(rig(pod, "start-after.app", "3s", "post-start.app", "2s"), 4);
            assertThat(state(status(rig, "log"))).isEqualTo("ContainerCreating");
            assertThat(state(status(at(rig, 5), "log"))).isEqualTo("Running");
        }

        @ParameterizedTest
        @CsvSource({
            "5s, 0s, 30, 5, 0",
            "5s, 10s, 30, 15, 0",
            "5s, never, 30, 30, 137",
            "60s, 0s, 30, 30, 0",
            "60s, never, 30, 32, 137",
            "0s, 7s, 5, 5, 137",
            "5s, 1s, 1, 2, 0",
            "0s, 3s, 1, 2, 137",
        })
        void thePreStopHandlerCountsAgainstTheGrace(String hook, String stop, long grace, int gone, int code) {
            Pod pod = hooked(lifecycle -> lifecycle.withPreStop(Option.of(exec())));
            Pod finalized = pod.withMetadata(pod.metadata().withFinalizers(Vector.of("example.com/see")));
            Rig rig = rig(finalized, "pre-stop", hook, "stop-after", stop).settle();
            rig.write(Write.delete(rig.pod("web")).withGrace(grace));
            assertThat(state(status(at(rig, gone - 1)))).isEqualTo("Running");
            assertThat(end(status(at(rig, gone))).exitCode()).isEqualTo(code);
            assertThat(rig.pod("web").status().phase().get().toString()).isEqualTo(code == 0 ? "Succeeded" : "Failed");
            assertThat(told(rig).filter(text -> text.equals("Stopping container app")))
                    .hasSize(1);
        }

        @Test
        void aPreStopHandlerThatFailsIsTold() {
            Pod pod = hooked(lifecycle -> lifecycle.withPreStop(Option.of(exec())));
            Rig rig = rig(pod, "pre-stop", "fail").settle();
            rig.write(Write.delete(rig.pod("web")).withGrace(30)).settle();
            assertThat(told(rig)).contains("PreStopHook failed");
        }
    }

    @Test
    void aPodWhoseDeadlineIsOverHasItsGrace() {
        Pod pod = pod(
                "web",
                spec -> spec.withActiveDeadlineSeconds(Option.of(60L))
                        .withTerminationGracePeriodSeconds(Option.of(10L)));
        Rig rig = rig(pod, "stop-after", "never");
        assertThat(at(rig, 69).pod("web").status().phase().get().toString()).isEqualTo("Running");
        assertThat(at(rig, 70).pod("web").status().phase().get().toString()).isEqualTo("Failed");
        assertThat(rig.pod("web").status().reason()).contains("DeadlineExceeded");
        assertThat(end(status(rig)).exitCode()).isEqualTo(137);
        assertThat(told(rig).filter(text -> text.equals("Stopping container app")))
                .hasSize(1);
    }

    @Nested
    class Sidecars {
        private final Pod pod = pod(
                "web",
                spec -> spec.withInitContainers(Vector.of("first", "second")
                        .map(name -> container(name).withRestartPolicy(Option.of(RestartPolicy.ALWAYS)))));

        @Test
        void theyEndAfterTheOthersInTheReverseOfTheirOrder() {
            Rig rig = rig(
                            pod.withMetadata(pod.metadata().withFinalizers(Vector.of("example.com/see"))),
                            "stop-after",
                            "5s",
                            "stop-after.first",
                            "3s",
                            "stop-after.second",
                            "4s")
                    .settle();
            rig.write(Write.delete(rig.pod("web")).withGrace(30)).settle();
            Vector<Long> ends = Vector.of("app", "second", "first")
                    .map(name -> end(status(rig, name)).finishedAt().get())
                    .map(at -> Duration.between(Rig.START, at).toSeconds());
            assertThat(ends).containsExactly(5L, 9L, 12L);
        }

        @Test
        void theyAreEndedWhenAllElseIsDone() {
            Pod never = pod.withSpec(pod.spec().withRestartPolicy(Option.of(RestartPolicy.NEVER)));
            Rig rig = rig(never, "exit-after", "10s", "stop-after.first", "3s", "stop-after.second", "4s");
            assertThat(at(rig, 16).pod("web").status().phase().get().toString()).isEqualTo("Running");
            assertThat(at(rig, 17).pod("web").status().phase().get().toString()).isEqualTo("Succeeded");
            assertThat(status(rig, "second").restartCount()).isZero();
            assertThat(told(rig).count("Stopping container second"::equals)).isOne();
        }

        @Test
        void theyAreEndedWhenAnInitContainerHasFailedForGood() {
            Pod never = pod.withSpec(pod.spec()
                    .withInitContainers(pod.spec().initContainers().append(container("init")))
                    .withRestartPolicy(Option.of(RestartPolicy.NEVER)));
            Rig rig = rig(never, "exit-after.init", "10s", "exit-code.init", "1", "stop-after.second", "6s");
            assertThat(at(rig, 15).pod("web").status().phase().get().toString()).isEqualTo("Pending");
            assertThat(at(rig, 16).pod("web").status().phase().get().toString()).isEqualTo("Failed");
        }

        @Test
        void theyAreRestartedWhileOthersRun() {
            Rig rig = rig(pod, "exit-code.first", "1", "exit-after.first", "5s").settle(Duration.ofSeconds(30));
            assertThat(status(rig, "first").restartCount()).isPositive();
            assertThat(rig.pod("web").status().phase().get().toString()).isEqualTo("Running");
            assertThat(rig.pod("web").condition("Initialized").get().status().isTrue())
                    .isTrue();
        }
    }

    @Nested
    class Ephemeral {
        private Rig debugged(String... said) {
            Rig rig = rig(app(container -> container), said).settle();
            Pod pod = rig.pod("web");
            return rig.put(pod.withSpec(pod.spec()
                            .withEphemeralContainers(Vector.of(EphemeralContainer.builder()
                                    .name("debug")
                                    .image("busybox")
                                    .build()))))
                    .settle();
        }

        @Test
        void anEphemeralContainerRunsBesideTheOthers() {
            Rig rig = debugged();
            assertThat(rig.pod("web").status().ephemeralContainerStatuses().map(ContainerStatus::name))
                    .containsExactly("debug");
            assertThat(state(status(rig, "debug"))).isEqualTo("Running");
            assertThat(rig.pod("web").isReady()).isTrue();
        }

        @Test
        void itRunsOnceWhateverThePolicyOfItsPod() {
            Rig rig = debugged("exit-code.debug", "1");
            assertThat(state(status(rig, "debug"))).isEqualTo("Error");
            assertThat(status(at(rig, 600), "debug").restartCount()).isZero();
            assertThat(rig.pod("web").status().phase().get().toString()).isEqualTo("Running");
        }

        @Test
        void itIsStoppedWithItsPod() {
            Rig rig = debugged("stop-after.debug", "7s");
            rig.write(Write.delete(rig.pod("web")).withGrace(30));
            assertThat(state(status(at(rig, 6), "app"))).isEqualTo("Completed");
            assertThat(state(status(rig, "debug"))).isEqualTo("Running");
            assertThat(at(rig, 7).store().list(Pod.KIND)).isEmpty();
        }

        @Test
        void itIsStoppedWhenAllElseIsDone() {
            Pod never = pod(
                    "web",
                    spec -> spec.withRestartPolicy(Option.of(RestartPolicy.NEVER))
                            .withEphemeralContainers(Vector.of(EphemeralContainer.builder()
                                    .name("debug")
                                    .image("busybox")
                                    .build())));
            Rig rig = rig(never, "exit-after.app", "10s", "stop-after.debug", "7s");
            assertThat(at(rig, 16).pod("web").status().phase().get().toString()).isEqualTo("Running");
            assertThat(rig.pod("web").isReady()).isFalse();
            assertThat(at(rig, 17).pod("web").status().phase().get().toString()).isEqualTo("Succeeded");
            assertThat(state(status(rig, "debug"))).isEqualTo("Completed");
            assertThat(told(rig).count("Stopping container debug"::equals)).isOne();
        }
    }

    @Nested
    class Images {
        @Test
        void anImageMayComeAfterSomeAttempts() {
            Rig rig = rig(app(container -> container), "image-pull", "fail 2").settle();
            assertThat(rig.elapsed()).isEqualTo(Duration.ofSeconds(30));
            assertThat(rig.pod("web").isReady()).isTrue();
        }

        @Test
        void anImageThatMayNotBePulledIsMissed() {
            Rig rig = rig(
                            app(container -> container.withImagePullPolicy(Option.of(PullPolicy.NEVER))),
                            "image-pull",
                            "fail")
                    .settle();
            assertThat(state(status(rig))).isEqualTo("ErrImageNeverPull");
            assertThat(told(rig))
                    .containsExactly(
                            "Container image \"example.com/app:1\" is not present with pull policy of Never",
                            "Error: ErrImageNeverPull");
        }

        @Test
        void aNameThatIsNoneIsRefused() {
            Rig rig = rig(app(container -> container.withImage(Option.of("Nginx"))))
                    .settle();
            assertThat(state(status(rig))).isEqualTo("InvalidImageName");
            assertThat(told(rig))
                    .containsExactly(
                            "Failed to apply default image tag \"Nginx\": couldn't parse image name \"Nginx\": invalid"
                                    + " reference format: repository name (library/Nginx) must be lowercase",
                            "Error: InvalidImageName");
        }
    }
}
