package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Claims, volumes and the pods that use them, from a manifest to rest. */
class StorageTest {
    private static final String CLASS = """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: standard, annotations: {storageclass.kubernetes.io/is-default-class: "true"%s}}
        provisioner: %s
        volumeBindingMode: %s
        allowVolumeExpansion: true
        ---
        """;

    private static final String DATABASE = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          replicas: 2
          serviceName: db
          selector: {matchLabels: {app: db}}
          template:
            metadata: {labels: {app: db}}
            spec:
              containers: [{name: db, image: "postgres:16", volumeMounts: [{name: data, mountPath: /var/lib}]}]
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
        """;

    private static Seq<KubeObject> read(String text) {
        return ManifestReader.kubernetes().parse("input.yaml", text).get().objects();
    }

    private static Cluster settled(String text) {
        return settled(Cluster.start(read(text), ControlPlane::controllers).get());
    }

    private static Cluster settled(Cluster cluster) {
        Convergence convergence = cluster.converge();
        assertThat(convergence.reason()).isEqualTo(Option.none());
        return convergence.cluster();
    }

    private static String standard(String provisioner, String mode) {
        return CLASS.formatted("", provisioner, mode);
    }

    private static Seq<String> events(Cluster cluster, String kind) {
        return cluster.events()
                .filter(event -> event.involvedObject().kind().contains(kind)
                        && event.involvedObject().namespace().contains("default"))
                .map(event ->
                        event.reason().getOrElse("") + ": " + event.message().getOrElse(""));
    }

    @Test
    void withoutAClassClaimsWaitForAVolumeAndPodsForTheirClaims() {
        Cluster cluster = settled(DATABASE);
        assertThat(events(cluster, "PersistentVolumeClaim"))
                .containsExactly(
                        "FailedBinding: no persistent volumes available for this claim and no storage class is set");
        assertThat(events(cluster, "Pod"))
                .containsExactly(
                        "FailedScheduling: 0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. "
                                + "preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.");
    }

    @Test
    void aStatefulSetWithClaimsGetsReadyOnAClusterWithADefaultClass() {
        Cluster cluster = settled(standard("ebs.csi.aws.com", "Immediate") + DATABASE);
        StatefulSet set =
                cluster.snapshot().get(StatefulSet.KIND, "default", "db").get();
        assertThat(set.status().readyReplicas()).isEqualTo(2);
        PersistentVolumeClaim claim = cluster.snapshot()
                .get(PersistentVolumeClaim.KIND, "default", "data-db-0")
                .get();
        PersistentVolume volume = cluster.snapshot()
                .get(PersistentVolume.KIND, claim.spec().volumeName().get())
                .get();
        assertThat(volume.name()).isEqualTo("pvc-" + claim.metadata().uid().get());
        assertThat(volume.spec().csi().get().driver()).isEqualTo("ebs.csi.aws.com");
        assertThat(claim.metadata().annotations().keySet())
                .contains(
                        "pv.kubernetes.io/bind-completed",
                        "pv.kubernetes.io/bound-by-controller",
                        "volume.kubernetes.io/storage-provisioner");
    }
}
