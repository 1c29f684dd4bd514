package io.github.kubevalue.model.controller.podautoscaler;

import static io.github.kubevalue.model.controller.podautoscaler.Reported.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.MetricIdentifier;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;

class SaidMetricsTest {
    private static final String POD = """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: default, annotations: {%s}}
        spec: {containers: [{name: web, image: "web:1"}, {name: side, image: "side:1"}]}
        status: {phase: %s, conditions: [{type: Ready, status: "%s"}]}
        """;

    private static SaidMetrics metrics(String annotations, String objects) {
        String yaml = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: default, annotations: {%s}}
            """.formatted(annotations) + objects;
        Seq<KubeObject> all =
                ManifestReader.kubernetes().parse("test.yaml", yaml).get().objects();
        Snapshot snapshot = AutoscalerWorld.snapshot(all);
        return new SaidMetrics((HorizontalPodAutoscaler) all.head(), snapshot, NOW);
    }

    private static String resource(SaidMetrics metrics, String container) {
        return told(metrics.resource("cpu", container, pods(metrics)));
    }

    private static Seq<Pod> pods(SaidMetrics metrics) {
        return metrics.snapshot().list(Pod.KIND);
    }

    private static String told(Either<String, Map<String, PodMetric>> answer) {
        return answer.fold(
                why -> why,
                all -> all.map(each -> each._1 + "=" + each._2.value()).mkString(" "));
    }

    private static String running(String name, String annotations) {
        return POD.formatted(name, annotations, "Running", "True");
    }

    private static MetricIdentifier metric(String name) {
        return MetricIdentifier.builder().name(name).build();
    }

    private static CrossVersionObjectReference object(String apiVersion, String kind, String name) {
        return CrossVersionObjectReference.builder()
                .apiVersion(apiVersion)
                .kind(kind)
                .name(name)
                .build();
    }

    @Test
    void whatPodsUseIsWhatTheirAnnotationsSayOfAllContainers() {
        SaidMetrics metrics = metrics(
                "",
                running("a", "kubevalue.io/cpu: 100m")
                        + running("b", "kubevalue.io/cpu.web: 250m")
                        + running("c", "kubevalue.io/cpu.web: 250m, kubevalue.io/cpu.side: 50m"));
        assertThat(resource(metrics, "")).isEqualTo("a=200 c=300");
        assertThat(resource(metrics, "web")).isEqualTo("a=100 b=250 c=250");
    }

    @Test
    void podsThatAreReadyShareTheLoadOfTheirAutoscaler() {
        SaidMetrics metrics = metrics(
                "kubevalue.io/load: \"cpu=1,qps=30\"",
                running("a", "")
                        + running("b", "kubevalue.io/cpu: \"5\"")
                        + running("c", "")
                        + POD.formatted("d", "", "Running", "False")
                        + POD.formatted("e", "", "Pending", "False"));
        assertThat(resource(metrics, "")).isEqualTo("a=334 b=333 c=333 d=0");
        assertThat(told(metrics.pods(metric("qps"), pods(metrics)))).isEqualTo("a=10000 b=10000 c=10000 d=0");
    }

    @Test
    void podsHaveMetricsOfTheirOwn() {
        SaidMetrics metrics =
                metrics("", running("a", "kubevalue.io/metrics: \"qps=1500m, queue=3\"") + running("b", ""));
        assertThat(told(metrics.pods(metric("qps"), pods(metrics)))).isEqualTo("a=1500");
        assertThat(told(metrics.pods(metric("other"), pods(metrics))))
                .isEqualTo(
                        "unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io)"
                                + " registered");
    }

    @Test
    void whereNobodySaysAnythingThereIsNoMetricsServer() {
        assertThat(resource(metrics("", running("a", "")), ""))
                .isEqualTo("unable to fetch metrics from resource metrics API: the server could not find the requested"
                        + " resource (get pods.metrics.k8s.io)");
        assertThat(resource(metrics("kubevalue.io/load: cpu=1", POD.formatted("a", "", "Pending", "False")), ""))
                .isEqualTo("no metrics returned from resource metrics API");
    }

    // metrics/client.go, getContainerMetrics
    @Test
    void aContainerThatNoPodHasIsNotMeasured() {
        assertThat(resource(metrics("", running("a", "kubevalue.io/cpu: \"5\"")), "none"))
                .isEmpty();
    }

    @Test
    void objectsAndTheWorldOutsideAreMeasured() {
        SaidMetrics metrics = metrics("kubevalue.io/metrics: orders=7", """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default, annotations: {kubevalue.io/metrics: qps=2k}}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: default, annotations: {kubevalue.io/metrics: qps=5}}
            """);
        assertThat(metrics.object(metric("qps"), object("apps/v1", "Deployment", "web")))
                .isEqualTo(Either.right(2_000_000L));
        assertThat(metrics.object(metric("qps"), object("v1", "Namespace", "whatever")))
                .isEqualTo(Either.right(5000L));
        assertThat(metrics.object(metric("qps"), object("apps/v1", "Deployment", "other"))
                        .isLeft())
                .isTrue();
        assertThat(metrics.external(metric("orders")).get()).containsExactly(7000L);
        assertThat(metrics.external(metric("other")).getLeft())
                .isEqualTo("unable to fetch metrics from external metrics API: the server could not find the requested"
                        + " resource (get other.external.metrics.k8s.io)");
    }
}
