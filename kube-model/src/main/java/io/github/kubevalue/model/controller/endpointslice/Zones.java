package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.controller.selection.Roll;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Tally;
import io.vavr.control.Option;

/** In which zone each node is: what endpoints tell of their nodes. */
final class Zones {
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String ALL = "";

    /** The zones of all nodes, under one text. */
    static final Tally<Node, Roll<Option<String>>> TALLY = Tally.of(
                    "zones of nodes",
                    Node.KIND,
                    new Tally.Group<Roll<Option<String>>>(Roll.empty(), Roll::plus, Roll::minus),
                    (Node node) -> Option.of(new Tally.Entry<>(ALL, Roll.of(node.name(), of(node)))))
            .withSame((one, other) -> of(one).equals(of(other)));

    private Zones() {}

    /** Returns the zone that a node is labelled with. */
    static Option<String> of(Node node) {
        return node.metadata().labels().get(ZONE);
    }

    /** Returns the zones of all nodes that are known. */
    static Roll<Option<String>> all(Snapshot snapshot) {
        return snapshot.sum(TALLY, ALL);
    }
}
