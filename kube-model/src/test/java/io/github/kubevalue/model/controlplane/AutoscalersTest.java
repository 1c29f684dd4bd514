package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerStatus;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.runtime.Measurements;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Autoscalers under the whole control plane. */
class AutoscalersTest {
    private static final String WEB = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: default}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers: [{name: main, image: "main:1", resources: {requests: {cpu: 500m}}}]
        """;

    private static String autoscaler(String load, String spec) {
        return """
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: default, annotations: {kubevalue.io/load: "%s"}}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]
            %s
            """.formatted(load, spec.indent(2).stripTrailing());
    }

    private static Cluster loaded(Cluster cluster, String load) {
        HorizontalPodAutoscaler scaler = scaler(cluster);
        return cluster.apply(Vector.of(scaler.withMetadata(scaler.metadata()
                        .withAnnotations(scaler.metadata().annotations().put(Measurements.LOAD, load)))))
                .get();
    }

    private static HorizontalPodAutoscaler scaler(Cluster cluster) {
        return cluster.snapshot()
                .get(HorizontalPodAutoscaler.KIND, "default", "web")
                .get();
    }

    private static int replicas(Cluster cluster) {
        return cluster.snapshot()
                .get(Deployment.KIND, "default", "web")
                .get()
                .spec()
                .replicas()
                .get();
    }

    private static Seq<String> conditions(Cluster cluster) {
        HorizontalPodAutoscalerStatus status = scaler(cluster).status();
        return status.conditions()
                .map(each ->
                        each.type() + " " + each.status() + " " + each.reason().getOrElse(""));
    }

    private static Seq<String> told(Cluster cluster) {
        return cluster.events()
                .filter(event -> event.involvedObject().kind().contains("HorizontalPodAutoscaler"))
                .sortBy(event -> event.lastSeen().getOrElse(Instant.EPOCH))
                .map(event ->
                        event.reason().getOrElse("") + ": " + event.message().getOrElse(""));
    }

    @Test
    void podsAreAddedUntilEachUsesItsShare() {
        Cluster cluster = settled(WEB.formatted(1) + autoscaler("cpu=900m", "maxReplicas: 10"));
        assertThat(replicas(cluster)).isEqualTo(4);
        assertThat(told(cluster))
                .contains("SuccessfulRescale: New size: 4; reason: cpu resource utilization (percentage of request)"
                        + " above target");
        assertThat(conditions(cluster))
                .containsExactly(
                        "AbleToScale True ReadyForNewScale",
                        "ScalingActive True ValidMetricFound",
                        "ScalingLimited False DesiredWithinRange");
        assertThat(scaler(cluster)
                        .status()
                        .currentMetrics()
                        .head()
                        .resource()
                        .get()
                        .current()
                        .averageUtilization())
                .contains(45);
    }

    @Test
    void podsAreTakenAwayFiveMinutesAfterTheyWereLastNeeded() {
        Cluster busy = settled(WEB.formatted(1) + autoscaler("cpu=900m", "maxReplicas: 10"));
        Cluster calm = loaded(busy, "cpu=200m");
        Cluster rest = settled(calm);
        assertThat(replicas(rest)).isEqualTo(1);
        assertThat(told(rest)).contains("SuccessfulRescale: New size: 1; reason: All metrics below target");
        Duration waited = Duration.between(
                calm.now(), scaler(rest).status().lastScaleTime().getOrElse(Instant.EPOCH));
        assertThat(waited).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }

    @Test
    void aMetricThatIsNearEnoughChangesNothingForEver() {
        Cluster cluster = settled(WEB.formatted(3) + autoscaler("cpu=800m", "maxReplicas: 10"));
        Cluster later = cluster.advance(Duration.ofHours(1));
        assertThat(replicas(later)).isEqualTo(3);
        assertThat(scaler(later)).isEqualTo(scaler(cluster));
    }

    @Test
    void whatCannotBeMeasuredIsTold() {
        Cluster cluster = settled(WEB.formatted(2) + autoscaler("", "maxReplicas: 10"));
        assertThat(replicas(cluster)).isEqualTo(2);
        assertThat(conditions(cluster))
                .containsExactly("AbleToScale True SucceededGetScale", "ScalingActive False FailedGetResourceMetric");
        String why =
                "failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from"
                        + " resource metrics API: the server could not find the requested resource (get"
                        + " pods.metrics.k8s.io)";
        assertThat(told(cluster))
                .contains(
                        "FailedGetResourceMetric: " + why,
                        "FailedComputeMetricsReplicas: invalid metrics (1 invalid out of 1), first error is: failed to"
                                + " get cpu resource metric value: " + why);
    }

    @Test
    void aScaleThatMayNotGrowSettlesAllTheSame() {
        Cluster cluster = settled(WEB.formatted(1)
                + autoscaler("cpu=900m", "maxReplicas: 10\nbehavior: {scaleUp: {selectPolicy: Disabled}}"));
        assertThat(replicas(cluster)).isEqualTo(1);
        assertThat(conditions(cluster)).contains("ScalingLimited True ScaleUpLimit");
    }

    @Test
    void growthIsHeldBackByPolicies() {
        Cluster cluster = settled(WEB.formatted(1)
                + autoscaler(
                        "cpu=2",
                        "maxReplicas: 10\n"
                                + "behavior: {scaleUp: {policies: [{type: Pods, value: 2, periodSeconds: 60}]}}"));
        assertThat(replicas(cluster)).isEqualTo(8);
        assertThat(told(cluster).map(text -> text.replaceAll("; .*", "")))
                .contains(
                        "SuccessfulRescale: New size: 3",
                        "SuccessfulRescale: New size: 5",
                        "SuccessfulRescale: New size: 7",
                        "SuccessfulRescale: New size: 8");
    }

    /** The manifest is applied every three minutes; a turn takes longer if the autoscaler is held back for longer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                                            | 180
        {scaleUp: {policies: [{type: Pods, value: 2, periodSeconds: 60}]}}            | 180
        {scaleUp: {stabilizationWindowSeconds: 400}}                                  | 400
        {scaleDown: {stabilizationWindowSeconds: 0}}                                  | 180
        {scaleUp: {policies: [{type: Pods, value: 3, periodSeconds: 1200}]}}          | 1200
        """)
    void anAutoscalerAndWhoAppliesFixedReplicasFight(String behavior, long least) {
        String fixed = WEB.replace(
                        "metadata: {name: web,", "metadata: {annotations: {kubevalue.io/reapply: 3m}, name: web,")
                .formatted(1);
        Convergence end = Kubeadm.started(fixed + autoscaler("cpu=900m", "maxReplicas: 10\nbehavior: " + behavior))
                .converge();

        assertThat(end.reason().get())
                .startsWith("livelock: gitops and horizontal-pod-autoscaler-controller fight over spec.replicas of"
                        + " deployment/default/web");
        assertThat(end.livelock().get().period()).isGreaterThanOrEqualTo(Duration.ofSeconds(least));
    }

    @Test
    void aTargetThatIsNotThereIsTold() {
        Cluster cluster = settled(autoscaler("cpu=900m", "maxReplicas: 10"));
        assertThat(told(cluster)).contains("FailedGetScale: deployments.apps \"web\" not found");
        assertThat(scaler(cluster).status().conditions().head().message())
                .isEqualTo(Option.of("the HPA controller was unable to get the target's current scale: deployments.apps"
                        + " \"web\" not found"));
    }

    @Test
    void aTargetWithNoPodsIsLeftAlone() {
        Cluster cluster = settled(WEB.formatted(0) + autoscaler("cpu=900m", "maxReplicas: 10"));
        assertThat(replicas(cluster)).isZero();
        assertThat(conditions(cluster))
                .containsExactly("AbleToScale True SucceededGetScale", "ScalingActive False ScalingDisabled");
    }

    @Test
    void anAutoscalerOfTheFirstVersionIsTheSameObject() {
        String first = """
            ---
            apiVersion: autoscaling/v1
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: default, annotations: {kubevalue.io/load: cpu=900m}}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              maxReplicas: %d
              targetCPUUtilizationPercentage: 50
            """;
        Cluster cluster = settled(WEB.formatted(1) + first.formatted(10));
        assertThat(replicas(cluster)).isEqualTo(4);
        var told = cluster.apiServer()
                .get(io.github.kubevalue.model.autoscaling.v1.HorizontalPodAutoscaler.KIND, "default", "web")
                .get();
        assertThat(told.spec().targetCPUUtilizationPercentage()).contains(50);
        assertThat(told.status().currentCPUUtilizationPercentage()).contains(45);

        Cluster bounded = settled(cluster.apply(objects(first.formatted(2))).get());
        assertThat(replicas(bounded)).isEqualTo(2);
        assertThat(scaler(bounded).spec().metrics()).hasSize(1);
    }
}
