package io.github.kubevalue.model.environment;

import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people and tools outside the control plane do to a cluster, under the whole control plane. */
class EnvironmentTest {
    private static final String NODES = """
        apiVersion: v1
        kind: Node
        metadata: {name: n1, labels: {disk: ssd}%s}
        status: {capacity: {cpu: "2", memory: 4Gi, pods: "20"}}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n2}
        status: {capacity: {cpu: "2", memory: 4Gi, pods: "20"}}
        ---
        """;

    private static final String POLICY = """
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: descheduler-policy-configmap, namespace: kube-system}
        data:
          policy.yaml: |
            apiVersion: descheduler/v1alpha2
            kind: DeschedulerPolicy
            profiles:
            - name: default
              pluginConfig:
              - name: LowNodeUtilization
                args: {thresholds: {cpu: 30}, targetThresholds: {cpu: 60}}
              plugins: {balance: {enabled: [LowNodeUtilization]}}
        """;

    private static String web(int replicas, String annotations, String spec) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default, annotations: {%s}}
            spec:
              replicas: %d
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  %s
                  containers: [{name: main, image: "main:1", resources: {requests: {cpu: 400m}}}]
            """.formatted(annotations, replicas, spec);
    }

    private static Manifest manifest(String yaml) {
        return ManifestReader.kubernetes().parse("test.yaml", yaml).get();
    }

    private static Cluster started(String yaml) {
        return Cluster.start(
                        ClusterConfig.read(manifest(yaml).objects()).get(), manifest(yaml), ControlPlane::controllers)
                .get();
    }

    private static Seq<String> nodes(Cluster cluster) {
        return cluster.snapshot()
                .list(Pod.KIND, "default")
                .map(pod -> pod.spec().nodeName().getOrElse("none"))
                .sorted();
    }

    @Test
    void whatSomebodySetsIsSetBackWhenTheManifestIsAppliedAgain() {
        Cluster cluster = settled(started(NODES.formatted("") + web(2, "kubevalue.io/reapply: 3m", "")));
        Deployment web =
                cluster.snapshot().get(Deployment.KIND, "default", "web").get();
        Cluster scaled =
                settled(cluster.request(new Write.Update(web.withSpec(web.spec().withReplicas(Option.of(3)))))
                        .get());
        assertThat(nodes(scaled)).hasSize(2);
        assertThat(settled(scaled).elapsed()).isEqualTo(scaled.elapsed());
    }

    @Test
    void aDrainedNodeTakesNoMorePodsAndLosesThoseThatItHas() {
        String drained = ", annotations: {kubevalue.io/drain: \"true\"}";
        Cluster before = settled(started(NODES.formatted("") + web(4, "", "")));
        assertThat(nodes(before)).contains("n1");
        Cluster after = settled(before.apply(manifest(NODES.formatted(drained))).get());
        assertThat(nodes(after)).containsExactly("n2", "n2", "n2", "n2");
        assertThat(after.snapshot().get(Node.KIND, "n1").get().spec().isUnschedulable())
                .isTrue();
    }

    @Test
    void aDrainWaitsForBudgets() {
        String budget = """
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web, namespace: default}
            spec: {maxUnavailable: %d, selector: {matchLabels: {app: web}}}
            """;
        String drained = ", annotations: {kubevalue.io/drain: \"true\"}";
        Cluster one = settled(started(NODES.formatted("") + web(4, "", "") + budget.formatted(1)));
        assertThat(nodes(settled(one.apply(manifest(NODES.formatted(drained))).get())))
                .containsExactly("n2", "n2", "n2", "n2");
        Cluster none = settled(started(NODES.formatted("") + web(4, "", "") + budget.formatted(0)));
        Cluster held = settled(none.apply(manifest(NODES.formatted(drained))).get());
        assertThat(nodes(held)).isEqualTo(nodes(none)).contains("n1");
    }

    @Test
    void aDeschedulerMovesPodsToNodesThatHaveRoom() {
        String[] nodes = NODES.formatted("").split("---\n", 2);
        Cluster full = settled(started(nodes[0] + "---\n" + web(4, "", "")));
        assertThat(nodes(full)).containsExactly("n1", "n1", "n1", "n1");
        Cluster later = full.apply(manifest(nodes[1] + POLICY)).get();
        Cluster balanced = settled(later);
        assertThat(nodes(balanced)).contains("n2").doesNotContain("none");
        assertThat(Duration.between(later.now(), balanced.now())).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(balanced.events()
                        .filter(event -> event.reason().contains("LowNodeUtilization"))
                        .flatMap(event -> event.message()))
                .contains("pod eviction from n1 node by sigs.k8s.io/descheduler");
        assertThat(nodes(balanced.advance(Duration.ofHours(1)))).isEqualTo(nodes(balanced));
    }
}
