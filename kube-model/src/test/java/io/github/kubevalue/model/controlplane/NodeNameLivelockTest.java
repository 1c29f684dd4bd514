package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Livelock;
import io.vavr.collection.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pods that name their node do not ask whether there is room: the kubelet refuses them, and others are made in their place. What else
 * waits for room gets it, if it is worth more and has no other node: they are refused before they can take it again.
 */
class NodeNameLivelockTest {

    @ParameterizedTest
    @CsvSource({
        "2, 1200m, 2, 'replicaset-controller makes pod/default/web-*, kubelet ends it; each turn leaves more finished'",
        "1, 800m, 1, 'replicaset-controller makes pod/default/web-*, kubelet ends it; each turn leaves more finished'",
    })
    void aNodeWithoutRoomIsFoughtOver(int cpus, String request, int nodes, String expected) {
        Livelock livelock = started(cpus, request, nodes).converge().livelock().get();

        assertThat(livelock.toString().replaceAll("web-[a-z0-9]+-", "web-")).startsWith("livelock: " + expected);
        assertThat(livelock.period()).isZero();
        assertThat(livelock.turn()).isNotEmpty();
    }

    private static Cluster started(int cpus, String request, int nodes) {
        String others = Stream.range(2, nodes + 1)
                .map("---\napiVersion: v1\nkind: Node\nmetadata: {name: n%d}\n"::formatted)
                .mkString();
        String yaml = """
            apiVersion: v1
            kind: Node
            metadata: {name: n1}
            status:
              capacity: {cpu: "%1$d", memory: 1Gi, pods: "10"}
              allocatable: {cpu: "%1$d", memory: 1Gi, pods: "10"}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  nodeName: n1
                  containers: [{name: main, image: "main:1", resources: {requests: {cpu: %2$s}}}]
            """.formatted(cpus, request);
        return Kubeadm.started(yaml + others);
    }
}
