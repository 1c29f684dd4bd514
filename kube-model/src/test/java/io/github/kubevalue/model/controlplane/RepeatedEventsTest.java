package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told again and again is counted, though nothing waits for it. */
class RepeatedEventsTest {

    private static Cluster pod(String annotations, String container) {
        return started("""
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: default, annotations: {%s}}
            spec:
              containers: [{name: main, image: "main:1"%s}]
              volumes: [{name: keys, secret: {secretName: keys, optional: true}}]
            """.formatted(annotations, container));
    }

    private static Cluster after(Cluster cluster, int seconds) {
        return cluster.advance(Duration.ofSeconds(seconds));
    }

    /** How often something was told of the pod, and how many seconds ago it was last. */
    private static String told(Cluster cluster, String reason) {
        return cluster.events()
                .filter(event -> event.involvedObject().name().contains("web")
                        && event.reason().contains(reason))
                .map(event -> event.count().get() + " " + ago(cluster, event))
                .mkString(", ");
    }

    private static long ago(Cluster cluster, Event event) {
        return Duration.between(event.lastSeen().get(), cluster.now()).toSeconds();
    }

    // pkg/kubelet/prober/prober.go, probe; client-go/tools/record/events_cache.go: 25, then one every five minutes
    @ParameterizedTest
    @CsvSource({"0, 1 0", "9, 1 9", "10, 2 0", "95, 10 5", "240, 25 0", "299, 25 59", "300, 31 0", "3000, 301 0"})
    void eachRunOfAReadinessProbeThatFails(int seconds, String told) {
        Cluster cluster = pod("kubevalue.io/ready: never", ", readinessProbe: {tcpSocket: {port: 80}}");
        assertThat(told(after(cluster, seconds), "Unhealthy")).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"4, 1 4", "26, 3 6", "3000, 3 2980"})
    void untilItSucceeds(int seconds, String told) {
        Cluster cluster = pod("kubevalue.io/ready: 25s-", ", readinessProbe: {tcpSocket: {port: 80}}");
        assertThat(told(after(cluster, seconds), "Unhealthy")).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"20, ''", "30, 1 0", "49, 2 9", "50, 3 0", "100, 6 0"})
    void eachRunOfALivenessProbeThatFails(int seconds, String told) {
        Cluster cluster = pod("kubevalue.io/live: 0s-25s", ", livenessProbe: {tcpSocket: {port: 80}}");
        assertThat(told(after(cluster, seconds), "Unhealthy")).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"4, ''", "5, 1 0", "14, 2 4", "100, 2 90"})
    void eachRunOfAStartupProbeThatFails(int seconds, String told) {
        Cluster cluster =
                pod("kubevalue.io/ready-after: 12s", ", startupProbe: {tcpSocket: {port: 80}, periodSeconds: 5}");
        assertThat(told(after(cluster, seconds), "Unhealthy")).isEqualTo(told);
    }

    // pkg/kubelet/pod_workers.go, completeWork: a pod in back-off is looked at once a minute
    @ParameterizedTest
    @CsvSource({"9, 1 9", "10, 2 0", "70, 4 0", "130, 5 0", "149, 5 19", "150, 6 0"})
    void aBackOffOnceAMinute(int seconds, String told) {
        Cluster cluster = pod("kubevalue.io/exit-code: '1'", "");
        assertThat(told(after(cluster, seconds), "BackOff")).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"0, 1 0", "1, 2 0", "4, 4 0", "16, 6 0", "300, 10 50"})
    void aVolumeThatCannotBeMountedAtGrowingIntervals(int seconds, String told) {
        Cluster cluster = started("""
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: default}
            spec:
              containers: [{name: main, image: "main:1"}]
              volumes: [{name: keys, secret: {secretName: keys}}]
            """);
        assertThat(told(after(cluster, seconds), "FailedMount")).isEqualTo(told);
    }

    @Test
    void whatIsMendedOrGoneIsNotToldAnyMore() {
        String pod = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: default%s}
            spec: {containers: [{name: main, image: "main:1", envFrom: [{secretRef: {name: keys}}]}]}
            """;
        Cluster failing = after(started(pod.formatted("")), 25);
        assertThat(told(failing, "Failed")).isEqualTo("3 5");
        Cluster mended = failing.apply(objects("{apiVersion: v1, kind: Secret, metadata: {name: keys}}\n"))
                .get();
        assertThat(told(after(mended, 60), "Failed")).isEqualTo("3 65");
        Cluster gone = failing.apply(objects(pod.formatted(", annotations: {kubevalue.io/delete: 'true'}")))
                .get();
        assertThat(told(after(gone, 60), "Failed")).isEqualTo("3 65");
    }

    @Test
    void aClusterComesToRestAllTheSame() {
        Cluster cluster = pod("kubevalue.io/ready: never", ", readinessProbe: {tcpSocket: {port: 80}}");
        assertThat(cluster.converge().cluster().elapsed()).isLessThan(Duration.ofMinutes(1));
    }
}
