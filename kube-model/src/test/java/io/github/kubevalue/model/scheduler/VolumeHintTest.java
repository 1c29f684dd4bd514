package io.github.kubevalue.model.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.storage.CSIDriver;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.storage.CSIStorageCapacity;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeAttachment;
import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which event is worth another attempt for a pod that a rule of volumes kept off: the tables of isSchedulableAfter… in
 * pkg/scheduler/framework/plugins/volume*_test.go and nodevolumelimits/csi_test.go. A dash stands for an object that is not there.
 */
class VolumeHintTest {
    private static final String NONE = "-";
    private static final Vector<Kind<?>> KINDS = Vector.of(
            Node.KIND,
            Pod.KIND,
            PersistentVolume.KIND,
            PersistentVolumeClaim.KIND,
            StorageClass.KIND,
            CSINode.KIND,
            CSIDriver.KIND,
            CSIStorageCapacity.KIND,
            VolumeAttachment.KIND);

    /** A pod that uses the claim data, and one that is mounted by the driver d itself. */
    private static final Pod WAITING = Said.pod("{metadata: {name: waiting}, spec: {volumes: [{name: data,"
            + " persistentVolumeClaim: {claimName: data}}, {name: fast, ephemeral: {}}, {name: own, csi: {driver: d}},"
            + " {name: disk, gcePersistentDisk: {pdName: disk-1}}]}}");

    private static ClusterEvent event(String kind, String before, String after) {
        Kind<?> found = KINDS.find(one -> one.name().equals(kind)).get();
        if (before.equals(NONE)) {
            return ClusterEvent.added(Said.object(found, after));
        }
        KubeObject old = Said.object(found, before);
        return after.equals(NONE)
                ? ClusterEvent.deleted(old)
                : ClusterEvent.updated(Action.UPDATE, old, Said.object(found, after));
    }

