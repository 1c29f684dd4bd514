package io.github.kubevalue.model.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.storage.CSIDriver;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.storage.CSIStorageCapacity;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeAttachment;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events plugins are asked about: EventsToRegister of the plugins in pkg/scheduler/framework/plugins. */
class HeedTest {
    private static final Vector<Kind<?>> KINDS = Vector.of(
            Pod.KIND,
            Node.KIND,
            StorageClass.KIND,
            PersistentVolumeClaim.KIND,
            PersistentVolume.KIND,
            CSINode.KIND,
            CSIDriver.KIND,
            CSIStorageCapacity.KIND,
            VolumeAttachment.KIND);

    private static String heeded(FilterPlugin plugin) {
        return KINDS.flatMap(kind -> Vector.of(Action.values())
                        .filter(action -> plugin.heeds(new ClusterEvent(kind, action, Option.none(), Option.none())))
                        .map(action -> kind.name() + "/" + action))
                .mkString(" ");
    }

    @ParameterizedTest
    @CsvSource({
        "NodeUnschedulable, Pod/UPDATE_POD_TOLERATION Node/ADD Node/UPDATE_NODE_TAINT",
        "NodeName, Node/ADD",
        "TaintToleration, Pod/UPDATE_POD_TOLERATION Node/ADD Node/UPDATE_NODE_TAINT",
        "NodeAffinity, Node/ADD Node/UPDATE_NODE_LABEL",
        "NodePorts, Pod/DELETE Node/ADD",
        "NodeResourcesFit, Pod/DELETE Pod/UPDATE_POD_SCALE_DOWN Node/ADD Node/UPDATE_NODE_ALLOCATABLE",
        "VolumeRestrictions, Pod/DELETE Node/ADD PersistentVolumeClaim/ADD",
        "NodeVolumeLimits, Pod/DELETE PersistentVolumeClaim/ADD CSINode/ADD CSINode/UPDATE VolumeAttachment/DELETE",
        "VolumeBinding, Node/ADD Node/UPDATE_NODE_LABEL StorageClass/ADD StorageClass/UPDATE PersistentVolumeClaim/ADD"
                + " PersistentVolumeClaim/UPDATE PersistentVolume/ADD PersistentVolume/UPDATE CSINode/ADD"
                + " CSINode/UPDATE CSIDriver/UPDATE CSIStorageCapacity/ADD CSIStorageCapacity/UPDATE",
        "VolumeZone, Node/ADD Node/UPDATE_NODE_LABEL StorageClass/ADD PersistentVolumeClaim/ADD"
                + " PersistentVolumeClaim/UPDATE PersistentVolume/ADD PersistentVolume/UPDATE",
        "PodTopologySpread, Pod/ADD Pod/DELETE Pod/UPDATE_POD_LABEL Pod/UPDATE_POD_TOLERATION Node/ADD Node/DELETE"
                + " Node/UPDATE_NODE_LABEL Node/UPDATE_NODE_TAINT",
        "InterPodAffinity, Pod/ADD Pod/DELETE Pod/UPDATE_POD_LABEL Node/ADD Node/UPDATE_NODE_LABEL"
    })
    void eachPluginHeedsWhatMayChangeItsMind(String plugin, String events) {
        assertThat(DefaultProfile.profile()
                        .refusing()
                        .filter(one -> one.name().equals(plugin))
                        .map(HeedTest::heeded))
                .containsExactly(events);
    }

    @Test
    void noOtherPluginRefuses() {
        assertThat(DefaultProfile.profile().refusing()).hasSize(12);
    }

    @Test
    void whoeverDoesNotSayIsAskedAboutAll() {
        FilterPlugin silent = new FilterPlugin() {
            @Override
            public String name() {
                return "Mine";
            }

            @Override
            public Filter prepare(Cycle cycle) {
                return Filter.PASS;
            }
        };
        assertThat(heeded(silent).split(" ")).hasSize(KINDS.size() * Action.values().length);
        ClusterEvent event = ClusterEvent.added(Objects.node("n1"));
        assertThat(silent.mayHelp(event, Objects.pod("p"), Rig.EMPTY)).isTrue();
    }
}
