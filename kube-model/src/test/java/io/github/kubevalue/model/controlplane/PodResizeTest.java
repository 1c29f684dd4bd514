package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.registry.Subresource;
import io.vavr.collection.TreeMap;
import org.junit.jupiter.api.Test;

/** A pod is resized through the API. */
class PodResizeTest {

    @Test
    void aRunningPodGetsMore() {
        Cluster cluster = settled("""
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: default}
            spec: {containers: [{name: main, image: "main:1", resources: {requests: {cpu: 500m}}}]}
            """);
        Pod pod = cluster.snapshot().get(Pod.KIND, "default", "web").get();
        ResourceRequirements more = ResourceRequirements.builder()
                .requests(TreeMap.of("cpu", Quantity.parse("1")))
                .build();
        Pod wanted = pod.withSpec(
                pod.spec().withContainers(pod.spec().containers().map(container -> container.withResources(more))));
        Cluster after = settled(cluster.request(new Write.UpdateSubresource<>(wanted, Subresource.RESIZE))
                .get());
        Pod resized = after.snapshot().get(Pod.KIND, "default", "web").get();
        assertThat(resized.status().containerStatuses().head().resources()).contains(more);
        assertThat(resized.status().containerStatuses().head().restartCount()).isZero();
        assertThat(after.events().flatMap(event -> event.reason())).contains("ResizeStarted", "ResizeCompleted");
    }
}
