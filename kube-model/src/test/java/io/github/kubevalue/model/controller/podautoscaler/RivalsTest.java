package io.github.kubevalue.model.controller.podautoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Scale;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** horizontal_test.go, TestMultipleHPAs and TestHPARescaleWithSuccessfulConflictRetry's kin: autoscalers of the same pods. */
class RivalsTest {
    private static final String METRICS =
            "{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1beta1.metrics.k8s.io}}";
    private static final String TURNED = "conditions: [{type: ScalingActive, status: \"True\"}]";

    private static String autoscaler(String name, String target, String status) {
        return """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: %s}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}
              minReplicas: 1
              maxReplicas: 9
              metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]
            status: {%s}
            """.formatted(name, target, status);
    }

    private static String deployment(String name) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s}
            spec:
              replicas: 1
              selector: {matchLabels: {app: %s}}
              template: {metadata: {labels: {app: %s}}, spec: {containers: [{name: c, image: i}]}}
            status: {replicas: 1}
            """.formatted(name, name, name);
    }

    private static String pod(String app, String started) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: %s-p, labels: {app: %s}, annotations: {kubevalue.io/cpu: 100m}}, spec: {containers: [{name: c, image: i, resources: {requests: {cpu: 100m}}}]}, status: {phase: Running, startTime: %s, conditions: [{type: Ready, status: \"True\", lastTransitionTime: %s}]}}"
                .formatted(app, app, started, started);
    }

    private static Plan turn(Bench bench) {
        Memory memory = bench.plan(HorizontalPodAutoscaler.KIND, "a").memory().getOrElse(Memory.NONE);
        return bench.remembering(memory).after(Duration.ofSeconds(15)).plan(HorizontalPodAutoscaler.KIND, "a");
    }

    private static Bench world(String... more) {
        return Bench.of(
                        new HorizontalController(),
                        METRICS,
                        deployment("web"),
                        deployment("other"),
                        pod("web", "2025-01-01T00:00:00Z"),
                        pod("other", "2025-01-01T00:00:00Z"),
                        autoscaler("a", "web", ""))
                .with(more);
    }

    @ParameterizedTest
    @CsvSource({"web, true, true", "web, false, false", "other, true, false"})
    void twoThatHadATurnMustNotControlTheSamePods(String target, boolean hadTurn, boolean isAmbiguous) {
        Plan plan = turn(world(autoscaler("b", target, hadTurn ? TURNED : "")));
        assertThat(plan.events().map(event -> event.reason()).contains("AmbiguousSelector"))
                .isEqualTo(isAmbiguous);
    }

    @Test
    void aSelectorThatFindsNoPodIsNotAmbiguous() {
        Bench bench = world(autoscaler("b", "web", TURNED)).without(Pod.KIND, "web-p");
        assertThat(turn(bench).events().map(event -> event.reason())).doesNotContain("AmbiguousSelector");
    }

    /** A cluster has not settled while the CPU of a pod that has just started may come to count. */
    @ParameterizedTest
    @CsvSource({
        "2025-12-31T23:58:00Z, cpu, true",
        "2025-12-31T23:00:00Z, cpu, false",
        "2025-12-31T23:58:00Z, memory, false"
    })
    void podsThatWarmUpAreWaitedFor(String started, String resource, boolean isWaiting) {
        Bench bench = world(pod("web", started), autoscaler("a", "web", "").replace("name: cpu", "name: " + resource));
        HorizontalPodAutoscaler autoscaler = bench.get(HorizontalPodAutoscaler.KIND, "a");
        Scale scale = new Target(autoscaler, bench.store()).scaled().get().scale();
        Advice advice = new Advisor(
                        autoscaler, new SaidMetrics(autoscaler, bench.store(), bench.now()), bench.store(), bench.now())
                .advice(scale, new Conditions(Vector.empty(), bench.now()));
        assertThat(advice.isPassing()).isEqualTo(isWaiting);
    }
}
