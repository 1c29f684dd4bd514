package io.github.kubevalue.model.controller.podautoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HorizontalWakesTest {
    private static final String AUTOSCALER = """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          maxReplicas: 3
          metrics:
          - type: Object
            object:
              metric: {name: hits}
              describedObject: {apiVersion: networking.k8s.io/v1, kind: Ingress, name: front}
              target: {type: Value, value: "1"}
        """;
    private static final String WEB = "autoscaler web";

    private static String deployment(String name) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}
            """.formatted(name);
    }

    private static String pod(String app) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: p, labels: {app: %s}}}".formatted(app);
    }

    private static String ingress(String name) {
        return "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: %s}}".formatted(name);
    }

    private static Bench bench() {
        return Bench.of(new HorizontalController(), deployment("web"), AUTOSCALER);
    }

    private static String woken(Bench bench, String yaml) {
        return bench.wakes(yaml)
                .map(ResourceKey::toString)
                .mkString()
                .replace("horizontalpodautoscaler/default/", "autoscaler ");
    }

    @Test
    void whatItScalesAndMeasuresWakesAnAutoscaler() {
        assertThat(woken(bench(), AUTOSCALER.replace("maxReplicas: 3", "maxReplicas: 4")))
                .isEqualTo(WEB);
        assertThat(woken(bench(), deployment("web").replace("replicas: 1", "replicas: 2")))
                .isEqualTo(WEB);
        assertThat(woken(bench(), ingress("front"))).isEqualTo(WEB);
        assertThat(woken(bench(), pod("web"))).isEqualTo(WEB);
        assertThat(bench().with(pod("web")).wakesWithout(Pod.KIND, "p")).hasSize(1);
        assertThat(woken(bench().with(pod("web")), pod("other"))).isEqualTo(WEB);
    }

    @Test
    void whatIsSaidOfANamespaceAndWhetherThereAreMetricsAtAllWakeAnAutoscaler() {
        String namespace = "{apiVersion: v1, kind: Namespace, metadata: {name: default}}";
        String ofNamespace = AUTOSCALER.replace(
                "{apiVersion: networking.k8s.io/v1, kind: Ingress, name: front}",
                "{apiVersion: v1, kind: Namespace, name: default}");
        assertThat(woken(bench(), namespace)).isEmpty();
        assertThat(woken(bench().with(ofNamespace), namespace)).isEqualTo(WEB);
        assertThat(woken(bench(), """
            apiVersion: apiregistration.k8s.io/v1
            kind: APIService
            metadata: {name: v1beta1.metrics.k8s.io}
            """)).isEqualTo(WEB);
    }

    @Test
    void nothingElseDoes() {
        assertThat(woken(bench(), deployment("other"))).isEmpty();
        assertThat(woken(bench(), ingress("back"))).isEmpty();
        assertThat(woken(bench(), pod("other"))).isEmpty();
        assertThat(woken(bench(), "{apiVersion: v1, kind: ConfigMap, metadata: {name: web}}"))
                .isEmpty();
        assertThat(woken(bench(), "{apiVersion: v1, kind: Node, metadata: {name: web}}"))
                .isEmpty();
        assertThat(woken(bench(), ingress("front, namespace: other"))).isEmpty();
        assertThat(woken(bench().without(Deployment.KIND, "web"), pod("web"))).isEmpty();
    }

    @Test
    void anAutoscalerHasATurnEveryFifteenSeconds() {
        Plan first = bench().plan(HorizontalPodAutoscaler.KIND, "web");
        assertThat(first.steps()).isEmpty();
        assertThat(first.requeueAfter()).contains(Duration.ofSeconds(15));
        Bench later = bench().remembering(first.memory().getOrElse(Memory.NONE)).after(Duration.ofSeconds(10));
        assertThat(later.plan(HorizontalPodAutoscaler.KIND, "web").requeueAfter())
                .contains(Duration.ofSeconds(5));
        assertThat(later.after(Duration.ofSeconds(5))
                        .plan(HorizontalPodAutoscaler.KIND, "web")
                        .steps())
                .isNotEmpty();
        assertThat(later.without(HorizontalPodAutoscaler.KIND, "web")
                        .plan(HorizontalPodAutoscaler.KIND, "web")
                        .memory())
                .contains(Memory.NONE);
    }
}
