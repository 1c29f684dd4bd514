package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static io.github.kubevalue.model.controlplane.Kubeadm.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Taint;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nodes that run short, under the whole control plane. */
class EvictionsTest {
    private static final String BUSY_NODE = """
        apiVersion: v1
        kind: Node
        metadata: {name: busy, annotations: {kubevalue.io/memory: "1Gi,16Gi@1m,1Gi@2m"}}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: calm}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: default}
        spec:
          replicas: 4
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: main, image: "main:1"}]}
        """;

    private static Seq<Pod> living(Cluster cluster, String node) {
        return cluster.snapshot()
                .list(Pod.KIND)
                .filter(pod -> pod.metadata().labels().get("app").contains("web") && !pod.isTerminal())
                .filter(pod -> pod.spec().nodeName().contains(node));
    }

    private static Seq<String> taints(Cluster cluster) {
        return cluster.snapshot().get(Node.KIND, "busy").get().spec().taints().map(Taint::key);
    }

    @Test
    void evictedPodsComeUpElsewhereWhileTheirNodeIsTainted() {
        Cluster cluster = started(BUSY_NODE);
        Cluster before = cluster.advance(Duration.ofSeconds(50));
        int there = living(before, "busy").size();
        assertThat(there).isPositive();
        Cluster during = before.advance(Duration.ofSeconds(30));
        assertThat(living(during, "busy")).isEmpty();
        assertThat(living(during, "calm")).hasSize(4);
        assertThat(taints(during)).anyMatch(taint -> taint.contains("node.kubernetes.io/memory-pressure"));
        Cluster after = settled(during);
        assertThat(taints(after)).isEmpty();
        assertThat(after.elapsed()).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(8));
        assertThat(after.events()
                        .filter(event -> event.reason().contains("Evicted"))
                        .map(Event::source))
                .hasSize(there)
                .allMatch(source -> source.component().contains("kubelet"));
    }

    @Test
    void kubeletsAreToldWhenToEvict() {
        Cluster cluster = started(BUSY_NODE + """
            ---
            apiVersion: kubelet.config.k8s.io/v1beta1
            kind: KubeletConfiguration
            evictionHard: {memory.available: "0%"}
            """);
        Seq<Pod> before = living(cluster.advance(Duration.ofSeconds(50)), "busy");
        assertThat(living(cluster.advance(Duration.ofSeconds(80)), "busy").map(Pod::name))
                .isNotEmpty()
                .containsExactlyElementsOf(before.map(Pod::name));
    }

    @Test
    void whatAKubeletCannotReadIsRefused() {
        assertThat(Cluster.start(objects("""
            apiVersion: kubelet.config.k8s.io/v1beta1
            kind: KubeletConfiguration
            evictionSoft: {memory.available: 1Gi}
            """), ControlPlane::controllers)
                        .getLeft()
                        .mkString())
                .contains("grace period must be specified for the soft eviction threshold memory.available");
    }
}
