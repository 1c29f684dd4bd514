package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static io.github.kubevalue.model.controlplane.Kubeadm.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.AuthorizationMode;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimCondition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.storage.VolumeAttributesClass;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.time.Duration;
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

    private static PersistentVolumeClaim claim(Cluster cluster, String name) {
        return cluster.snapshot()
                .get(PersistentVolumeClaim.KIND, "default", name)
                .get();
    }

    private static PersistentVolume volume(Cluster cluster, String claim) {
        return cluster.snapshot()
                .get(PersistentVolume.KIND, claim(cluster, claim).volumeName().get())
                .get();
    }

    private static Pod pod(Cluster cluster, String name) {
        return cluster.snapshot().get(Pod.KIND, "default", name).get();
    }

    @Test
    void aClaimThatWaitsForItsConsumerGetsAVolumeOnTheNodeOfThePod() {
        Cluster cluster = settled(standard("rancher.io/local-path", "WaitForFirstConsumer") + DATABASE);
        Pod pod = pod(cluster, "db-0");
        String node = pod.spec().nodeName().get();
        assertThat(pod.isReady()).isTrue();
        assertThat(pod.status().nominatedNodeName()).isEqualTo(Option.none());
        assertThat(claim(cluster, "data-db-0").metadata().annotations().get("volume.kubernetes.io/selected-node"))
                .contains(node);
        assertThat(volume(cluster, "data-db-0")
                        .isReachableFrom(cluster.snapshot().get(Node.KIND, node).get()))
                .isTrue();
        assertThat(cluster.snapshot().list(Node.KIND).filter(volume(cluster, "data-db-0")::isReachableFrom))
                .hasSize(1);
        assertThat(events(cluster, "PersistentVolumeClaim").filter(text -> text.startsWith("Provisioning")))
                .hasSize(4);
    }

    private static final String LOCAL = """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: disk-%s}
        spec:
          capacity: {storage: %s}
          accessModes: [ReadWriteOnce]
          storageClassName: standard
          local: {path: /mnt/disk}
          nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [
            {key: kubernetes.io/hostname, operator: In, values: [%s]}]}]}}
        ---
        """;

    @Test
    void localVolumesSayWhereThePodRuns() {
        String volumes = LOCAL.formatted("a", "5Gi", "node-2") + LOCAL.formatted("b", "2Gi", "node-3");
        Cluster cluster =
                settled(standard("kubernetes.io/no-provisioner", "WaitForFirstConsumer") + volumes + DATABASE);
        assertThat(cluster.snapshot()
                        .list(PersistentVolume.KIND)
                        .map(one -> one.status().phase().get().text()))
                .containsExactly("Bound", "Bound");
        assertThat(cluster.snapshot()
                        .list(Pod.KIND, "default")
                        .map(one -> one.spec().nodeName().get())
                        .sorted())
                .containsExactly("node-2", "node-3");
    }

    @Test
    void aPodForWhichNoLocalVolumeIsLeftSaysSo() {
        String volumes = LOCAL.formatted("a", "5Gi", "node-2");
        Cluster cluster =
                settled(standard("kubernetes.io/no-provisioner", "WaitForFirstConsumer") + volumes + DATABASE);
        assertThat(pod(cluster, "db-0").spec().nodeName()).contains("node-2");
        assertThat(events(cluster, "Pod").filter(text -> text.startsWith("FailedScheduling")))
                .containsExactly("FailedScheduling: 0/3 nodes are available: 3 node(s) didn't find available persistent"
                        + " volumes to bind. preemption: 0/3 nodes are available: 3 Preemption is not helpful for"
                        + " scheduling.");
        assertThat(events(cluster, "PersistentVolumeClaim"))
                .contains("WaitForPodScheduled: waiting for pod db-1 to be scheduled");
        Cluster more = then(cluster, LOCAL.formatted("b", "2Gi", "node-3"));
        assertThat(pod(more, "db-1").spec().nodeName()).contains("node-3");
    }

    private static Cluster then(Cluster cluster, String manifest) {
        return settled(cluster.apply(objects(manifest)).get());
    }

    private static Seq<String> claims(Cluster cluster) {
        return cluster.snapshot().list(PersistentVolumeClaim.KIND).map(PersistentVolumeClaim::name);
    }

    private static String retaining(String whenScaled, String whenDeleted) {
        return DATABASE.replace(
                "  serviceName: db\n",
                "  serviceName: db\n  persistentVolumeClaimRetentionPolicy: {whenScaled: " + whenScaled
                        + ", whenDeleted: " + whenDeleted + "}\n");
    }

    private static String scaled(String set, int replicas) {
        return set.replace("replicas: 2", "replicas: " + replicas);
    }

    @Test
    void claimsOutliveTheirPodsAndAreUsedAgain() {
        Cluster cluster = settled(standard("ebs.csi.aws.com", "Immediate") + DATABASE);
        String disk = volume(cluster, "data-db-1").name();
        Cluster small = then(cluster, scaled(DATABASE, 1));
        assertThat(claims(small)).containsExactly("data-db-0", "data-db-1");
        Cluster large = then(small, DATABASE);
        assertThat(volume(large, "data-db-1").name()).isEqualTo(disk);
        Cluster without = settled(small.request(Write.delete(
                        small.snapshot().get(StatefulSet.KIND, "default", "db").get()))
                .get());
        assertThat(claims(without)).containsExactly("data-db-0", "data-db-1");
    }

    @Test
    void claimsGoWithTheirPodsIfTheSetSaysSo() {
        String set = retaining("Delete", "Retain");
        Cluster cluster = settled(standard("ebs.csi.aws.com", "Immediate") + set);
        Cluster small = then(cluster, scaled(set, 1));
        assertThat(claims(small)).containsExactly("data-db-0");
        assertThat(small.snapshot().list(PersistentVolume.KIND)).hasSize(1);
        Cluster large = then(small, set);
        assertThat(volume(large, "data-db-1").name())
                .isNotEqualTo(volume(cluster, "data-db-1").name());
    }

    @Test
    void claimsGoWithTheSetIfItSaysSo() {
        String set = retaining("Retain", "Delete");
        Cluster cluster = settled(standard("ebs.csi.aws.com", "Immediate") + set);
        Cluster small = then(cluster, scaled(set, 1));
        assertThat(claims(small)).containsExactly("data-db-0", "data-db-1");
        Cluster without = settled(small.request(Write.delete(
                        small.snapshot().get(StatefulSet.KIND, "default", "db").get()))
                .get());
        assertThat(claims(without)).isEmpty();
        assertThat(without.snapshot().list(PersistentVolume.KIND)).isEmpty();
    }

    @Test
    void aVolumeThatIsRetainedStaysReleasedAndIsNotUsedAgain() {
        String disk = """
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: disk}
            spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], nfs: {server: nfs, path: /}}
            ---
            """;
        String claim = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            """;
        Cluster cluster = settled(disk + claim);
        assertThat(volume(cluster, "data").name()).isEqualTo("disk");
        Cluster without =
                settled(cluster.request(Write.delete(claim(cluster, "data"))).get());
        assertThat(phase(without, "disk")).isEqualTo("Released");
        Cluster again = then(without, claim);
        assertThat(phase(again, "disk")).isEqualTo("Released");
        assertThat(claim(again, "data").status().phase().get().text()).isEqualTo("Pending");
        Cluster recycled = then(again, disk.replace("nfs:", "persistentVolumeReclaimPolicy: Recycle, nfs:"));
        assertThat(phase(recycled, "disk")).isEqualTo("Bound");
        assertThat(volume(recycled, "data").name()).isEqualTo("disk");
    }

    private static String phase(Cluster cluster, String volume) {
        return cluster.snapshot()
                .get(PersistentVolume.KIND, volume)
                .get()
                .status()
                .phase()
                .get()
                .text();
    }

    @Test
    void aProvisionerCanTakeTimeFailOrBeAbsent() {
        String late = CLASS.formatted(", kubevalue.io/provision-after: 30s", "vendor.com/disk", "Immediate");
        Convergence convergence = started(late + DATABASE).converge();
        assertThat(convergence.at()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
        String failing = CLASS.formatted(
                ", kubevalue.io/provision: fail, kubevalue.io/provision-error: no room",
                "vendor.com/disk",
                "Immediate");
        assertThat(events(settled(failing + DATABASE), "PersistentVolumeClaim"))
                .contains("ProvisioningFailed: failed to provision volume with StorageClass \"standard\": no room");
        String absent = CLASS.formatted(", kubevalue.io/provision: never", "vendor.com/disk", "Immediate");
        assertThat(events(settled(absent + DATABASE), "PersistentVolumeClaim"))
                .containsExactly("ExternalProvisioning: Waiting for a volume to be created either by the external"
                        + " provisioner 'vendor.com/disk' or manually by the system administrator. If volume creation"
                        + " is delayed, please verify that the provisioner is running and correctly registered.");
    }

    @Test
    void anEphemeralVolumeHasAClaimThatGoesWithItsPod() {
        String pod = """
            apiVersion: v1
            kind: Pod
            metadata: {name: scratch}
            spec:
              containers: [{name: c, image: busybox}]
              volumes:
              - name: tmp
                ephemeral:
                  volumeClaimTemplate:
                    metadata: {labels: {of: scratch}}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            """;
        Cluster cluster = settled(standard("ebs.csi.aws.com", "WaitForFirstConsumer") + pod);
        assertThat(pod(cluster, "scratch").isReady()).isTrue();
        assertThat(claim(cluster, "scratch-tmp").metadata().labels().get("of")).contains("scratch");
        Cluster without =
                settled(cluster.request(Write.delete(pod(cluster, "scratch"))).get());
        assertThat(claims(without)).isEmpty();
        assertThat(without.snapshot().list(PersistentVolume.KIND)).isEmpty();
    }

    @Test
    void aPodThatDoesNotComeByWayOfTheSchedulerWaitsOnItsNode() {
        String pod = """
            apiVersion: v1
            kind: Pod
            metadata: {name: direct}
            spec:
              nodeName: node-1
              containers: [{name: c, image: busybox}]
              volumes: [{name: data, persistentVolumeClaim: {claimName: data-db-0}}]
            ---
            """;
        Cluster cluster = settled(pod);
        assertThat(events(cluster, "Pod"))
                .contains("FailedMount: Unable to attach or mount volumes: unmounted volumes=[data], unattached"
                        + " volumes=[], failed to process volumes=[data]: error processing PVC default/data-db-0:"
                        + " failed to fetch PVC from API server: persistentvolumeclaims \"data-db-0\" not found");
        Cluster with = then(cluster, standard("ebs.csi.aws.com", "Immediate") + DATABASE);
        assertThat(pod(with, "direct").isReady()).isTrue();
    }

    @Test
    void aClaimGrowsIfItsClassLetsIt() {
        Cluster cluster = settled(standard("ebs.csi.aws.com", "Immediate") + DATABASE);
        PersistentVolumeClaim claim = claim(cluster, "data-db-0");
        PersistentVolumeClaim wanted = claim.withSpec(claim.spec()
                .withResources(claim.spec().resources().withRequests(TreeMap.of("storage", Quantity.parse("5Gi")))));
        Cluster grown = settled(cluster.request(new Write.Update(wanted)).get());
        assertThat(volume(grown, "data-db-0").storage()).isEqualTo(Quantity.parse("5Gi"));
        assertThat(claim(grown, "data-db-0").status().capacity().get("storage")).contains(Quantity.parse("5Gi"));
        assertThat(claim(grown, "data-db-0").status().conditions()).isEmpty();
        String disk = volume(grown, "data-db-0").name();
        String node = pod(grown, "db-0").spec().nodeName().get();
        assertThat(events(grown, "PersistentVolumeClaim"))
                .contains(
                        "ExternalExpanding: waiting for an external controller to expand this PVC",
                        "Resizing: External resizer is resizing volume " + disk,
                        "FileSystemResizeRequired: Require file system resize of volume on node",
                        "FileSystemResizeSuccessful: MountVolume.NodeExpandVolume succeeded for volume \"" + disk
                                + "\" " + node);
    }

    @Test
    void withoutAPodTheFileSystemWaits() {
        String claim = DATABASE.replace("replicas: 2", "replicas: 1");
        Cluster cluster = settled(standard("ebs.csi.aws.com", "Immediate") + claim);
        Cluster idle = then(cluster, DATABASE.replace("replicas: 2", "replicas: 0"));
        PersistentVolumeClaim held = claim(idle, "data-db-0");
        PersistentVolumeClaim wanted = held.withSpec(held.spec()
                .withResources(held.spec().resources().withRequests(TreeMap.of("storage", Quantity.parse("2Gi")))));
        Cluster pending = settled(idle.request(new Write.Update(wanted)).get());
        assertThat(claim(pending, "data-db-0").status().conditions().map(PersistentVolumeClaimCondition::type))
                .containsExactly("Resizing", "FileSystemResizePending");
        Cluster started = then(pending, claim);
        assertThat(claim(started, "data-db-0").status().capacity().get("storage"))
                .contains(Quantity.parse("2Gi"));
    }

    @Test
    void allMayDoTheirWorkWhereTheApiServerAsksWhoMay() {
        String rbac = """
            apiVersion: kubeadm.k8s.io/v1beta4
            kind: ClusterConfiguration
            apiServer: {extraArgs: [{name: authorization-mode, value: "Node,RBAC"}]}
            ---
            """;
        String set = retaining("Delete", "Delete");
        Cluster cluster = settled(rbac + standard("ebs.csi.aws.com", "WaitForFirstConsumer") + set);
        assertThat(cluster.config().authorizationMode()).isEqualTo(AuthorizationMode.NODE_RBAC);
        assertThat(pod(cluster, "db-1").isReady()).isTrue();
        PersistentVolumeClaim held = claim(cluster, "data-db-0");
        PersistentVolumeClaim wanted = held.withSpec(held.spec()
                .withResources(held.spec().resources().withRequests(TreeMap.of("storage", Quantity.parse("2Gi")))));
        Cluster grown = settled(cluster.request(new Write.Update(wanted)).get());
        assertThat(claim(grown, "data-db-0").status().capacity().get("storage")).contains(Quantity.parse("2Gi"));
        Cluster small = then(grown, scaled(set, 1));
        assertThat(claims(small)).containsExactly("data-db-0");
        assertThat(small.snapshot().list(PersistentVolume.KIND)).hasSize(1);
    }

    @Test
    void aClassOfAttributesGoesWhenNoClaimHasIt() {
        String attributes = """
            apiVersion: storage.k8s.io/v1
            kind: VolumeAttributesClass
            metadata: {name: fast}
            driverName: ebs.csi.aws.com
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              volumeAttributesClassName: fast
              resources: {requests: {storage: 1Gi}}
            """;
        Cluster cluster = settled(standard("ebs.csi.aws.com", "Immediate") + attributes);
        assertThat(volume(cluster, "data").spec().volumeAttributesClassName()).contains("fast");
        Cluster leaving = settled(cluster.request(Write.delete(cluster.snapshot()
                        .get(VolumeAttributesClass.KIND, "fast")
                        .get()))
                .get());
        assertThat(leaving.snapshot().list(VolumeAttributesClass.KIND)).hasSize(1);
        Cluster without =
                settled(leaving.request(Write.delete(claim(leaving, "data"))).get());
        assertThat(without.snapshot().list(VolumeAttributesClass.KIND)).isEmpty();
    }
}
