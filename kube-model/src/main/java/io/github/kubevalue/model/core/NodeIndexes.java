package io.github.kubevalue.model.core;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;

/** How nodes are found. */
public final class NodeIndexes {

    /** By each address at which the cluster reaches them. */
    public static final Index<Node> BY_INTERNAL_IP = Index.of(
                    "nodes by address",
                    Node.KIND,
                    (Node node) -> node.internalIps().map(Ip::toString))
            .reading(node -> node.status().addresses());

    /** All of them. */
    public static final Catalog CATALOG = Catalog.of(BY_INTERNAL_IP);

    private NodeIndexes() {}
}
