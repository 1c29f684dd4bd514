package io.github.kubevalue.model.nodetable;

import static io.github.kubevalue.model.scheduler.Objects.labelled;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static io.github.kubevalue.model.scheduler.Objects.tainted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ContainerImage;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.scheduler.Rig;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NodeTableTest {
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final Taint SOFT = Taint.of("soft", TaintEffect.PREFER_NO_SCHEDULE);
    private static final Taint HARD = Taint.of("hard", TaintEffect.NO_SCHEDULE);

    /** One of a few writes of a few nodes and pods. */
    private static Store written(Store store, int number) {
        int which = number % 5;
        int more = number / 5;
        return switch (number % 4) {
            case 0 -> store.put(said("n" + which, more));
            case 1 -> store.put(said("p" + which, "n" + more % 5, more / 5));
            case 2 -> store.delete(Pod.KIND.key("demo", "p" + which));
            default ->
                more % 3 == 0 ? store.delete(Node.KIND.key("", "n" + which)) : store.put(said("n" + which, more));
        };
    }

    private static Node said(String name, int number) {
        Node plain = number % 4 == 0 ? node(name) : labelled(node(name), ZONE, "z" + number % 3);
        Node tainted = tainted(plain, number % 2 == 0 ? HARD : SOFT);
        Node taking = number % 5 == 0 ? plain : tainted;
        Node holding = taking.withStatus(taking.status()
                .withImages(Vector.range(0, number % 3)
                        .map(i -> ContainerImage.builder()
                                .names(Vector.of("image" + i))
                                .sizeBytes(Option.of(10L * number))
                                .build())));
        return holding.withSpec(holding.spec().withUnschedulable(Option.of(number % 7 == 0)));
    }

    private static Pod said(String name, String node, int number) {
        Pod pod = on(node, labelled(requesting(name, number % 3 + "00m", "1Mi"), "app", "a" + number % 2));
        Pod leaving = number % 5 == 0
                ? pod.withMetadata(pod.metadata().withDeletionTimestamp(Option.of(Instant.EPOCH)))
                : pod;
        Pod resized = number % 4 == 0 ? has(leaving, number % 16 + "00m") : leaving;
        return number % 7 == 0 ? resized.withStatus(resized.status().withPhase(PodPhase.SUCCEEDED)) : resized;
    }

    /** The pod, with so much CPU in force. */
    private static Pod has(Pod pod, String cpu) {
        ContainerStatus status = ContainerStatus.builder()
                .name("app")
                .build()
                .withGranted(ResourceRequirements.requesting(Quantity.parse(cpu), Quantity.parse("1Mi")));
        return pod.withStatus(pod.status().withContainerStatuses(Vector.of(status)));
    }

    @Test
    void whatAPodHasWhileItIsResizedIsTakenFromItsNode() {
        Pod pod = on("n1", requesting("p", "1", "1Gi"));
        Store before = Rig.EMPTY.put(node("n1")).put(pod);
        Store after = before.put(has(pod, "2"));

        assertThat(before.view(NodeTable.NODES).get("n1").get().requestedCpu()).isEqualTo(1000);
        assertThat(after.view(NodeTable.NODES).get("n1").get().requestedCpu()).isEqualTo(2000);
    }

    private static Store written(List<Integer> writes) {
        return Vector.ofAll(writes).foldLeft(Rig.EMPTY, NodeTableTest::written);
    }

    /** Some 300 writes, one after the other, each of which is followed. */
    @Test
    void whatIsKeptFollowsEachWrite() {
        Store store = Rig.EMPTY;
        for (int i = 0; i < 300; i++) {
            store = written(store, i * 7919 % 9973);
            isReadOffTheNodes(store);
            countsPods(store);
            dividesNodesIntoDomains(store);
            findsImages(store);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theTableDependsOnTheObjectsAlone(@ForAll @Size(max = 40) List<@IntRange(max = 9999) Integer> writes) {
        isReadOffTheNodes(written(writes));
    }

    private static void isReadOffTheNodes(Store store) {
        NodeTable table = store.view(NodeTable.NODES);

        NodeTable anew = NodeTable.of(store.list(Node.KIND)
                .map(node -> NodeInfo.of(node, store.sum(NodeLoad.BY_NODE, node.name()))));
        assertThat(table).isEqualTo(anew).hasSameHashCodeAs(anew);
        assertThat(table.all().map(NodeInfo::name).sorted())
                .isEqualTo(store.list(Node.KIND).map(Node::name).toArray());
        assertThat(table.all()).allMatch(node -> table.get(node.name()).contains(node));
        assertThat(table.hasTaints())
                .isEqualTo(table.all().exists(node -> !node.taints().isEmpty()));
        assertThat(table.discourages())
                .isEqualTo(table.all().exists(node -> !node.softTaints().isEmpty()));
        assertThat(table.hasUnschedulable()).isEqualTo(table.all().exists(NodeInfo::isUnschedulable));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void podsAreCountedWhereTheyRun(@ForAll @Size(max = 40) List<@IntRange(max = 9999) Integer> writes) {
        countsPods(written(writes));
    }

    private static void countsPods(Store store) {
        NodeTable table = store.view(NodeTable.NODES);
        Vector<LabelSelector> selectors = Vector.of(LabelSelector.of("app", "a1"));
        Seq<Pod> selected = store.list(Pod.KIND)
                .filter(pod -> !pod.isTerminal()
                        && selectors.head().matches(pod.metadata().labels()));

        assertThat(table.present("demo", selectors)).contains(counts(table, selected));
        assertThat(table.leaving("demo", selectors))
                .contains(counts(table, selected.filter(pod -> pod.metadata().isDeleting())));
        assertThat(table.present("other", selectors)).contains(PerNode.NONE);
    }

    private static PerNode counts(NodeTable table, Seq<Pod> pods) {
        return pods.flatMap(pod -> table.get(pod.spec().nodeName().get()))
                .foldLeft(PerNode.NONE, (all, node) -> all.plus(node.slot(), 1));
    }

    @Test
    void numbersAreSaidByName() {
        NodeTable table = NodeTable.of(Vector.of("n1", "n2", "n3").map(name -> NodeInfo.of(node(name), NodeLoad.NONE)));
        PerNode numbers = table.numbers(HashMap.of("n1", 2, "n3", 1, "gone", 7));
        assertThat(table.all().map(numbers::get)).containsExactly(2L, 0L, 1L);
        assertThat(numbers.size()).isEqualTo(2);
        assertThat(table.in(table.get("n2").get().slot()).name()).isEqualTo("n2");
        assertThat(table).hasToString("3 nodes");
    }

    @Test
    void podsThatALabelTellsApartAreNotCounted() {
        Vector<LabelSelector> selectors = Vector.of(LabelSelector.of("statefulset.kubernetes.io/pod-name", "db-0"));
        assertThat(Rig.EMPTY.view(NodeTable.NODES).present("demo", selectors)).isEmpty();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void nodesOfOneLabelAreOneDomain(@ForAll @Size(max = 40) List<@IntRange(max = 9999) Integer> writes) {
        dividesNodesIntoDomains(written(writes));
    }

    private static void dividesNodesIntoDomains(Store store) {
        NodeTable table = store.view(NodeTable.NODES);
        Topology zones = table.topology(ZONE);
        for (NodeInfo one : table.all()) {
            assertThat(zones.includes(one)).isEqualTo(one.label(ZONE).isDefined());
            assertThat(zones.domain(one)).isBetween(0, zones.size() - 1);
            for (NodeInfo other : table.all()) {
                assertThat(zones.domain(one) == zones.domain(other))
                        .isEqualTo(one.label(ZONE).equals(other.label(ZONE)));
            }
        }
        PerNode ones = table.all().foldLeft(PerNode.NONE, (all, node) -> all.plus(node.slot(), 1));
        for (NodeInfo one : table.all()) {
            long alike = table.all().count(other -> other.label(ZONE).equals(one.label(ZONE)));
            assertThat(zones.sumsOfAll(ones).get(one)).isEqualTo(alike);
            assertThat(zones.sums(ones).getOrZero(one)).isEqualTo(zones.includes(one) ? alike : 0);
            assertThat(zones.sums(ones).plus(zones.sums(ones), 2).getOrZero(one))
                    .isEqualTo(zones.includes(one) ? 3 * alike : 0);
        }
        assertThat(zones.includesAny(ones)).isEqualTo(table.all().exists(zones::includes));
        assertThat(zones.size())
                .isEqualTo(table.all().map(node -> node.label(ZONE)).distinct().size());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void imagesAreWhereNodesHoldThem(@ForAll @Size(max = 40) List<@IntRange(max = 9999) Integer> writes) {
        findsImages(written(writes));
    }

    private static void findsImages(Store store) {
        NodeTable table = store.view(NodeTable.NODES);
        for (String name : HashSet.of("image0", "image1", "image2")) {
            Seq<NodeInfo> holders = table.all().filter(node -> size(node, name).isDefined());
            assertThat(table.image(name).map(HeldImage::nodes).getOrElse(0)).isEqualTo(holders.size());
            assertThat(holders)
                    .allMatch(node -> size(node, name)
                            .contains(table.image(name).get().sizes().get(node)));
        }
    }

    private static Option<Long> size(NodeInfo node, String image) {
        return node.node()
                .status()
                .images()
                .find(one -> one.names().contains(image))
                .flatMap(ContainerImage::sizeBytes);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theNodeAtAPlaceIsTheOneOfTheirOrder(@ForAll @Size(max = 9) List<@IntRange(max = 3) Integer> zones) {
        NodeTable table = NodeTable.of(Vector.ofAll(zones)
                .zipWithIndex()
                .map(each -> NodeInfo.of(labelled(node("n" + each._2), ZONE, "z" + each._1), NodeLoad.NONE)));
        assertThat(Array.range(0, table.size()).map(table::at)).isEqualTo(table.all());
    }

    // pkg/scheduler/backend/cache/node_tree_test.go, TestNodeTree_List
    @Test
    void oneNodeOfEachZoneIsTakenInTurn() {
        NodeTable table = NodeTable.of(Vector.of("a1", "a2", "a3", "b4", "c5", "c6")
                .map(name -> NodeInfo.of(labelled(node(name), ZONE, name.substring(0, 1)), NodeLoad.NONE)));
        assertThat(table.all().map(NodeInfo::name)).containsExactly("a1", "b4", "c5", "a2", "c6", "a3");
    }
}
