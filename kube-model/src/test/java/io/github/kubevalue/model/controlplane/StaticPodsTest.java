package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Warning;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.control.Option;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Pods that nodes run by themselves. */
class StaticPodsTest {
    private static final String ETCD = """
        apiVersion: v1
        kind: Node
        metadata:
          name: master-1
          annotations:
            kubevalue.io/manifests: |
              apiVersion: v1
              kind: Pod
              metadata: {name: etcd, namespace: kube-system, labels: {tier: control-plane}}
              spec:
                hostNetwork: true
                priorityClassName: system-node-critical
                containers: [{name: etcd, image: "etcd:%d"}]
        """;

    private static final Cluster STARTED = settled(ETCD.formatted(1));

    private static Option<Pod> etcd(Cluster cluster) {
        return cluster.snapshot().get(Pod.KIND, "kube-system", "etcd-master-1");
    }

    @Test
    void aMirrorPodStandsForTheManifest() {
        Pod pod = etcd(STARTED).get();
        assertThat(pod.isReady()).isTrue();
        assertThat(pod.spec().nodeName()).contains("master-1");
        assertThat(pod.metadata().labels().get("tier")).contains("control-plane");
        assertThat(pod.metadata().annotations().get("kubernetes.io/config.source"))
                .contains("file");
        assertThat(pod.metadata().annotations().get("kubernetes.io/config.mirror"))
                .isEqualTo(pod.metadata().annotations().get("kubernetes.io/config.hash"));
        assertThat(pod.metadata().ownerReferences().map(OwnerReference::kind)).containsExactly("Node");
        assertThat(pod.spec().tolerations())
                .anyMatch(toleration -> toleration.key().isEmpty()
                        && toleration
                                .effect()
                                .exists(effect -> effect.toString().equals("NoExecute")));
    }

    @Property(tries = 10)
    void whoeverDeletesTheMirrorPodTheStaticPodRunsOn(@ForAll @IntRange(min = 0, max = 60) int grace) {
        Cluster before = STARTED.advance(Duration.ofMinutes(1));
        Pod pod = etcd(before).get();
        Cluster after =
                settled(before.request(Write.delete(pod).withGrace(grace)).get());
        Pod again = etcd(after).get();
        assertThat(again.metadata().uid()).isNotEqualTo(pod.metadata().uid());
        assertThat(again.metadata().isDeleting()).isFalse();
        assertThat(again.status().startTime()).isEqualTo(pod.status().startTime());
        assertThat(again.status().containerStatuses()).isEqualTo(pod.status().containerStatuses());
        assertThat(again.isReady()).isTrue();
    }

    @Test
    void anotherManifestIsAnotherPod() {
        Cluster before = STARTED;
        Cluster after = settled(before.advance(Duration.ofMinutes(1))
                .apply(objects(ETCD.formatted(2)))
                .get());
        Pod pod = etcd(after).get();
        assertThat(pod.spec().containers().head().image()).contains("etcd:2");
        assertThat(pod.status().startTime())
                .isNotEqualTo(etcd(before).get().status().startTime());
        assertThat(pod.isReady()).isTrue();
    }

    @Test
    void aPodWhoseManifestGoesGoesToo() {
        Cluster after = settled(STARTED.apply(objects("""
            apiVersion: v1
            kind: Node
            metadata: {name: master-1, annotations: {kubevalue.io/manifests: ""}}
            """)).get());
        assertThat(after.snapshot().get(Node.KIND, "master-1")).isNotEmpty();
        assertThat(etcd(after)).isEmpty();
    }

    @Test
    void ofAManifestThatIsNoPodTheKubeletTells() {
        Cluster after = STARTED.apply(objects("""
            apiVersion: v1
            kind: Node
            metadata:
              name: master-1
              annotations:
                kubevalue.io/manifests: |
                  {apiVersion: v1, kind: ConfigMap, metadata: {name: etcd}}
            """)).get();
        assertThat(after.warnings().map(Warning::text))
                .contains("Could not process manifest file: kubevalue.io/manifests: couldn't parse as pod(invalid pod:"
                        + " ConfigMap etcd), please check config file");
        Cluster broken = STARTED.apply(objects("""
            apiVersion: v1
            kind: Node
            metadata: {name: master-1, annotations: {kubevalue.io/manifests: "kind: ["}}
            """)).get();
        assertThat(broken.warnings().map(Warning::text))
                .anyMatch(text -> text.startsWith(
                        "Could not process manifest file: kubevalue.io/manifests: couldn't parse as pod("));
    }
}
