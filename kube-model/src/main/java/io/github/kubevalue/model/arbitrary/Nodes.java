package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Nodes that are ready, with room for a few pods or for many. */
public final class Nodes {
    private Nodes() {}

    /** One to four nodes, {@code node-1} and so on, each with its address and its block of pod addresses. */
    public static Arbitrary<Vector<Node>> nodes() {
        return drafts().list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(drafts -> Vector.ofAll(drafts).zipWithIndex((draft, index) -> draft.node(index + 1)));
    }

    /** A node, {@code node-1}. */
    public static Arbitrary<Node> node() {
        return drafts().map(draft -> draft.node(1));
    }

    private static Arbitrary<Draft> drafts() {
        return Combinators.combine(
                        Scheduling.zones().optional(0.6),
                        Scheduling.taints().optional(0.2),
                        Arbitraries.of("4", "1", "500m", "8"),
                        Arbitraries.of("16Gi", "2Gi", "256Mi"),
                        Arbitraries.of(110, 3),
                        Arbitraries.of(false, false, false, true))
                .as(Draft::new);
    }

    /** What tells a node from others, but for its place among them. */
    private record Draft(
            Optional<String> zone, Optional<Taint> taint, String cpu, String memory, int pods, boolean cordoned) {

        Node node(int number) {
            String name = "node-" + number;
            String block = "10.244." + (number - 1) + ".0/24";
            NodeSpec.Builder spec = NodeSpec.builder().podCIDR(block).addPodCIDR(block);
            taint.ifPresent(spec::addTaint);
            if (cordoned) {
                spec.unschedulable(true);
            }
            return Node.builder()
                    .metadata(ObjectMeta.named(name).withLabels(labels(name)))
                    .spec(spec.build())
                    .status(status(number))
                    .build();
        }

        private SortedMap<String, String> labels(String name) {
            SortedMap<String, String> labels = TreeMap.of(Scheduling.HOSTNAME, name);
            return zone.map(where -> labels.put(Scheduling.ZONE, where)).orElse(labels);
        }

        private NodeStatus status(int number) {
            SortedMap<String, Quantity> room =
                    TreeMap.of("cpu", Quantity.parse(cpu), "memory", Quantity.parse(memory), "pods", Quantity.of(pods));
            return NodeStatus.builder()
                    .capacity(room)
                    .allocatable(room)
                    .addAddress(NodeAddress.internalIp("172.31.0." + (9 + number)))
                    .addCondition(NodeCondition.of(NodeCondition.READY, true))
                    .build();
        }
    }
}
