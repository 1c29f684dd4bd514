package io.github.kubevalue.model.scheduler;

import static io.github.kubevalue.model.scheduler.Objects.labelled;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NodeTableTest {
    private static final String ZONE = "topology.kubernetes.io/zone";

    /** One of a few writes of a few nodes and pods. */
    private static Store written(Store store, int number) {
        int which = number % 5;
        Node node = labelled(node("n" + which), ZONE, "z" + number / 5 % 3);
        Pod pod = on("n" + number / 5 % 5, requesting("p" + which, number % 3 + "00m", "1Mi"));
        return switch (number % 4) {
            case 0 -> store.put(node);
            case 1 -> store.put(pod);
            case 2 -> store.delete(pod.key());
            default -> number % 3 == 0 ? store.delete(node.key()) : store.put(node);
        };
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void theTableDependsOnTheObjectsAlone(@ForAll @Size(max = 40) List<@IntRange(max = 999) Integer> writes) {
        Store store = Vector.ofAll(writes).foldLeft(Rig.EMPTY, NodeTableTest::written);
        NodeTable table = store.view(NodeTable.NODES);

        NodeTable anew = NodeTable.of(store.list(Node.KIND)
                .map(node -> NodeInfo.of(node, store.sum(NodeLoad.BY_NODE, node.name()))));
        assertThat(table).isEqualTo(anew);
        assertThat(table.all().map(NodeInfo::name).sorted())
                .isEqualTo(store.list(Node.KIND).map(Node::name).toVector());
        assertThat(table.all()).allMatch(node -> table.get(node.name()).contains(node));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aSearchThatBeginsLaterSeesTheSameNodesInTheSameTurn(
            @ForAll @Size(max = 9) List<@IntRange(max = 3) Integer> zones, @ForAll @IntRange(max = 20) int start) {
        NodeTable table = NodeTable.of(Vector.ofAll(zones)
                .zipWithIndex()
                .map(each -> NodeInfo.of(labelled(node("n" + each._2), ZONE, "z" + each._1), NodeLoad.NONE)));
        Vector<NodeInfo> all = table.all();
        int first = all.isEmpty() ? 0 : start % all.size();
        assertThat(Vector.ofAll(table.from(start))).isEqualTo(all.drop(first).appendAll(all.take(first)));
    }

    // pkg/scheduler/backend/cache/node_tree_test.go, TestNodeTree_List
    @Test
    void oneNodeOfEachZoneIsTakenInTurn() {
        NodeTable table = NodeTable.of(Vector.of("a1", "a2", "a3", "b4", "c5", "c6")
                .map(name -> NodeInfo.of(labelled(node(name), ZONE, name.substring(0, 1)), NodeLoad.NONE)));
        assertThat(table.all().map(NodeInfo::name)).containsExactly("a1", "b4", "c5", "a2", "c6", "a3");
    }
}
