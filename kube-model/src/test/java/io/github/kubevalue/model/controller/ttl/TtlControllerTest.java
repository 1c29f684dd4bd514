package io.github.kubevalue.model.controller.ttl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import org.junit.jupiter.api.Test;

class TtlControllerTest {
    private static final String TTL = "node.alpha.kubernetes.io/ttl";

    private static ControlLoop loop(int nodes) {
        // the loop has a node of its own
        return withNodes(new ControlLoop(Choice.first(), new TtlController()), 2, nodes);
    }

    private static ControlLoop withNodes(ControlLoop loop, int first, int last) {
        for (int i = first; i <= last; i++) {
            loop.write(new Write.Create(Node.named("n" + i))).settle();
        }
        return loop;
    }

    private static ControlLoop withoutNodes(ControlLoop loop, int first, int last) {
        for (int i = first; i <= last; i++) {
            loop.write(Write.delete(loop.store().get(Node.KIND, "n" + i).get())).settle();
        }
        return loop;
    }

    private static Seq<String> told(ControlLoop loop) {
        return loop.store()
                .list(Node.KIND)
                .map(node -> node.metadata().annotations().get(TTL).getOrElse("nothing"))
                .distinct();
    }

    @Test
    void aSmallClusterAsksAlways() {
        assertThat(told(loop(3))).containsExactly("0");
    }

    @Test
    void aClusterThatGrowsTellsAllItsNodes() {
        ControlLoop loop = loop(100);
        assertThat(told(loop)).containsExactly("0");
        assertThat(told(withNodes(loop, 101, 101))).containsExactly("15");
    }

    @Test
    void aClusterThatShrinksALittleStaysAsItIs() {
        ControlLoop loop = withoutNodes(loop(101), 95, 101);
        assertThat(told(loop)).containsExactly("15");
        assertThat(told(withNodes(loop, 95, 95))).as("a new node too").containsExactly("15");
        assertThat(told(withoutNodes(loop, 90, 95))).containsExactly("0");
    }

    @Test
    void whatAUserWritesIsPutRight() {
        ControlLoop loop = loop(2);
        Node node = loop.store().get(Node.KIND, "n2").get();
        ObjectMeta edited = node.metadata().withAnnotations(TreeMap.of(TTL, "often"));
        loop.write(new Write.Update(node.withMetadata(edited))).settle();
        assertThat(told(loop)).containsExactly("0");
    }
}
