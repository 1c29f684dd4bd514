package io.github.kubevalue.model.nodetable;

import static io.github.kubevalue.model.scheduler.Objects.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.resource.NodeLoad;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class NodesTest {
    private static final NodeTable TABLE =
            NodeTable.of(Vector.of("n1", "n2", "n3").map(name -> NodeInfo.of(node(name), NodeLoad.NONE)));

    private static int slot(String name) {
        return TABLE.get(name).get().slot();
    }

    @Test
    void nodesAreThoseOfTheSlotsInThatOrder() {
        Nodes some = TABLE.nodes(slot("n3"), slot("n1"));
        assertThat(some).extracting(NodeInfo::name).containsExactly("n3", "n1");
        assertThat(some.get(1).name()).isEqualTo("n1");
        assertThat(some.slot(0)).isEqualTo(slot("n3"));
        assertThat(some.size()).isEqualTo(2);
        assertThat(some.isEmpty()).isFalse();
        assertThat(Nodes.NONE.isEmpty()).isTrue();
        assertThat(some.toString()).isEqualTo("[n3, n1]");
    }

    @Test
    void theyCompareByWhatTheyAre() {
        Nodes all = TABLE.nodes(TABLE.all());
        NodeTable same = NodeTable.of(TABLE.all());
        assertThat(all.equals(same.nodes(same.all()))).isTrue();
        assertThat(all.hashCode()).isEqualTo(same.nodes(same.all()).hashCode());
        assertThat(all.equals(TABLE.nodes(slot("n1"), slot("n2")))).isFalse();
        assertThat(all.equals(TABLE.nodes(TABLE.all().reverse()))).isFalse();
    }
}
