package io.github.kubevalue.model.nodetable;

import static io.github.kubevalue.model.scheduler.Objects.labelled;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static io.github.kubevalue.model.scheduler.Objects.tainted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ContainerImage;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.Resources;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeInfoTest {
    private static Node sized(long cpu, long memory, long disk, int pods) {
        Node node = node("n1");
        return node.withStatus(node.status()
                .withAllocatable(TreeMap.of(
                        "cpu", Quantity.parse(cpu + "m"),
                        "memory", Quantity.of(memory),
                        "ephemeral-storage", Quantity.of(disk),
                        "pods", Quantity.of(pods))));
    }

    private static Resources amounts(long cpu, long memory, long disk) {
        return new Resources(cpu, memory, disk, TreeMap.empty());
    }

    private static NodeInfo loaded(Node node, int pods, Resources load) {
        return NodeInfo.of(node, new NodeLoad(pods, load, load, NodeLoad.NONE.ports()));
    }

    // pkg/scheduler/framework/plugins/noderesources/fit_test.go, TestEnoughRequests and TestStorageRequests: a node of
    // 10 CPU, 20
    // bytes of memory and 20 of disk
    @ParameterizedTest
    @CsvSource({
        "10, 20, 0,  0, 0, 0,   true",
        "10, 20, 0,  1, 1, 0,   false",
        "9,  19, 0,  3, 2, 0,   false",
        "5,  5,  0,  1, 1, 0,   true",
        "5,  19, 0,  2, 2, 0,   false",
        "5,  19, 0,  5, 1, 0,   true",
        "10, 19, 0,  0, 1, 0,   true",
        "10, 19, 0,  1, 0, 0,   false",
        "0,  0,  10, 0, 0, 20,  false",
        "0,  0,  10, 0, 0, 10,  true",
        "0,  0,  25, 0, 0, 0,   true"
    })
    void thereIsRoomForWhatIsRequestedAlone(
            long cpu, long memory, long disk, long moreCpu, long moreMemory, long moreDisk, boolean room) {
        NodeInfo node = loaded(sized(10, 20, 20, 32), 1, amounts(cpu, memory, disk));
        assertThat(node.hasRoom(amounts(moreCpu, moreMemory, moreDisk))).isEqualTo(room);
    }

    // TestNotEnoughRequests
    @ParameterizedTest
    @CsvSource({"1, 1, false", "1, 0, true", "0, 0, false", "2, 1, true"})
    void thereIsRoomForSoManyPods(int allowed, int pods, boolean room) {
        assertThat(loaded(sized(10, 20, 20, allowed), pods, Resources.NONE).hasRoom(Resources.NONE))
                .isEqualTo(room);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whoeverHasRoomKeepsItAsPodsGoAndNoNodeHasMoreThanItCanGive(
            @ForAll @IntRange(max = 5) int cpu,
            @ForAll @IntRange(max = 5) int memory,
            @ForAll @IntRange(max = 5) int disk,
            @ForAll @IntRange(max = 5) int load) {
        Resources request = amounts(cpu, memory, disk);
        NodeInfo node = loaded(sized(4, 4, 4, 3), 2, amounts(load, load, load));
        if (node.hasRoom(request)) {
            assertThat(cpu == 0 || cpu + load <= 4).isTrue();
            assertThat(memory == 0 || memory + load <= 4).isTrue();
            assertThat(disk == 0 || disk + load <= 4).isTrue();
            assertThat(node.without(new NodeLoad(1, amounts(1, 1, 1), Resources.NONE, NodeLoad.NONE.ports()))
                            .hasRoom(request))
                    .isTrue();
            assertThat(node.with(NodeLoad.of(pod("p"))).hasRoom(request)).isFalse();
        } else {
            assertThat(cpu > 0 && cpu + load > 4 || memory > 0 && memory + load > 4 || disk > 0 && disk + load > 4)
                    .isTrue();
        }
    }

    @Test
    void amountsAreThoseOfTheNodeAndOfItsPods() {
        NodeLoad load = NodeLoad.of(requesting("a", "1", "1Ki")).plus(NodeLoad.of(pod("b")));
        NodeInfo info = NodeInfo.of(sized(4000, 8192, 10, 7), load);
        assertThat(info.cpu()).isEqualTo(4000);
        assertThat(info.memory()).isEqualTo(8192);
        assertThat(info.allowedPods()).isEqualTo(7);
        assertThat(info.requestedCpu()).isEqualTo(1000);
        assertThat(info.requestedMemory()).isEqualTo(1024);
        assertThat(info.nonZeroCpu()).isEqualTo(1100);
        assertThat(info.nonZeroMemory()).isEqualTo(1024 + 200 * 1024 * 1024);
        assertThat(info).hasToString("n1");
    }

    @Test
    void nodesAreTheSameThatSayTheSameAndAreLoadedAlike() {
        NodeInfo info = NodeInfo.of(node("n1"), NodeLoad.NONE);
        NodeLoad load = NodeLoad.of(requesting("a", "1", "1Ki"));
        assertThat(info).isEqualTo(NodeInfo.of(node("n1"), NodeLoad.NONE)).isNotEqualTo("n1");
        assertThat(info.with(load)).isNotEqualTo(info);
        assertThat(info.with(load).hashCode()).isNotEqualTo(info.hashCode());
        assertThat(info.with(load).without(load)).isEqualTo(info).hasSameHashCodeAs(info);
        assertThat(NodeInfo.of(node("n2"), NodeLoad.NONE)).isNotEqualTo(info);
        assertThat(NodeInfo.of(node("n2"), NodeLoad.NONE).hashCode()).isNotEqualTo(info.hashCode());
    }

    @Test
    void whatDoesNotCountMakesNoOtherFacts() {
        NodeFacts facts = NodeFacts.of(node("n1"));
        Node told = node("n1");
        Node annotated = told.withMetadata(told.metadata().withAnnotations(TreeMap.of("a", "b")));
        assertThat(facts.isSame(annotated)).isTrue();
        assertThat(facts.withNode(annotated)).isEqualTo(NodeFacts.of(annotated));
        assertThat(facts.isSame(labelled(told, "a", "b"))).isFalse();
        assertThat(facts.isSame(tainted(told, Taint.of("a", TaintEffect.NO_SCHEDULE))))
                .isFalse();
        assertThat(facts.isSame(sized(1, 1, 1, 1))).isFalse();
        assertThat(facts.isSame(told.withStatus(told.status()
                        .withImages(Vector.of(ContainerImage.builder()
                                .names(Vector.of("a"))
                                .sizeBytes(Option.of(7L))
                                .build())))))
                .isFalse();
    }

    // component-helpers/node/topology/helpers_test.go, Test_GetZoneKey
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topology.kubernetes.io/zone=zone1                                           | :0:zone1",
                "topology.kubernetes.io/region=region1                                       | region1:0:",
                "topology.kubernetes.io/region=region1 topology.kubernetes.io/zone=zone1     | region1:0:zone1",
                "failure-domain.beta.kubernetes.io/region=r failure-domain.beta.kubernetes.io/zone=z | r:0:z",
                "topology.kubernetes.io/zone=new failure-domain.beta.kubernetes.io/zone=old  | :0:new",
                "other=zone1                                                                 | ''"
            })
    void nodesAreOfOneZoneByRegionAndZone(String labels, String key) {
        Node node = Vector.of(labels.split(" "))
                .map(label -> label.split("="))
                .foldLeft(node("n1"), (so, label) -> labelled(so, label[0], label[1]));
        assertThat(NodeFacts.of(node).zoneKey().replace('\u0000', '0')).isEqualTo(key);
    }

    @Test
    void taintsAreToldApartByWhatTheyDo() {
        Taint hard = Taint.of("hard", TaintEffect.NO_SCHEDULE);
        Taint harder = Taint.of("harder", TaintEffect.NO_EXECUTE);
        Taint soft = Taint.of("soft", TaintEffect.PREFER_NO_SCHEDULE);
        NodeInfo info = NodeInfo.of(tainted(node("n1"), hard, soft, harder), NodeLoad.NONE);
        assertThat(info.taints()).containsExactly(hard, harder);
        assertThat(info.softTaints()).containsExactly(soft);
    }
}
