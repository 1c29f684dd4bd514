package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Autoscalers on the command line: what they have come to, what they tell, and who stands in their way. */
class AutoscalerCommandTest {
    @TempDir
    private Path folder;

    private String manifest(String annotations, String load) throws IOException {
        return Files.writeString(folder.resolve("web.yaml"), """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, annotations: {%s}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: 100m}}}]}
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, annotations: {kubevalue.io/load: "%s"}}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: 10
              metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]
            """.formatted(annotations, load))
                .toString();
    }

    @Test
    void whatItHasComeToIsListedAsKubectlListsIt() throws IOException {
        Run run = Run.of("get", "hpa", "-f", manifest("", "cpu=200m"));
        assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo("NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE"),
                        row -> assertThat(row).startsWith("web  Deployment/web  cpu: 50%/50%  2  10  4  "));
    }

    @Test
    void whatItDidIsToldInTheTimeline() throws IOException {
        Run run = Run.of("converge", "--timeline", "-f", manifest("", "cpu=200m"));
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("New size: 4; reason: cpu resource utilization (percentage of request) above target");
    }

    @Test
    void aFightThatItNeverWinsIsTold() throws IOException {
        String file = manifest("kubevalue.io/reapply: 3m", "cpu=200m");
        Run converge = Run.of("converge", "-f", file);
        String sentence = "the autoscaler web scales it to 4, and gitops sets it back to 2 every 3m: it never settles";
        assertThat(converge.status()).isEqualTo(1);
        assertThat(converge.out()).startsWith("did not converge: livelock: ").contains(sentence);
        Run check = Run.of("check", "-f", file);
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out()).contains("[replicas-fought-over]", sentence);
    }

    @Test
    void metricsThatCannotBeReadAreFound() throws IOException {
        Run run = Run.of("check", "-f", manifest("", "cpu"));
        assertThat(run.out())
                .contains(
                        "[annotation-unreadable]",
                        "the annotation kubevalue.io/load cannot be read: must be metrics and quantities, such as"
                                + " cpu=500m,qps=10",
                        "[autoscaler-unmeasured]");
    }
}