    private static boolean helps(String name, ClusterEvent event) {
        FilterPlugin plugin = DefaultProfile.profile()
                .filters()
                .find(one -> one.name().equals(name))
                .get();
        return plugin.heeds(event) && plugin.mayHelp(event, WAITING, Rig.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Node | - | {metadata: {name: n1}} | true",
                "Node | {metadata: {name: n1}} | - | false",
                "Pod | {metadata: {name: p}} | - | false",
                "PersistentVolume | - | {metadata: {name: v}} | true",
                "PersistentVolume | {metadata: {name: v}} | {metadata: {name: v, labels: {a: b}}} | true",
                "PersistentVolume | {metadata: {name: v}} | - | false",
                "PersistentVolumeClaim | - | {metadata: {name: data, namespace: demo}} | true",
                "PersistentVolumeClaim | - | {metadata: {name: waiting-fast, namespace: demo}} | true",
                "PersistentVolumeClaim | - | {metadata: {name: data, namespace: other}} | false",
                "PersistentVolumeClaim | - | {metadata: {name: x, namespace: demo}} | false",
                "PersistentVolumeClaim | {metadata: {name: data, namespace: demo}} | {metadata: {name: data,"
                        + " namespace: demo}, spec: {volumeName: v}} | true",
                "PersistentVolumeClaim | {metadata: {name: data, namespace: demo}} | - | false",
                "StorageClass | - | {metadata: {name: c}} | true",
                "StorageClass | {metadata: {name: c}} | {metadata: {name: c, labels: {a: b}}} | false",
                "StorageClass | {metadata: {name: c}} | {metadata: {name: c}, allowedTopologies:"
                        + " [{matchLabelExpressions: [{key: a, values: [b]}]}]} | true",
                "StorageClass | {metadata: {name: c}} | - | false",
                "CSINode | - | {metadata: {name: n1}} | true",
                "CSINode | {metadata: {name: n1}} | {metadata: {name: n1, annotations:"
                        + " {storage.alpha.kubernetes.io/migrated-plugins: a}}} | true",
                "CSINode | {metadata: {name: n1}} | {metadata: {name: n1, annotations: {a: b}}} | false",
                "CSIDriver | - | {metadata: {name: d}} | false",
                "CSIDriver | {metadata: {name: d}, spec: {storageCapacity: true}} | {metadata: {name: d}, spec:"
                        + " {storageCapacity: false}} | true",
                "CSIDriver | {metadata: {name: d}, spec: {storageCapacity: true}} | {metadata: {name: d}} | true",
                "CSIDriver | {metadata: {name: d}, spec: {storageCapacity: false}} | {metadata: {name: d}, spec:"
                        + " {storageCapacity: true}} | false",
                "CSIDriver | {metadata: {name: e}, spec: {storageCapacity: true}} | {metadata: {name: e}} | false",
                "CSIStorageCapacity | - | {metadata: {name: c, namespace: x}} | true",
                "CSIStorageCapacity | {metadata: {name: c, namespace: x}, capacity: 1} | {metadata: {name: c,"
                        + " namespace: x}, capacity: 2} | true",
                "CSIStorageCapacity | {metadata: {name: c, namespace: x}, capacity: 2} | {metadata: {name: c,"
                        + " namespace: x}, capacity: 1} | false",
                "CSIStorageCapacity | {metadata: {name: c, namespace: x}} | {metadata: {name: c, namespace: x},"
                        + " capacity: 1} | true",
                "CSIStorageCapacity | {metadata: {name: c, namespace: x}, capacity: 1, maximumVolumeSize: 1} |"
                        + " {metadata: {name: c, namespace: x}, capacity: 2, maximumVolumeSize: 1} | false",
                "CSIStorageCapacity | {metadata: {name: c, namespace: x}, capacity: 1, maximumVolumeSize: 1} |"
                        + " {metadata: {name: c, namespace: x}, capacity: 1, maximumVolumeSize: 2} | true",
                "VolumeAttachment | {metadata: {name: a}} | - | false"
            })
    void bindingIsTriedAgain(String kind, String before, String after, boolean helps) {
        assertThat(helps("VolumeBinding", event(kind, before, after))).isEqualTo(helps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Node | - | {metadata: {name: n1}} | true",
                "StorageClass | - | {metadata: {name: c}, volumeBindingMode: WaitForFirstConsumer} | true",
                "StorageClass | - | {metadata: {name: c}, volumeBindingMode: Immediate} | false",
                "StorageClass | - | {metadata: {name: c}} | false",
                "StorageClass | {metadata: {name: c}} | {metadata: {name: c}, volumeBindingMode: WaitForFirstConsumer}"
                        + " | false",
                "PersistentVolumeClaim | - | {metadata: {name: data, namespace: demo}} | true",
                "PersistentVolumeClaim | - | {metadata: {name: waiting-fast, namespace: demo}} | false",
                "PersistentVolumeClaim | - | {metadata: {name: data, namespace: other}} | false",
                "PersistentVolumeClaim | {metadata: {name: data, namespace: demo}} | {metadata: {name: data, namespace:"
                        + " demo}, spec: {volumeName: v}} | true",
                "PersistentVolume | - | {metadata: {name: v}} | true",
                "PersistentVolume | {metadata: {name: v}} | {metadata: {name: v, labels:"
                        + " {topology.kubernetes.io/zone: a}}} | true",
                "PersistentVolume | {metadata: {name: v, labels: {topology.kubernetes.io/zone: a__b}}} | {metadata:"
                        + " {name: v, labels: {topology.kubernetes.io/zone: a__b, x: z}}} | false",
                "PersistentVolume | {metadata: {name: v}} | - | false",
                "CSINode | - | {metadata: {name: n1}} | false"
            })
    void zonesAreTriedAgain(String kind, String before, String after, boolean helps) {
        assertThat(helps("VolumeZone", event(kind, before, after))).isEqualTo(helps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Node | - | {metadata: {name: n1}} | true",
                "PersistentVolumeClaim | - | {metadata: {name: data, namespace: demo}} | true",
                "PersistentVolumeClaim | - | {metadata: {name: x, namespace: demo}} | false",
                "PersistentVolumeClaim | - | {metadata: {name: data, namespace: other}} | false",
                "PersistentVolumeClaim | {metadata: {name: data, namespace: demo}} | {metadata: {name: data, namespace:"
                        + " demo}, spec: {volumeName: v}} | false",
                "Pod | - | {metadata: {name: p, namespace: demo}} | false",
                "Pod | {metadata: {name: p, namespace: demo}} | - | false",
                "Pod | {metadata: {name: p, namespace: demo}, spec: {volumes: [{name: a, persistentVolumeClaim:"
                        + " {claimName: data}}]}} | - | true",
                "Pod | {metadata: {name: p, namespace: demo}, spec: {volumes: [{name: a, persistentVolumeClaim:"
                        + " {claimName: x}}]}} | - | false",
                "Pod | {metadata: {name: p, namespace: other}, spec: {volumes: [{name: a, persistentVolumeClaim:"
                        + " {claimName: data}}]}} | - | false",
                "Pod | {metadata: {name: p, namespace: demo}, spec: {volumes: [{name: a, gcePersistentDisk: {pdName:"
                        + " disk-1}}]}} | - | true",
                "Pod | {metadata: {name: p, namespace: other}, spec: {volumes: [{name: a, gcePersistentDisk: {pdName:"
                        + " disk-1}}]}} | - | false",
                "Pod | {metadata: {name: p, namespace: demo}, spec: {volumes: [{name: a, gcePersistentDisk: {pdName:"
                        + " disk-2}}]}} | - | false"
            })
    void restrictionsAreTriedAgain(String kind, String before, String after, boolean helps) {
        assertThat(helps("VolumeRestrictions", event(kind, before, after))).isEqualTo(helps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CSINode | - | {metadata: {name: n1}} | true",
                "CSINode | {metadata: {name: n1}} | {metadata: {name: n1}, spec: {drivers: [{name: d, nodeID: n1,"
                        + " allocatable: {count: 1}}]}} | true",
                "CSINode | {metadata: {name: n1}, spec: {drivers: [{name: d, nodeID: n1, allocatable: {count: 1}}]}} |"
                        + " {metadata: {name: n1}, spec: {drivers: [{name: d, nodeID: n1, allocatable: {count: 2}}]}} |"
                        + " true",
                "CSINode | {metadata: {name: n1}, spec: {drivers: [{name: d, nodeID: n1, allocatable: {count: 2}}]}} |"
                        + " {metadata: {name: n1}, spec: {drivers: [{name: d, nodeID: n1, allocatable: {count: 2}}]}} |"
                        + " false",
                "CSINode | {metadata: {name: n1}, spec: {drivers: [{name: d, nodeID: n1, allocatable: {count: 2}}]}} |"
                        + " {metadata: {name: n1}, spec: {drivers: [{name: d, nodeID: n1}]}} | false",
                "CSINode | {metadata: {name: n1}} | - | false",
                "Node | - | {metadata: {name: n1}} | false",
                "Pod | {metadata: {name: p, namespace: demo}, spec: {nodeName: n1}} | - | false",
                "Pod | {metadata: {name: p, namespace: demo}, spec: {volumes: [{name: a, persistentVolumeClaim:"
                        + " {claimName: x}}]}} | - | false",
                "Pod | {metadata: {name: p, namespace: demo}, spec: {nodeName: n1, volumes: [{name: a,"
                        + " persistentVolumeClaim: {claimName: x}}]}} | - | true",
                "Pod | {metadata: {name: p, namespace: demo}, spec: {nodeName: n1, volumes: [{name: a, ephemeral:"
                        + " {}}]}} | - | true",
                "Pod | {metadata: {name: p, namespace: demo}, spec: {nodeName: n1, volumes: [{name: a, emptyDir: {}}]}}"
                        + " | - | false",
                "PersistentVolumeClaim | - | {metadata: {name: data, namespace: demo}} | true",
                "PersistentVolumeClaim | - | {metadata: {name: waiting-fast, namespace: demo}} | true",
                "PersistentVolumeClaim | - | {metadata: {name: data, namespace: other}} | false",
                "PersistentVolumeClaim | {metadata: {name: data, namespace: demo}} | {metadata: {name: data, namespace:"
                        + " demo}, spec: {volumeName: v}} | false",
                "VolumeAttachment | {metadata: {name: a}} | - | true",
                "VolumeAttachment | - | {metadata: {name: a}} | false"
            })
    void limitsAreTriedAgain(String kind, String before, String after, boolean helps) {
        assertThat(helps("NodeVolumeLimits", event(kind, before, after))).isEqualTo(helps);
    }
}
