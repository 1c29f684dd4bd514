package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static io.github.kubevalue.model.controlplane.Kubeadm.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.cluster.Cluster;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
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
          minReplicas: 2
          maxReplicas: 8
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]
          behavior: %s
        """;

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

    private static int replicas(Cluster cluster) {
        return cluster.snapshot()
                .get(Deployment.KIND, "default", "web")
                .flatMap(found -> found.spec().replicas())
                .getOrElse(0);
    }

    /** Pods that have just started do not count when the autoscaler asks whether there are too many. */
    @Test
    void anAutoscalerThatForgetsAtOnceSways() {
        String behavior = "{scaleDown: {stabilizationWindowSeconds: 0}}";
        Cluster cluster = started(YAML.formatted(2, 1, 112, behavior));

        assertThat(cluster.converge().reason().get())
                .startsWith("livelock: ")
                .contains("horizontal-pod-autoscaler keeps changing spec.replicas of deployment/default/web (3, 2)");
    }

    @Property(tries = 15)
    void stability(
            @ForAll @IntRange(min = 1, max = 10) int replicas,
            @ForAll @IntRange(max = 100) int readyAfter,
            @ForAll @IntRange(max = 900) int load,
            @ForAll("behaviors") String behavior) {
        Cluster rest = settled(YAML.formatted(replicas, readyAfter, load, behavior));
        assertThat(replicas(rest)).isBetween(2, 8);

        Cluster later = rest.advance(Duration.ofMinutes(20));
        assertThat(replicas(later)).isEqualTo(replicas(rest));
        assertThat(later.snapshot().list(HorizontalPodAutoscaler.KIND))
                .isEqualTo(rest.snapshot().list(HorizontalPodAutoscaler.KIND));
    }
}
