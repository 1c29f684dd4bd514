package io.github.kubevalue.model.kubelet.sync;

import static io.github.kubevalue.model.scheduler.Objects.annotated;
import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.cluster.Timer;
import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.HTTPGetAction;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A kubelet that its own report does not wake would find nothing new in it. */
class ConclusiveLookTest {
    private static final int STEPS = 60;
    private static final Kubelet KUBELET = new Kubelet();

    @Property
    void whoIsNotWokenByItsReportFindsAllAsItIsThen(@ForAll("pods") Pod pod) {
        Cluster cluster = Cluster.observed(
                        Vector.of(Namespace.named("demo"), node("n1"), on("n1", pod)), config -> Vector.of(KUBELET))
                .after(new Fault.ControllerRestarted("kubelet"));
        for (int i = 0; i < STEPS; i++) {
            Stepped step = cluster.next(Choice.first());
            cluster = step.cluster();
            if (step.changes().exists(change -> change.key().equals(pod.key()))) {
                boolean isWoken = cluster.agenda().pending().contains(work(pod.key()));
                Statistics.collect(isWoken ? "woken" : "not woken");
                if (!isWoken) {
                    assertNothingNew(cluster, pod.key());
                }
            }
        }
        Statistics.coverage(coverage -> {
            coverage.check("woken").count(times -> times > 0);
            coverage.check("not woken").count(times -> times > 0);
        });
    }

    private static void assertNothingNew(Cluster cluster, ResourceKey key) {
        Plan next = KUBELET.reconcile(cluster.snapshot(), key, new Moment(cluster.now(), Choice.first()));
        assertThat(next.steps()).isEmpty();
        assertThat(next.events()).isEmpty();
        assertThat(next.requeueAfter()).isEqualTo(left(cluster, key, true));
        assertThat(next.recurAfter()).isEqualTo(left(cluster, key, false));
    }

    /** How long it is until the timer. */
    private static Option<Duration> left(Cluster cluster, ResourceKey key, boolean isAwaited) {
        return cluster.agenda()
                .timers()
                .find(timer -> timer.work().equals(work(key)) && timer.awaited() == isAwaited)
                .map(Timer::at)
                .map(at -> Duration.between(cluster.now(), at));
    }

    private static Work work(ResourceKey key) {
        return new Work("kubelet", key);
    }

    @Provide
    Arbitrary<Pod> pods() {
        Arbitrary<UnaryOperator<PodSpec>> specs = Arbitraries.of(
                spec -> spec,
                spec -> spec,
                spec -> spec.withActiveDeadlineSeconds(Option.of(7L)),
                spec -> spec.withInitContainers(Vector.of(container("setup"))),
                spec -> spec.withRestartPolicy(Option.of(RestartPolicy.NEVER)));
        return Combinators.combine(
                        containers("app"),
                        containers("log").optional(),
                        specs,
                        said().list().ofMaxSize(3))
                .as((app, log, spec, said) -> annotated(
                        pod(
                                "web",
                                old -> spec.apply(
                                        old.withContainers(Vector.of(app).appendAll(Option.ofOptional(log))))),
                        Vector.ofAll(said).flatMap(Vector::of).toJavaArray(String[]::new)));
    }

    private static Arbitrary<Container> containers(String name) {
        Probe probe = Probe.builder()
                .httpGet(HTTPGetAction.builder().port(IntOrString.of(80)).build())
                .periodSeconds(3)
                .failureThreshold(2)
                .build();
        return Arbitraries.of(
                        (UnaryOperator<Container>) container -> container,
                        container -> container.withReadinessProbe(Option.of(probe)),
                        container -> container.withLivenessProbe(Option.of(probe)),
                        container ->
                                container.withStartupProbe(Option.of(probe)).withReadinessProbe(Option.of(probe)))
                .map(more -> more.apply(container(name)));
    }

    private static Arbitrary<String[]> said() {
        return Arbitraries.of(List.of(
                new String[] {"start-after", "3s"},
                new String[] {"start-after.log", "1500ms"},
                new String[] {"ready-after", "2s"},
                new String[] {"ready", "0s-5s,9s-"},
                new String[] {"ready.app", "never"},
                new String[] {"live", "0s-6s"},
                new String[] {"exit-after", "4s"},
                new String[] {"exit-code.log", "1"},
                new String[] {"exit-runs", "2"},
                new String[] {"image-pull", "fail 1"},
                new String[] {"post-start", "2s"}));
    }
}
