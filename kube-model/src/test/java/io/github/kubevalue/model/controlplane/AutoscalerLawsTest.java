package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** What holds of every autoscaler under the whole control plane, whatever its load and however it is held back. */
class AutoscalerLawsTest {
    private static final String YAML = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: default}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}, annotations: {kubevalue.io/ready-after: "%ds"}}
            spec:
              containers: [{name: main, image: "main:1", resources: {requests: {cpu: 100m}}}]
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web, namespace: default, annotations: {kubevalue.io/load: "cpu=%dm"}}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: %d
          maxReplicas: %d
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]
          behavior: %s
        """;

    private static final int LEAST = 1;
    private static final int MOST = 3;

    /** Half of what a pod requests, in thousandths of a CPU. */
    private static final double TARGET = 50;

    private static final double TOLERANCE = 0.1;
    private static final Cluster REST = Course.kubeadm("horizontal-pod-autoscaler-controller");

    /** Windows to scale down outlast the start of a pod: without them an autoscaler may sway for ever, as one below does. */
    @Provide
    Arbitrary<String> behaviors() {
        Arbitrary<String> up = rules(0, 40, 120);
        Arbitrary<String> down = rules(180, 300);
        Arbitrary<String> both = Combinators.combine(up, down).as("{scaleUp: %s, scaleDown: %s}"::formatted);
        return Arbitraries.oneOf(Arbitraries.just("{}"), both);
    }

    private static Arbitrary<String> rules(Integer... windows) {
        return Combinators.combine(
                        Arbitraries.of("Max", "Min", "Disabled"),
                        Arbitraries.of("Pods", "Percent"),
                        Arbitraries.integers().between(1, 50),
                        Arbitraries.of(15, 60),
                        Arbitraries.of(windows))
                .as((select, type, value, period, window) ->
                        "{selectPolicy: %s, stabilizationWindowSeconds: %d, policies: [{type: %s, value: %d, periodSeconds: %d}]}"
                                .formatted(select, window, type, value, period));
    }

    private static int replicas(Snapshot snapshot) {
        return replicas(snapshot.get(Deployment.KIND, "default", "web").get());
    }

    private static int replicas(Deployment web) {
        return web.spec().replicas().getOrElse(1);
    }

    /** Pods that have just started do not count when the autoscaler asks whether there are too many. */
    @Test
    void anAutoscalerThatForgetsAtOnceSways() {
        String behavior = "{scaleDown: {stabilizationWindowSeconds: 0}}";
        Cluster cluster = started(YAML.formatted(2, 1, 112, 2, 8, behavior));

        String sways = "horizontal-pod-autoscaler-controller keeps changing spec.replicas of deployment/default/web ";
        assertThat(cluster.converge().reason().get())
                .startsWith("livelock: ")
                .containsAnyOf(sways + "(3, 2)", sways + "(2, 3)");
    }

    /**
     * Invariant 30: an autoscaler asks for no fewer pods than the least and no more than the most; it changes nothing while the use is within
     * a tenth of the target; under constant load it comes to rest and stays there, also when all that it remembers has passed.
     */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant30(
            @ForAll @IntRange(min = 1, max = 4) int replicas,
            @ForAll @IntRange(max = 30) int readyAfter,
            @ForAll @IntRange(max = 200) int load,
            @ForAll("behaviors") String behavior,
            @ForAll @LongRange(min = 0, max = 100_000) long order) {
        Course course = new Course(REST, Choice.seeded(order), (before, step) -> {
            if (step.actor().equals("horizontal-pod-autoscaler-controller")) {
                step.changes().forEach(change -> isReasonable(before, change, load));
            }
        });
        Snapshot rest = course.apply(YAML.formatted(replicas, readyAfter, load, LEAST, MOST, behavior));
        assertThat(replicas(rest)).isBetween(LEAST, MOST);

        Snapshot later = course.advance(Duration.ofMinutes(6));
        assertThat(replicas(later)).isEqualTo(replicas(rest));
        assertThat(later.list(HorizontalPodAutoscaler.KIND)).isEqualTo(rest.list(HorizontalPodAutoscaler.KIND));
        Statistics.label("pods").collect(replicas(rest)).coverage(coverage -> {
            coverage.check(LEAST).count(times -> times > 0);
            coverage.check(MOST).count(times -> times > 0);
        });
    }

    private static void isReasonable(Snapshot before, Change change, int load) {
        if (!change.key().kind().equals(Deployment.KIND)) {
            return;
        }
        int had = replicas(before);
        Seq<Pod> pods = before.list(Pod.KIND, "default");
        assertThat(replicas((Deployment) change.object())).as("pods asked for").isBetween(LEAST, MOST);
        if (had >= LEAST && had <= MOST && pods.size() == had && pods.forAll(Pod::isReady)) {
            assertThat(Math.abs(load / (TARGET * had) - 1))
                    .as("how far the use was off the target")
                    .isGreaterThan(TOLERANCE);
        }
    }
}
